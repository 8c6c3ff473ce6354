package io.github.secureblocks.samples.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row by its key, into a record, from H2 in memory over one pool. */
@State(Scope.Benchmark)
public class PointSelect {
    /** A row. */
    public record Note(long id, String title) {}

    private HikariDataSource pool;
    private Database database;
    private JdbcClient jdbcClient;
    private int next;

    /** Fills a table of a thousand rows. */
    @Setup
    public void open() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:benchmark");
        pool = new HikariDataSource(config);
        database = Database.over(pool);
        database.update(Sql.text("create table notes (id bigint primary key, title varchar(100))"));
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into notes values (?, ?)")) {
            for (int i = 0; i < 1_000; i++) {
                insert.setLong(1, i);
                insert.setString(2, "title " + i);
                insert.executeUpdate();
            }
        }
        jdbcClient = JdbcClient.create(pool);
    }

    /** Closes the pool. */
    @TearDown
    public void close() {
        pool.close();
    }

    /** Raw JDBC, mapped by hand. */
    @Benchmark
    public Note floor() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement select = connection.prepareStatement("select id, title from notes where id = ?")) {
            select.setLong(1, key());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return new Note(rows.getLong(1), rows.getString(2));
            }
        }
    }

    /** The block, mapped by component name. */
    @Benchmark
    public Optional<Note> ours() {
        return database.one(
                Sql.text("select id, title from notes where id = :id").bind("id", key()), Note.class);
    }

    /** Spring's client, mapped by component name. */
    @Benchmark
    public Optional<Note> jdbcClient() {
        return jdbcClient
                .sql("select id, title from notes where id = :id")
                .param("id", key())
                .query(Note.class)
                .optional();
    }

    private long key() {
        next = (next + 1) % 1_000;
        return next;
    }
}
