package io.github.secureblocks.samples.benchmarks.sql;

import io.github.secureblocks.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jooq.BatchBindStep;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.jdbc.core.namedparam.SimplePropertySqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** A thousand records into an empty table, all or none. */
@State(Scope.Benchmark)
public class BatchOfThousand {
    private final List<Note> notes =
            LongStream.range(0, 1_000).mapToObj(Note::numbered).toList();

    /** The keys are free again; a batch takes long enough for its time to be read each time. */
    @Setup(Level.Invocation)
    public void empty(Contenders on) throws SQLException {
        on.empty();
    }

    /** Raw JDBC. */
    @Benchmark
    public int[] floor(Contenders on) throws SQLException {
        return run(on, false);
    }

    /** Raw JDBC with the time limit. */
    @Benchmark
    public int[] bounded(Contenders on) throws SQLException {
        return run(on, true);
    }

    private int[] run(Contenders on, boolean limited) throws SQLException {
        try (Connection connection = on.pool.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(Contenders.INSERT)) {
                if (limited) {
                    Contenders.limit(insert);
                }
                for (Note note : notes) {
                    Contenders.bind(insert, note);
                    insert.addBatch();
                }
                int[] counts = insert.executeBatch();
                connection.commit();
                return counts;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** The block. */
    @Benchmark
    public int ours(Contenders on) {
        return on.database.batch(Sql.text(Contenders.INSERT_NAMED), notes);
    }

    /** Spring's template, because its client has no batch. */
    @Benchmark
    public int[] namedTemplate(Contenders on) {
        return on.transaction.execute(status -> on.template.batchUpdate(
                Contenders.INSERT_NAMED,
                notes.stream().map(SimplePropertySqlParameterSource::new).toArray(SqlParameterSource[]::new)));
    }

    /** Jdbi. */
    @Benchmark
    public int[] jdbi(Contenders on) {
        return on.jdbi.inTransaction(handle -> {
            try (PreparedBatch batch = handle.prepareBatch(Contenders.INSERT_NAMED)) {
                for (Note note : notes) {
                    batch.bindMethods(note).add();
                }
                return batch.execute();
            }
        });
    }

    /** jOOQ with plain SQL. */
    @Benchmark
    public int[] jooq(Contenders on) {
        return on.jooq.transactionResult(transaction -> {
            BatchBindStep batch = transaction.dsl().batch(Contenders.INSERT);
            for (Note note : notes) {
                batch = batch.bind(note.id(), note.owner(), note.title(), note.priority());
            }
            return batch.execute();
        });
    }
}
