package io.github.secureblocks.samples.corpus.blind.secret;

import com.zaxxer.hikari.HikariConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.http.HttpHeaders;

/** Who logs in where. */
class Accounts {
    private static final String USER = "reader";
    private static final Map<String, Supplier<String>> SOURCES = new HashMap<>();

    enum Stage {
        DEVELOPMENT,
        PRODUCTION
    }

    /** What is needed to log in. */
    record Login(String user, String password) {
        static final Login TEST = new Login("test", "test1234");

        static Login of(Map<String, String> environment) {
            return new Login(environment.get("DB_USER"), environment.get("DB_PASSWORD"));
        }

        Login withUser(String other) {
            return new Login(other, password);
        }
    }

    static final class Passwords {
        static final String FIRST_START = "change-me-" + 2026;
        static final String VARIABLE = "LEDGER_PASSWORD";

        private Passwords() {}
    }

    private static String required(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }

    private static String orElse(String name, String fallback) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? fallback : value;
    }

    Connection unsafeEnvironmentOr(String url) throws SQLException {
        return DriverManager.getConnection(url, USER, orElse("DB_PASSWORD", "postgres")); // unsafe secret/hard-coded
    }

    Connection safeEnvironmentOr(String url) throws SQLException {
        return DriverManager.getConnection(
                url, orElse("DB_USER", "postgres"), required("DB_PASSWORD")); // safe secret/hard-coded
    }

    HikariConfig unsafePoolByStage(Stage stage) {
        HikariConfig pool = new HikariConfig();
        pool.setUsername(USER);
        String password = switch (stage) {
            case DEVELOPMENT -> Passwords.FIRST_START;
            case PRODUCTION -> required(Passwords.VARIABLE);
        };
        pool.setPassword(password); // unsafe secret/hard-coded
        return pool;
    }

    HikariConfig safePoolByStage(Stage stage) {
        HikariConfig pool = new HikariConfig();
        pool.setUsername(USER);
        String password = switch (stage) {
            case DEVELOPMENT -> required("DEVELOPER_PASSWORD");
            case PRODUCTION -> required(Passwords.VARIABLE);
        };
        pool.setPassword(password); // safe secret/hard-coded
        return pool;
    }

    DataSource unsafeLoginRecord(Map<String, String> environment) {
        Login login = environment.isEmpty() ? Login.TEST.withUser(USER) : Login.of(environment);
        DataSourceBuilder<?> builder = DataSourceBuilder.create().username(login.user());
        builder.password(login.password()); // unsafe secret/hard-coded
        return builder.build();
    }

    DataSource safeLoginRecord(Map<String, String> environment) {
        Login login = environment.isEmpty()
                ? Login.of(System.getenv())
                : Login.of(environment).withUser("test1234");
        DataSourceBuilder<?> builder = DataSourceBuilder.create().username(login.user());
        builder.password(login.password()); // safe secret/hard-coded
        return builder.build();
    }

    void unsafeServletLogin(HttpServletRequest request) throws ServletException {
        String password = request.getHeader("X-Password");
        if ("127.0.0.1".equals(request.getRemoteAddr())) {
            password = "local-admin";
        }
        request.login("admin", password); // unsafe secret/hard-coded
    }

    void safeServletLogin(HttpServletRequest request) throws ServletException {
        String password = request.getHeader("X-Password");
        if ("local-admin".equals(password)) {
            throw new ServletException("Not any more");
        }
        request.login("admin", password); // safe secret/hard-coded
    }

    Authenticator unsafeAuthenticator(char[] asked) {
        char[] usual = {'t', 'r', 'u', 's', 't', 'n', 'o', '1'};
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                char[] password = getRequestingPort() == 443 ? asked : usual;
                return new PasswordAuthentication(USER, password); // unsafe secret/hard-coded
            }
        };
    }

    Authenticator safeAuthenticator(char[] asked) {
        char[] usual = {'t', 'r', 'u', 's', 't', 'n', 'o', '1'};
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                char[] password = getRequestingPort() == 443 ? asked : asked.clone();
                return new PasswordAuthentication(new String(usual), password); // safe secret/hard-coded
            }
        };
    }

    void unsafeBearerRegistry(HttpHeaders headers, String service) {
        Map<String, String> tokens = new HashMap<>();
        tokens.put("mail", System.getenv("MAIL_TOKEN"));
        tokens.putIfAbsent("search", "tok_live_5f2d0c11");
        headers.setBearerAuth(tokens.get(service)); // unsafe secret/hard-coded
    }

    void safeBearerRegistry(HttpHeaders headers, String service) {
        Map<String, String> tokens = new HashMap<>();
        tokens.put("mail", "MAIL_TOKEN");
        tokens.put("search", "SEARCH_TOKEN");
        tokens.replaceAll((name, variable) -> System.getenv(variable));
        headers.setBearerAuth(tokens.get(service)); // safe secret/hard-coded
    }

    Connection unsafePackedPassword(String url) throws SQLException, IOException {
        Properties settings = new Properties();
        try (InputStream in = Accounts.class.getResourceAsStream("/blind-accounts.properties")) {
            settings.load(in);
        }
        return DriverManager.getConnection(
                url, settings.getProperty("user"), settings.getProperty("password")); // unsafe secret/hard-coded
    }

    Connection safePackedPassword(String url) throws SQLException, IOException {
        Properties settings = new Properties();
        try (InputStream in = Accounts.class.getResourceAsStream("/blind-accounts.properties")) {
            settings.load(in);
        }
        String password =
                Files.readString(Path.of(settings.getProperty("password.file"))).strip();
        return DriverManager.getConnection(url, settings.getProperty("user"), password); // safe secret/hard-coded
    }

    Connection unsafeInsideUrl(int port) throws SQLException {
        String url = "jdbc:sqlserver://ledger" + (port == 0 ? "" : ":1433") + ";user=" + USER + ";password=";
        String password = Optional.ofNullable(System.getenv("DB_PASSWORD")).orElse("sa");
        return DriverManager.getConnection(url.concat(password)); // unsafe secret/hard-coded
    }

    Connection safeInsideUrl(int port) throws SQLException {
        String url = "jdbc:sqlserver://ledger" + (port == 0 ? "" : ":1433") + ";user=" + USER + ";password=";
        String password = Optional.ofNullable(System.getenv("DB_PASSWORD")).orElseThrow();
        return DriverManager.getConnection(url.concat(password)); // safe secret/hard-coded
    }

    void unsafeSuppliersOfPassword(HttpHeaders headers, String user) {
        Supplier<String> constant = () -> "s3same" + "-open";
        Supplier<String> password = user.isEmpty() ? constant : SOURCES.getOrDefault(user, constant);
        headers.setBasicAuth(user, password.get()); // unsafe secret/hard-coded
    }

    void safeSuppliersOfPassword(HttpHeaders headers, String user) {
        Supplier<String> constant = () -> System.getenv("SERVICE_" + "PASSWORD");
        Supplier<String> password = user.isEmpty() ? constant : () -> required(user);
        headers.setBasicAuth(user, password.get()); // safe secret/hard-coded
    }

    PasswordAuthentication unsafeBundle(String user) {
        ResourceBundle bundle = ResourceBundle.getBundle("blind-accounts");
        String password = bundle.getString("password");
        return new PasswordAuthentication(user, password.toCharArray()); // unsafe secret/hard-coded
    }

    PasswordAuthentication safeBundle(String password) {
        ResourceBundle bundle = ResourceBundle.getBundle("blind-accounts");
        String user = bundle.getString("user");
        return new PasswordAuthentication(user, password.toCharArray()); // safe secret/hard-coded
    }
}
