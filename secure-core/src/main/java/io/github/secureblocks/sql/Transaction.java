package io.github.secureblocks.sql;

import io.github.secureblocks.event.SecurityEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Statements that take effect together or not at all; lent by {@link Database#transaction}.
 *
 * <p><b>Guarantees.</b> Usable only until the function that it was lent to returns, and rolled back where that throws. A
 * statement that fails ends it on every database alike: what follows is refused, and it is rolled back even where the
 * function swallows the failure, because some databases have rolled back by then and would commit half of the work.
 *
 * <p><b>Does not guarantee</b> more isolation than it was asked for. For the thread that runs the function; refused in others.
 */
public final class Transaction extends Statements {
    /** What all views of one transaction share. */
    private static final class State {
        private final Connection connection;
        private final boolean readOnly;
        private final Thread thread = Thread.currentThread();
        private boolean over;
        private @Nullable DatabaseException failure;

        private State(Connection connection, boolean readOnly) {
            this.connection = connection;
            this.readOnly = readOnly;
        }
    }

    private final State state;

    Transaction(Connection connection, boolean readOnly, Execution execution, SecurityEvents events) {
        this(new State(connection, readOnly), execution, events);
    }

    private Transaction(State state, Execution execution, SecurityEvents events) {
        super(execution, events);
        this.state = state;
    }

    @Override
    public Transaction withQueryTimeout(Duration timeout) {
        return new Transaction(state, new Execution(execution().bounds().withQueryTimeout(timeout)), events());
    }

    @Override
    public Transaction withMaximumRows(int rows) {
        return new Transaction(state, new Execution(execution().bounds().withMaximumRows(rows)), events());
    }

    void end() {
        state.over = true;
    }

    /** The failure that ended the transaction, if one did. */
    @Nullable
    DatabaseException failure() {
        return state.failure;
    }

    @Override
    <T extends @Nullable Object> T run(Sql sql, Work<T> work) {
        requireUsable();
        try {
            return work.on(state.connection);
        } catch (SQLException failed) {
            throw ended(DatabaseException.failed(failed, sql.toString()));
        } catch (DatabaseException failed) {
            throw failed.cameFromDatabase() ? ended(failed) : failed;
        }
    }

    @Override
    <T extends @Nullable Object> T together(Sql sql, Work<T> work) {
        return run(sql, work);
    }

    @Override
    void requireWritable() {
        if (state.readOnly) {
            throw new IllegalStateException(
                    "The transaction is read-only; write db.transaction(tx -> ...) instead of db.readOnly");
        }
    }

    private void requireUsable() {
        if (state.over) {
            throw new IllegalStateException(
                    "The transaction is over; use tx only inside db.transaction(tx -> ...) and answer values from it");
        }
        if (state.thread != Thread.currentThread()) {
            throw new IllegalStateException(
                    "The transaction belongs to the thread that runs its function, and could be over before this one is"
                            + " done; let other threads answer values, and write them here: values.forEach(v -> save(tx, v))");
        }
        if (state.failure != null) {
            throw new IllegalStateException(
                    "A statement of this transaction has failed, which ends it; let its exception"
                            + " leave db.transaction(tx -> ...), and try the whole again where reason().retryable()",
                    state.failure);
        }
    }

    private DatabaseException ended(DatabaseException failed) {
        if (state.failure == null) {
            state.failure = failed;
        }
        return failed;
    }
}
