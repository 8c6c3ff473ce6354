package io.github.secureblocks.samples.rules.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Text that is put together, but out of constants alone. */
final class SqlDynamicTextNearMiss {
    private static final String COLUMNS = "id, title";

    ResultSet prepared(Connection connection, String owner) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("select " + COLUMNS + " from notes where owner = ?");
        statement.setString(1, owner);
        return statement.executeQuery();
    }

    List<Long> oneOfTwo(JdbcTemplate jdbc, boolean newestFirst) {
        String order = newestFirst ? "created_at desc" : "created_at";
        return jdbc.query("select id from notes order by " + order, (row, number) -> row.getLong(1));
    }
}
