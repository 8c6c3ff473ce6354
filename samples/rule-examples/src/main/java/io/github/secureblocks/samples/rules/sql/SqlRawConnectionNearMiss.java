package io.github.secureblocks.samples.rules.sql;

import com.zaxxer.hikari.HikariPoolMXBean;
import io.github.secureblocks.sql.Database;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Pools that somebody else has set up. */
final class SqlRawConnectionNearMiss {
    Database over(DataSource source) {
        return Database.over(source);
    }

    Connection borrowed(DataSource source) throws SQLException {
        return source.getConnection();
    }

    int busy(HikariPoolMXBean pool) {
        return pool.getActiveConnections();
    }
}
