package io.github.secureblocks.samples.rules.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Connections with the settings that a driver and a pool have by themselves. */
final class SqlRawConnectionBad {
    Connection opened(String url, String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password); // finds sql/raw-connection
    }

    DataSource pooled(String url, String user, String password) {
        HikariConfig config = new HikariConfig(); // finds sql/raw-connection
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        return new HikariDataSource(config);
    }

    DataSource pooledAtOnce(String url) {
        HikariDataSource pool = new HikariDataSource(); // finds sql/raw-connection
        pool.setJdbcUrl(url);
        return pool;
    }

    DataSource notPooled(String url, String user, String password) {
        return new DriverManagerDataSource(url, user, password); // finds sql/raw-connection
    }
}
