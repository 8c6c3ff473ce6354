package io.github.secureblocks.samples.benchmarks.sql;

import io.github.secureblocks.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** A hundred rows by an index, into records. */
public class HundredRows {
    private static final String TEXT = "select id, owner, title, priority from notes where owner = ?";
    private static final String NAMED = "select id, owner, title, priority from notes where owner = :owner";

    /** Raw JDBC, mapped by hand. */
    @Benchmark
    public List<Note> floor(Contenders on) throws SQLException {
        try (Connection connection = on.pool.getConnection();
                PreparedStatement select = connection.prepareStatement(TEXT)) {
            select.setString(1, owner(on));
            return read(select);
        }
    }

    /** Raw JDBC with the time limit and the greatest number of rows. */
    @Benchmark
    public List<Note> bounded(Contenders on) throws SQLException {
        try (Connection connection = on.pool.getConnection();
                PreparedStatement select = connection.prepareStatement(TEXT)) {
            Contenders.limit(select, Contenders.MAXIMUM_ROWS + 1);
            select.setString(1, owner(on));
            return read(select);
        }
    }

    /** The block, mapped by component name. */
    @Benchmark
    public List<Note> ours(Contenders on) {
        return on.database.list(Sql.text(NAMED).bind("owner", owner(on)), Note.class);
    }

    /** Spring's client, mapped by component name. */
    @Benchmark
    public Object jdbcClient(Contenders on) {
        return on.jdbcClient
                .sql(NAMED)
                .param("owner", owner(on))
                .query(Note.class)
                .list();
    }

    /** Jdbi, mapped by component name. */
    @Benchmark
    public List<Note> jdbi(Contenders on) {
        return on.jdbi.withHandle(handle -> handle.createQuery(NAMED)
                .bind("owner", owner(on))
                .mapTo(Note.class)
                .list());
    }

    /** jOOQ with plain SQL, mapped by its default mapper. */
    @Benchmark
    public List<Note> jooq(Contenders on) {
        return on.jooq.resultQuery(TEXT, owner(on)).fetchInto(Note.class);
    }

    static List<Note> read(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<Note> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Note(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getInt(4)));
            }
            return all;
        }
    }

    private static String owner(Contenders on) {
        return "owner" + on.key() % 10;
    }
}
