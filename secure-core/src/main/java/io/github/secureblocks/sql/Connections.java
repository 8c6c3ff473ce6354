package io.github.secureblocks.sql;

import com.zaxxer.hikari.HikariDataSource;
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
    private final Set<Thread> inTransaction = ConcurrentHashMap.newKeySet();

    private Connections(DataSource source, @Nullable ConnectionPool pool, BooleanSupplier surrounded) {
        this.source = source;
        this.pool = pool;
        this.surrounded = surrounded;
    }

    static Connections of(ConnectionPool pool) {
        return new Connections(pool.source(), pool, () -> false);
    }

    static Connections of(DataSource source, BooleanSupplier surrounded) {
        return new Connections(source, null, surrounded);
    }

    /** One with auto-commit on, or one that belongs to a transaction which somebody else will end. */
    Connection open() throws SQLException {
        Connection connection = source.getConnection();
        boolean kept = false;
        try {
            kept = alwaysCommits() || connection.getAutoCommit() || surrounded.getAsBoolean();
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

    /** This pool sets a connection back before it hands it out again; asking the driver takes a lock for some. */
    private boolean alwaysCommits() {
        return source instanceof HikariDataSource hikari && hikari.isAutoCommit();
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
