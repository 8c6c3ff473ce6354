package io.github.secureblocks.samples.rules.sql;

import com.zaxxer.hikari.HikariDataSource;
import io.github.secureblocks.sql.Database;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Pools that somebody else has set up. */
final class SqlUnvettedConnectionNearMiss {
    Database over(DataSource source) {
        return Database.over(source);
    }

    Connection borrowed(DataSource source) throws SQLException {
        return source.getConnection();
    }

    int busy(HikariDataSource pool) {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }
}
