package io.github.secureblocks.sql;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that takes constant text with bound values, and nothing else.
 *
 * <pre>{@code
 * Database db = Database.open(DatabaseSettings.builder("jdbc:postgresql://db/notes")
 *         .user("notes")
 *         .password(() -> Secrets.fromFile(Path.of("/run/secrets/db_password")))
 *         .build());
 * }</pre>
 *
 * <p><b>Guarantees.</b> Every statement has a time limit and every list a greatest number of rows. Rows become records by
 * the names of their components ({@code created_at} meets {@code createdAt}); a column or component that meets no other is
 * an error. An update or delete without a condition is refused, and so is, on the thread of a transaction, every statement
 * that would not be part of it. Safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> that the connection is encrypted: that is the URL's matter. Where a connection cannot be
 * opened, the pool writes the driver's own words to its log, {@code com.zaxxer.hikari}. Not there yet: batches, generated
 * keys, streaming, several result sets.
 *
 * <p>CWE-89, CWE-400, CWE-772; OWASP ASVS 5.0 1.2.4, 13.1.2.
 */
public final class Database implements AutoCloseable {
    private final DataSource source;
    private final @Nullable ConnectionPool pool;
    private final Execution execution;
    private final Set<Thread> inTransaction = ConcurrentHashMap.newKeySet();

    private Database(DataSource source, @Nullable ConnectionPool pool, Execution execution) {
        this.source = source;
        this.pool = pool;
        this.execution = execution;
    }

    /**
     * Opens a pool of connections and tries one.
     *
     * @param settings where, as whom and within which bounds
     * @return an open database; close it
     * @throws IllegalArgumentException if no driver takes the URL
     * @throws DatabaseException if the database cannot be reached; nothing stays open
     */
    public static Database open(DatabaseSettings settings) {
        ConnectionPool pool = ConnectionPool.open(settings);
        return new Database(pool.source(), pool, settings.execution());
    }

    /**
     * Uses connections that another library pools, within the default time limit and number of rows.
     *
     * @param source hands out connections with auto-commit on; closing stays its owner's task
     * @return a database over it
     */
    public static Database over(DataSource source) {
        return new Database(
                source,
                null,
                new Execution(
                        (int) DatabaseSettings.DEFAULT_QUERY_TIMEOUT.toSeconds(),
                        DatabaseSettings.DEFAULT_MAXIMUM_ROWS));
    }

    /**
     * All rows.
     *
     * @param <T> the type of a row
     * @param sql a statement that answers rows
     * @param type a record, or a scalar type such as {@code String.class} for a single column
     * @return the rows in the database's order
     * @throws SqlRefused if the statement is not complete
     * @throws DatabaseException if the database fails, there are more rows than allowed, or they do not fit the type
     */
    public <T> List<T> list(Sql sql, Class<T> type) {
        return run(sql, connection -> execution.list(connection, sql, type));
    }

    /**
     * The only row.
     *
     * @param <T> the type of the row
     * @param sql a statement that answers at most one row
     * @param type a record, or a scalar type such as {@code Long.class} for a single column
     * @return empty where there is no row, or where its single column is null
     * @throws SqlRefused if the statement is not complete
     * @throws DatabaseException if the database fails, there is more than one row, or it does not fit the type
     */
    public <T> Optional<T> one(Sql sql, Class<T> type) {
        return run(sql, connection -> execution.one(connection, sql, type));
    }

    /**
     * Changes rows.
     *
     * @param sql an insert, an update or delete with a condition, or another statement without rows
     * @return how many rows were changed
     * @throws SqlRefused if the statement is not complete, or if an update or delete has no condition
     * @throws DatabaseException if the database fails
     */
    @CanIgnoreReturnValue
    public int update(Sql sql) {
        return run(sql, connection -> execution.update(connection, sql, false));
    }

    /**
     * Changes rows, where every row is meant.
     *
     * @param sql an update or delete that needs no condition
     * @return how many rows were changed
     * @throws SqlRefused if the statement is not complete
     * @throws DatabaseException if the database fails
     */
    @CanIgnoreReturnValue
    public int updateAll(Sql sql) {
        return run(sql, connection -> execution.update(connection, sql, true));
    }

    /**
     * Runs statements that take effect together or not at all.
     *
     * @param <T> what the function answers
     * @param work uses its {@link Transaction} and not this database; any exception rolls back and is thrown on
     * @return what the function answered, after the commit
     * @throws IllegalStateException if this thread is in a transaction of this database already; likewise every other
     *     method of this database while the function runs
     * @throws DatabaseException if the database fails
     */
    @CanIgnoreReturnValue
    public <T extends @Nullable Object> T transaction(Function<Transaction, T> work) {
        if (!inTransaction.add(Thread.currentThread())) {
            throw new IllegalStateException(
                    "This thread is in a transaction already; hand its tx on instead of starting"
                            + " a second: save(tx, note)");
        }
        try (Connection connection = connect()) {
            return commit(connection, work);
        } catch (SQLException failed) {
            throw DatabaseException.failed(failed, "a transaction");
        } finally {
            inTransaction.remove(Thread.currentThread());
        }
    }

    /** Closes the pool; a source given to {@link #over} stays open. */
    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T run(Sql sql, Work<T> work) {
        if (inTransaction.contains(Thread.currentThread())) {
            throw new IllegalStateException(
                    "This thread is in a transaction, which this call would not be part of; write"
                            + " tx.list, tx.one or tx.update instead of db's (in: " + sql + ")");
        }
        try (Connection connection = connect()) {
            return work.on(connection);
        } catch (SQLException failed) {
            throw DatabaseException.failed(failed, sql.toString());
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = source.getConnection();
        boolean kept = false;
        try {
            kept = connection.getAutoCommit();
        } finally {
            if (!kept) {
                connection.close();
            }
        }
        if (!kept) {
            throw new IllegalStateException("The DataSource hands out connections with auto-commit off, so that changes"
                    + " would be lost; switch it on: dataSource.setAutoCommit(true)");
        }
        return connection;
    }

    private <T extends @Nullable Object> T commit(Connection connection, Function<Transaction, T> work)
            throws SQLException {
        Transaction tx = new Transaction(connection, execution);
        connection.setAutoCommit(false);
        T result;
        try {
            result = work.apply(tx);
            connection.commit();
        } catch (Throwable failed) {
            rollback(connection, failed);
            throw failed;
        } finally {
            tx.end();
        }
        connection.setAutoCommit(true);
        return result;
    }

    /** Switches auto-commit on only after the rollback, because switching it on commits. */
    private static void rollback(Connection connection, Throwable failed) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException unfinished) {
            failed.addSuppressed(DatabaseException.failed(unfinished, "a rollback"));
        }
    }
}
