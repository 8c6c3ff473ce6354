package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.secureblocks.sql.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database in one mode, with a table that nobody touches: whether it was touched is seen. */
final class HostileGround implements AutoCloseable {
    /** Another sequence: -Dhostile.seed=7. */
    static final long SEED = Long.getLong("hostile.seed", 20_261_121L);

    private final Server server;
    private final HikariDataSource source;
    private final List<String> schema;

    private HostileGround(Server server, HikariDataSource source) throws SQLException {
        this.server = server;
        this.source = source;
        this.schema = schema();
    }

    static HostileGround of(Mode mode, Server server, String... tables) throws SQLException {
        server.execute(tables);
        server.execute(
                "create table canary (owner varchar(20) primary key)", "insert into canary values ('ann'), ('bob')");
        return new HostileGround(server, server.pool(mode.options));
    }

    Database database() {
        return Database.over(source);
    }

    List<String> ownersByConcatenation(String value) throws SQLException {
        return texts("select owner from canary where owner = '" + value + "' order by owner");
    }

    void assertNothingElseHappened() throws SQLException {
        assertThat(schema()).as("tables and columns").isEqualTo(schema);
        assertThat(texts("select owner from canary order by owner")).containsExactly("ann", "bob");
    }

    /** The value in letters that every log can show, and how to make it again. */
    static String hint(String value) {
        StringBuilder out = new StringBuilder("-Dhostile.seed=" + SEED + ", value of length " + value.length() + ": ");
        value.chars()
                .limit(80)
                .forEach(c -> out.append(c > 31 && c < 127 ? "" + (char) c : String.format("\\u%04X", c)));
        return out.toString();
    }

    @Override
    public void close() throws SQLException {
        source.close();
        server.execute("drop table canary");
    }

    private List<String> schema() throws SQLException {
        return texts("select concat(table_name, '.', column_name) from information_schema.columns where table_schema"
                + " not in ('information_schema', 'INFORMATION_SCHEMA', 'pg_catalog') order by 1");
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }
}
