package io.github.secureblocks.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import io.github.secureblocks.secret.SecretUnavailable;
import io.github.secureblocks.sql.DatabaseException.Reason;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The one place that knows which library pools the connections. */
final class ConnectionPool {
    private final HikariDataSource source;

    private ConnectionPool(HikariDataSource source) {
        this.source = source;
    }

    static ConnectionPool open(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        settings.driverProperties().forEach(config::addDataSourceProperty);
        // Asked again for each new connection, so that a rotated password is picked up.
        config.setCredentialsProvider(
                () -> Credentials.of(settings.user(), settings.password().get().revealAsString()));
        config.setMaximumPoolSize(settings.maximumConnections());
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setValidationTimeout(settings.validationTimeout().toMillis());
        config.setLeakDetectionThreshold(settings.leakDetection().toMillis());
        config.setAutoCommit(true);
        try {
            return new ConnectionPool(new HikariDataSource(config));
        } catch (RuntimeException failed) {
            throw withoutDriverText(failed);
        }
    }

    DataSource source() {
        return source;
    }

    void close() {
        source.close();
    }

    /** Drivers and the pool write URLs and users into their messages. */
    private static RuntimeException withoutDriverText(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                return DatabaseException.failed(refused, "opening the pool; check url, user and password");
            }
            if (cause instanceof SecretUnavailable missing) {
                return missing;
            }
        }
        return DatabaseException.of(
                Reason.OTHER,
                "The pool cannot be opened (" + failed.getClass().getName() + "); check url, user and password");
    }
}
