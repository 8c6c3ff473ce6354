package io.github.secureblocks.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where connections come from, and who is in a transaction on one of them. */
final class Connections {
    private final DataSource source;
    private final @Nullable ConnectionPool pool;
    private final BooleanSupplier surrounded;
    private final boolean alone;
    private final Set<Thread> inTransaction;

    private Connections(
            DataSource source,
            @Nullable ConnectionPool pool,
            BooleanSupplier surrounded,
            boolean alone,
            Set<Thread> inTransaction) {
        this.source = source;
        this.pool = pool;
        this.surrounded = surrounded;
        this.alone = alone;
        this.inTransaction = inTransaction;
    }

    static Connections of(ConnectionPool pool) {
        return new Connections(pool.source(), pool, () -> false, false, ConcurrentHashMap.newKeySet());
    }

    static Connections of(DataSource source, BooleanSupplier surrounded) {
        return new Connections(source, null, surrounded, false, ConcurrentHashMap.newKeySet());
    }

    /** The same, where a transaction that somebody else will end is refused. */
    Connections outsideTransactions() {
        return new Connections(source, pool, surrounded, true, inTransaction);
    }

    /**
     * One with auto-commit on, or one that belongs to a transaction which somebody else will end. The connection is asked and
     * never the pool's settings: an initial statement, or a driver's own object, switches it off behind the pool's back.
     */
    Connection open() throws SQLException {
        Connection connection = source.getConnection();
        boolean kept = false;
        try {
            kept = connection.getAutoCommit() || isIn(surrounded.getAsBoolean());
        } finally {
            if (!kept) {
                connection.close();
            }
        }
        if (!kept) {
            throw new IllegalStateException("The DataSource hands out connections with auto-commit off, so that changes"
                    + " would be lost; switch it on: dataSource.setAutoCommit(true), or, where another library ends"
                    + " transactions, tell when: Database.over(dataSource, inTransaction)");
        }
        return connection;
    }

    private boolean isIn(boolean transaction) {
        if (transaction && alone) {
            throw new IllegalStateException(
                    "This must hold whatever becomes of the transaction around it, which another"
                            + " library may roll back; call it outside, in Spring within"
                            + " @Transactional(propagation = Propagation.NOT_SUPPORTED)");
        }
        return transaction;
    }

    /** What was done stays done: a connection that cannot be given back is its pool's matter. */
    static void giveBack(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException brokenAlready) {
            // The pool has thrown it away, and no failure of the statement may be hidden by this one.
        }
    }

    void requireOutsideTransaction(Sql sql) {
        if (!inTransaction.isEmpty() && inTransaction.contains(Thread.currentThread())) {
            throw new IllegalStateException(
                    "This thread is in a transaction, which this call would not be part of; write"
                            + " tx.list, tx.one or tx.update instead of db's (in: " + sql + ")");
        }
    }

    void enterTransaction() {
        if (!inTransaction.add(Thread.currentThread())) {
            throw new IllegalStateException(
                    "This thread is in a transaction already; hand its tx on instead of starting"
                            + " a second: save(tx, note)");
        }
    }

    void leaveTransaction() {
        inTransaction.remove(Thread.currentThread());
    }

    void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
