package io.github.secureblocks.samples.benchmarks.sql;

import io.github.secureblocks.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;

/** One row by its key, into a record. */
public class PointSelect {
    private static final String TEXT = "select id, owner, title, priority from notes where id = ?";
    private static final String NAMED = "select id, owner, title, priority from notes where id = :id";

    /** Raw JDBC, mapped by hand. */
    @Benchmark
    public Optional<Note> floor(Contenders on) throws SQLException {
        try (Connection connection = on.pool.getConnection();
                PreparedStatement select = connection.prepareStatement(TEXT)) {
            select.setLong(1, on.key());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Note(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getInt(4)))
                        : Optional.empty();
            }
        }
    }

    /** Raw JDBC with the time limit, and with the second row looked for. */
    @Benchmark
    public Optional<Note> bounded(Contenders on) throws SQLException {
        try (Connection connection = on.pool.getConnection();
                PreparedStatement select = connection.prepareStatement(TEXT)) {
            Contenders.limit(select, 2);
            select.setLong(1, on.key());
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                Note note = new Note(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getInt(4));
                if (rows.next()) {
                    throw new IllegalStateException("More than one row");
                }
                return Optional.of(note);
            }
        }
    }

    /** The block, mapped by component name. */
    @Benchmark
    public Optional<Note> ours(Contenders on) {
        return on.database.one(Sql.text(NAMED).bind("id", on.key()), Note.class);
    }

    /** Spring's client, mapped by component name. */
    @Benchmark
    public Optional<Note> jdbcClient(Contenders on) {
        return on.jdbcClient.sql(NAMED).param("id", on.key()).query(Note.class).optional();
    }

    /** Jdbi, mapped by component name. */
    @Benchmark
    public Optional<Note> jdbi(Contenders on) {
        return on.jdbi.withHandle(handle ->
                handle.createQuery(NAMED).bind("id", on.key()).mapTo(Note.class).findOne());
    }

    /** jOOQ with plain SQL, mapped by its default mapper. */
    @Benchmark
    public Optional<Note> jooq(Contenders on) {
        return on.jooq.resultQuery(TEXT, on.key()).fetchOptionalInto(Note.class);
    }
}
