package io.github.secureblocks.samples.databases;

import com.zaxxer.hikari.HikariDataSource;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Where a running database is reached as an application would, and by plain JDBC for what a test looks at from outside. */
record Server(Engine engine, String url, String user, String password) {
    DatabaseSettings.Builder settings() {
        return DatabaseSettings.builder(url)
                .user(user)
                .password(() -> Secret.of(password))
                .maximumConnections(2);
    }

    int port() {
        return Integer.parseInt(url.replaceAll(".*:(\\d+)/app", "$1"));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Connections in a mode of the driver or of the server. */
    HikariDataSource pool(String options) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(url + options);
        source.setUsername(user);
        source.setPassword(password);
        source.setMaximumPoolSize(2);
        return source;
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
