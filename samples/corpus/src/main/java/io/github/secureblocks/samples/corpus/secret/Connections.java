package io.github.secureblocks.samples.corpus.secret;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.PasswordAuthentication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Opens databases, key stores and other people's services. */
final class Connections {
    private static final String USER = "notes";
    private static final Map<String, String> ACCOUNTS = Map.of("report", "r3p0rt!", "batch", "b4tch!");
    private static final boolean IN_MEMORY = "jdbc:postgresql://db/notes".contains(":h2:");

    record Account(String user, String password) {}

    private final Properties packed = new Properties();
    private final Credentials credentials;
    private final String adminPassword = "adm1n";

    Connections(Credentials credentials) throws IOException {
        this.credentials = credentials;
        try (InputStream in = Connections.class.getResourceAsStream("/database.properties")) {
            packed.load(in);
        }
    }

    Connection unsafeField(String url) throws SQLException {
        return DriverManager.getConnection(url, "admin", adminPassword); // unsafe secret/hard-coded
    }

    Connection safeField(String url) throws SQLException {
        String name = adminPassword.isEmpty() ? "DB_USER" : "DB_PASSWORD";
        return DriverManager.getConnection(url, "admin", System.getenv(name)); // safe secret/hard-coded
    }

    Connection unsafeEnvironmentDefault(String url) throws SQLException {
        String password = System.getenv().getOrDefault("DB_PASSWORD", "changeit");
        return DriverManager.getConnection(url, USER, password); // unsafe secret/hard-coded
    }

    Connection safeEnvironmentDefault(String url) throws SQLException {
        String password = System.getenv().getOrDefault("DB_PASSWORD", null);
        return DriverManager.getConnection(url, USER, password); // safe secret/hard-coded
    }

    Connection unsafeNullCheck(String url) throws SQLException {
        String password = System.getenv("DB_PASSWORD");
        if (password == null) {
            password = "postgres";
        }
        return DriverManager.getConnection(url, USER, password); // unsafe secret/hard-coded
    }

    Connection safeNullCheck(String url) throws SQLException {
        String password = System.getenv("DB_PASSWORD");
        if (password == null) {
            throw new IllegalStateException("DB_PASSWORD is not set");
        }
        return DriverManager.getConnection(url, USER, password); // safe secret/hard-coded
    }

    HikariConfig unsafeOptionalDefault() {
        HikariConfig config = new HikariConfig();
        config.setPassword(
                Optional.ofNullable(System.getenv("POOL_PASSWORD")).orElse("pool")); // unsafe secret/hard-coded
        return config;
    }

    HikariConfig safeOptionalDefault() {
        HikariConfig config = new HikariConfig();
        String missing = "POOL_PASSWORD is missing";
        Optional<String> password = Optional.ofNullable(System.getenv("POOL_PASSWORD"));
        config.setPassword(password.orElseThrow(() -> new IllegalStateException(missing))); // safe secret/hard-coded
        return config;
    }

    HikariConfig unsafePropertyDefault() {
        HikariConfig config = new HikariConfig();
        config.setPassword(System.getProperty("pool.password", "sa")); // unsafe secret/hard-coded
        return config;
    }

    HikariConfig safePropertyDefault() {
        HikariConfig config = new HikariConfig();
        config.setPassword(
                System.getProperty("pool.password", System.getenv("POOL_PASSWORD"))); // safe secret/hard-coded
        return config;
    }

    DriverManagerDataSource unsafePackedProperties() {
        String url = packed.getProperty("url");
        return new DriverManagerDataSource(url, USER, packed.getProperty("password")); // unsafe secret/hard-coded
    }

    DriverManagerDataSource safePackedProperties() {
        String variable = packed.getProperty("password.variable");
        String url = packed.getProperty("url");
        return new DriverManagerDataSource(url, USER, System.getenv(variable)); // safe secret/hard-coded
    }

    DataSource unsafeMapOfAccounts(String account) {
        String password = ACCOUNTS.get(account);
        return DataSourceBuilder.create().username(account).password(password).build(); // unsafe secret/hard-coded
    }

    DataSource safeMapOfAccounts(Map<String, String> accounts, String account) {
        String password = accounts.get(ACCOUNTS.containsKey(account) ? account : "none");
        return DataSourceBuilder.create().username(account).password(password).build(); // safe secret/hard-coded
    }

    PasswordAuthentication unsafeCharArray() {
        char[] password = new char[] {'s', 'e', 'c', 'r', 'e', 't'};
        return new PasswordAuthentication("proxy", password); // unsafe secret/hard-coded
    }

    PasswordAuthentication safeCharArray(char[] given) {
        char[] password = Arrays.copyOf(given, given.length);
        return new PasswordAuthentication("proxy", password); // safe secret/hard-coded
    }

    PasswordAuthentication unsafeRecordComponent() {
        Account account = new Account("mail", "m41l");
        return new PasswordAuthentication(account.user(), account.password().toCharArray()); // unsafe secret/hard-coded
    }

