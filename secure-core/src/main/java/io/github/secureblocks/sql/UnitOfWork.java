package io.github.secureblocks.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What takes effect together on one connection, and how that connection was before. */
final class UnitOfWork {
    private final Connection connection;
    private final @Nullable Savepoint savepoint;
    private final @Nullable Isolation isolation;
    private final boolean readOnly;
    private int isolationBefore;

    private UnitOfWork(
            Connection connection, @Nullable Savepoint savepoint, @Nullable Isolation isolation, boolean readOnly) {
        this.connection = connection;
        this.savepoint = savepoint;
        this.isolation = isolation;
        this.readOnly = readOnly;
    }

    /** A transaction of its own, or a part of the surrounding one that can be taken back by itself. */
    static UnitOfWork begin(Connection connection, @Nullable Isolation isolation, boolean readOnly)
            throws SQLException {
        if (connection.getAutoCommit()) {
            UnitOfWork unit = new UnitOfWork(connection, null, isolation, readOnly);
            unit.start();
            return unit;
        }
        if (isolation != null || readOnly) {
            throw new IllegalStateException("The surrounding transaction decides about isolation and read-only; set it"
                    + " there, and write db.transaction(tx -> ...) here");
        }
        return new UnitOfWork(connection, connection.setSavepoint(), null, false);
    }

    /** Answers what the work answers after the commit; any failure, also one that it hides, rolls back. */
    <T extends @Nullable Object> T run(Supplier<T> work, Supplier<@Nullable DatabaseException> hidden)
            throws SQLException {
        T result;
        try {
            result = work.get();
            DatabaseException failure = hidden.get();
            if (failure != null) {
                throw failure;
            }
            commit();
        } catch (Throwable failed) {
            rollback(failed);
            throw failed;
        }
        restore();
        return result;
    }

    private void start() throws SQLException {
        try {
            if (readOnly) {
                connection.setReadOnly(true);
            }
            if (isolation != null) {
                isolationBefore = connection.getTransactionIsolation();
                connection.setTransactionIsolation(isolation.level());
            }
            connection.setAutoCommit(false);
        } catch (SQLException | RuntimeException failed) {
            abort(failed);
            throw failed;
        }
    }

    private void commit() throws SQLException {
        if (savepoint != null) {
            connection.releaseSavepoint(savepoint);
            return;
        }
        try {
            connection.commit();
        } catch (SQLException failed) {
            throw DatabaseException.atCommit(failed);
        }
    }

    /** Switches auto-commit on only after the rollback, because switching it on commits. */
    private void rollback(Throwable failed) {
        try {
            if (savepoint != null) {
                connection.rollback(savepoint);
                return;
            }
            connection.rollback();
        } catch (SQLException unfinished) {
            failed.addSuppressed(DatabaseException.failed(unfinished, "a rollback"));
            if (savepoint == null) {
                abort(failed);
            }
            return;
        }
        restore();
    }

    /** The work is done or undone by now: a connection that cannot be used again is no failure of it. */
    private void restore() {
        if (savepoint != null) {
            return;
        }
        try {
            connection.setAutoCommit(true);
            if (isolation != null) {
                connection.setTransactionIsolation(isolationBefore);
            }
            if (readOnly) {
                connection.setReadOnly(false);
            }
        } catch (SQLException unusable) {
            abort(unusable);
        }
    }

    /** So that no pool hands out what is still in a transaction, and the database rolls it back. */
    private void abort(Throwable failed) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException closedAlready) {
            failed.addSuppressed(new IllegalStateException("The connection could not be aborted"));
        }
    }
}
