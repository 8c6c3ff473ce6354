package io.github.secureblocks.samples.benchmarks.sql;

import io.github.secureblocks.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One row into a table. */
@State(Scope.Benchmark)
public class InsertRow {
    private long next;

    /** Keeps the table from growing with the speed of who fills it. */
    @Setup(Level.Iteration)
    public void empty(Contenders on) throws SQLException {
        on.empty();
    }

    /** Raw JDBC. */
    @Benchmark
    public int floor(Contenders on) throws SQLException {
        try (Connection connection = on.pool.getConnection();
                PreparedStatement insert = connection.prepareStatement(Contenders.INSERT)) {
            Contenders.bind(insert, note());
            return insert.executeUpdate();
        }
    }

    /** Raw JDBC with the time limit. */
    @Benchmark
    public int bounded(Contenders on) throws SQLException {
        try (Connection connection = on.pool.getConnection();
                PreparedStatement insert = connection.prepareStatement(Contenders.INSERT)) {
            Contenders.limit(insert);
            Contenders.bind(insert, note());
            return insert.executeUpdate();
        }
    }

    /** The block. */
    @Benchmark
    public int ours(Contenders on) {
        Note note = note();
        return on.database.update(Sql.text(Contenders.INSERT_NAMED)
                .bind("id", note.id())
                .bind("owner", note.owner())
                .bind("title", note.title())
                .bind("priority", note.priority()));
    }

    /** Spring's client. */
    @Benchmark
    public int jdbcClient(Contenders on) {
        Note note = note();
        return on.jdbcClient
                .sql(Contenders.INSERT_NAMED)
                .param("id", note.id())
                .param("owner", note.owner())
                .param("title", note.title())
                .param("priority", note.priority())
                .update();
    }

    /** Jdbi. */
    @Benchmark
    public int jdbi(Contenders on) {
        Note note = note();
        return on.jdbi.withHandle(handle -> handle.createUpdate(Contenders.INSERT_NAMED)
                .bind("id", note.id())
                .bind("owner", note.owner())
                .bind("title", note.title())
                .bind("priority", note.priority())
                .execute());
    }

    /** jOOQ with plain SQL. */
    @Benchmark
    public int jooq(Contenders on) {
        Note note = note();
        return on.jooq.execute(Contenders.INSERT, note.id(), note.owner(), note.title(), note.priority());
    }

    private Note note() {
        return Note.numbered(next++);
    }
}