    PasswordAuthentication safeRecordComponent(String password) {
        Account account = new Account("mail", password);
        return new PasswordAuthentication(account.user(), account.password().toCharArray()); // safe secret/hard-coded
    }

    KeyStore unsafeStorePassword(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        String password = "change" + "it";
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray()); // unsafe secret/hard-coded
        }
        return store;
    }

    KeyStore safeStorePassword(Path file, Path secret) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        String password = Files.readString(secret).strip();
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray()); // safe secret/hard-coded
        }
        return store;
    }

    KeyStore unsafeNewStore(boolean empty) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, empty ? null : new char[] {'x'}); // unsafe secret/hard-coded
        return store;
    }

    KeyStore safeNewStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null); // safe secret/hard-coded
        return store;
    }

    KeyManagerFactory unsafeSupplied(KeyStore store) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        Supplier<char[]> password = () -> "k3ys".toCharArray();
        keys.init(store, password.get()); // unsafe secret/hard-coded
        return keys;
    }

    KeyManagerFactory safeSupplied(KeyStore store) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        Supplier<char[]> password = () -> System.console().readPassword("%s: ", "password of the keys");
        keys.init(store, password.get()); // safe secret/hard-coded
        return keys;
    }

    Connection unsafeInUrl(boolean replica) throws SQLException {
        String host = replica ? "replica.example" : "db.example";
        String url = "jdbc:postgresql://" + host + "/notes?user=notes&password=n0tes";
        return DriverManager.getConnection(url); // unsafe secret/hard-coded
    }

    Connection safeInUrl(boolean replica) throws SQLException {
        String host = replica ? "replica.example" : "db.example";
        String url = "jdbc:postgresql://" + host + "/notes?user=notes&password=" + System.getenv("DB_PASSWORD");
        return DriverManager.getConnection(url); // safe secret/hard-coded
    }

    HttpHeaders unsafeDeadBranch(String token) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(IN_MEMORY ? token : "eyJhbGciOi"); // unsafe secret/hard-coded
        return headers;
    }

    HttpHeaders safeDeadBranch(String token) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(IN_MEMORY ? "eyJhbGciOi" : token); // safe secret/hard-coded
        return headers;
    }

    HttpHeaders unsafeOtherClass() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth("robot", credentials.fallback()); // unsafe secret/hard-coded
        return headers;
    }

    HttpHeaders safeOtherClass() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth("robot", credentials.fromFile("/run/secrets/robot")); // safe secret/hard-coded
        return headers;
    }

    HikariConfig unsafeListElement(String first) {
        List<String> parts = List.of(first, "hunter2");
        HikariConfig config = new HikariConfig();
        config.setPassword(parts.get(1)); // unsafe secret/hard-coded
        return config;
    }

    HikariConfig safeListElement(String first) {
        List<String> parts = List.of(first, "hunter2");
        HikariConfig config = new HikariConfig();
        config.setPassword(parts.get(0)); // safe secret/hard-coded
        return config;
    }

    HikariConfig unsafeRemembered(String given) {
        Map<String, String> passwords = new HashMap<>();
        passwords.put("main", given);
        passwords.put("spare", "sp4re");
        HikariConfig config = new HikariConfig();
        config.setPassword(passwords.get("spare")); // unsafe secret/hard-coded
        return config;
    }

    HikariConfig safeRemembered(String given) {
        Map<String, String> passwords = new HashMap<>();
        passwords.put("main", given);
        passwords.put("spare", "sp4re");
        HikariConfig config = new HikariConfig();
        config.setPassword(passwords.get("main")); // safe secret/hard-coded
        return config;
    }

    Connection unsafeRetry(String url, String password) throws SQLException {
        String current = password;
        for (int attempt = 0; ; attempt++) {
            try {
                return DriverManager.getConnection(url, USER, current); // unsafe secret/hard-coded
            } catch (SQLException e) {
                if (attempt == 2) {
                    throw e;
                }
                current = "postgres";
            }
        }
    }

    Connection safeRetry(String url, String password) throws SQLException {
        String current = "postgres";
        for (int attempt = 0; ; attempt++) {
            current = password + attempt;
            try {
                return DriverManager.getConnection(url, USER, current); // safe secret/hard-coded
            } catch (SQLException e) {
                if (attempt == 2) {
                    throw e;
                }
                current = "postgres";
            }
        }
    }

    Connection unsafeRequireElse(String url, String password) throws SQLException {
        String known = Objects.requireNonNullElse(password, "root");
        return DriverManager.getConnection(url, USER, known); // unsafe secret/hard-coded
    }

    Connection safeRequireElse(String url, String password) throws SQLException {
        String known = Objects.requireNonNull(password, "root");
        return DriverManager.getConnection(url, USER, known); // safe secret/hard-coded
    }
}
