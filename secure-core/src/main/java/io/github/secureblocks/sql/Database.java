package io.github.secureblocks.sql;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.secureblocks.event.SecurityEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
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
 * that would not be part of it. A drop, truncate, alter, rename, grant or revoke runs by {@link #destructive} alone and is a
 * security event. A connection to a distant host is encrypted and its certificate checked, unless
 * {@link DatabaseSettings.Builder#withoutVerifiedTls} says otherwise. Safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> any of this for the connections of a source that others made ({@link #over}), save what
 * concerns statements. Where a connection cannot be opened, the pool writes the driver's own words to its log,
 * {@code com.zaxxer.hikari}. The time limit holds until the first rows of a stream are there, not while it is read.
 *
 * <p>CWE-89, CWE-319, CWE-400, CWE-772; OWASP ASVS 5.0 1.2.4, 12.3.1, 13.1.2.
 */
public final class Database extends Statements implements AutoCloseable {
    private final Connections connections;

    private Database(Connections connections, Execution execution, SecurityEvents events) {
        super(execution, events);
        this.connections = connections;
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
        return new Database(
                Connections.of(ConnectionPool.open(settings)), new Execution(settings.bounds()), settings.events());
    }

    /**
     * Uses connections that another library pools, within the default time limit and number of rows.
     *
     * @param source hands out connections with auto-commit on; closing stays its owner's task
     * @return a database over it
     */
    public static Database over(DataSource source) {
        return over(source, () -> false);
    }

    /**
     * Uses connections of a library that begins and ends transactions itself, and takes part in those; for Spring,
     * {@code SpringDatabase.over(dataSource)} of secure-web does that. There {@link #transaction} is a part of the
     * surrounding transaction: a failure takes back that part alone, the commit is the other library's.
     *
     * @param source hands out the connection of the surrounding transaction where there is one
     * @param inTransaction whether the calling thread is in such a transaction; asked where auto-commit is off
     * @return a database over it
     */
    public static Database over(DataSource source, BooleanSupplier inTransaction) {
        return new Database(
                Connections.of(source, inTransaction), new Execution(Bounds.STANDARD), SecurityEvents.logged());
    }

    @Override
    @CheckReturnValue
    public Database withQueryTimeout(Duration timeout) {
        return new Database(connections, new Execution(execution().bounds().withQueryTimeout(timeout)), events());
    }

    @Override
    @CheckReturnValue
    public Database withMaximumRows(int rows) {
        return new Database(connections, new Execution(execution().bounds().withMaximumRows(rows)), events());
    }

    /**
     * The same with other security events.
     *
     * @param events told of every destructive statement
     * @return over the same connections; not closed on its own
     */
    @CheckReturnValue
    public Database withEvents(SecurityEvents events) {
        return new Database(connections, execution(), events);
    }

    /**
     * The same for what must hold whatever becomes of a transaction around it, such as that a token was used: inside of a
     * transaction that another library ends ({@link #over(DataSource, BooleanSupplier)}), every statement is refused.
     *
     * @return over the same connections; not closed on its own
     */
    @CheckReturnValue
    public Database outsideTransactions() {
        return new Database(connections.outsideTransactions(), execution(), events());
    }

    /**
     * Runs statements that take effect together or not at all, by the database's own isolation.
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
        return unit(null, false, work);
    }

    /**
     * Runs statements that take effect together or not at all.
     *
     * @param <T> what the function answers
     * @param isolation how much of other transactions it may see
     * @param work uses its {@link Transaction}; where the reason of a failure is retryable, the call can be repeated
     * @return what the function answered, after the commit
     * @throws IllegalStateException if this thread is in a transaction already
     * @throws DatabaseException if the database fails
     */
    @CanIgnoreReturnValue
    public <T extends @Nullable Object> T transaction(Isolation isolation, Function<Transaction, T> work) {
        return unit(isolation, false, work);
    }

    /**
     * Runs statements that only read, in one transaction.
     *
     * @param <T> what the function answers
     * @param isolation how much of other transactions it may see; {@link Isolation#REPEATABLE_READ} for a report
     * @param work uses its {@link Transaction}, whose methods that change are refused
     * @return what the function answered
     * @throws IllegalStateException if this thread is in a transaction already
     * @throws DatabaseException if the database fails
     */
    public <T extends @Nullable Object> T readOnly(Isolation isolation, Function<Transaction, T> work) {
        return unit(isolation, true, work);
    }

    /** Closes the pool; a source given to {@link #over} stays open. */
    @Override
    public void close() {
        connections.close();
    }

    @Override
    <T extends @Nullable Object> T run(Sql sql, Work<T> work) {
        connections.requireOutsideTransaction(sql);
        return connected(sql::toString, work);
    }

    @Override
    <T extends @Nullable Object> T together(Sql sql, Work<T> work) {
        connections.requireOutsideTransaction(sql);
        return connected(sql::toString, connection -> {
            Transaction tx = new Transaction(connection, false, execution(), events());
            return UnitOfWork.begin(connection, null, false).run(() -> tx.run(sql, work), tx::failure);
        });
    }

    @Override
    void requireWritable() {}

    private <T extends @Nullable Object> T unit(
            @Nullable Isolation isolation, boolean readOnly, Function<Transaction, T> work) {
        connections.enterTransaction();
        try {
            return connected(() -> "a transaction", connection -> {
                Transaction tx = new Transaction(connection, readOnly, execution(), events());
                UnitOfWork unit = UnitOfWork.begin(connection, isolation, readOnly);
                try {
                    return unit.run(() -> work.apply(tx), tx::failure);
                } finally {
                    tx.end();
                }
            });
        } finally {
            connections.leaveTransaction();
        }
    }

    private <T extends @Nullable Object> T connected(Supplier<String> what, Work<T> work) {
        Connection connection = null;
        try {
            connection = connections.open();
            return work.on(connection);
        } catch (SQLException failed) {
            throw DatabaseException.failed(failed, what.get());
        } finally {
            Connections.giveBack(connection);
        }
    }
}
