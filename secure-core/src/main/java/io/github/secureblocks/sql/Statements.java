package io.github.secureblocks.sql;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.secureblocks.event.SecurityEvents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Database} and a {@link Transaction} do alike; a method that takes it works in both.
 *
 * <p>Each method throws {@link SqlRefused} where its statement is not complete or not what the method is for, and
 * {@link DatabaseException} where the database fails, answers more rows than allowed, or rows that do not fit the type.
 */
public abstract sealed class Statements permits Database, Transaction {
    private final Execution execution;
    private final SecurityEvents events;

    Statements(Execution execution, SecurityEvents events) {
        this.execution = execution;
        this.events = events;
    }

    /**
     * All rows.
     *
     * @param <T> the type of a row
     * @param sql a statement that answers rows
     * @param type a record, or a scalar type such as {@code String.class} for a single column
     * @return the rows in the database's order
     */
    public <T> List<T> list(Sql sql, Class<T> type) {
        return run(sql, connection -> execution.list(connection, sql, type));
    }

    /**
     * The only row; a second one is an error.
     *
     * @param <T> the type of the row
     * @param sql a statement that answers at most one row
     * @param type a record, or a scalar type such as {@code Long.class} for a single column
     * @return empty where there is no row, or where its single column is null
     */
    public <T> Optional<T> one(Sql sql, Class<T> type) {
        return run(sql, connection -> execution.one(connection, sql, type, false));
    }

    /**
     * The first of the rows, in the statement's order; any of them where it has none.
     *
     * @param <T> the type of the row
     * @param sql a statement that answers rows
     * @param type a record, or a scalar type such as {@code Long.class} for a single column
     * @return empty where there is no row, or where its single column is null
     */
    public <T> Optional<T> first(Sql sql, Class<T> type) {
        return run(sql, connection -> execution.one(connection, sql, type, true));
    }

    /**
     * Any number of rows, of which few are in memory at a time.
     *
     * <pre>{@code
     * long written = db.stream(Sql.text("select id, title from notes"), Note.class, notes -> export(notes));
     * }</pre>
     *
     * <p>The greatest number of rows does not hold here. The connection is taken until the function returns.
     *
     * @param <T> the type of a row
     * @param <R> the type of the answer
     * @param sql a statement that answers rows
     * @param type a record, or a scalar type for a single column
     * @param use reads the stream, which is over and closed when it returns; not for several threads
     * @return what the function answers
     */
    @CanIgnoreReturnValue
    public <T, R extends @Nullable Object> R stream(
            Sql sql, Class<T> type, Function<? super Stream<T>, ? extends R> use) {
        return together(sql, connection -> execution.<T, R>stream(connection, sql, type, use));
    }

    /**
     * Each row by itself, however many there are.
     *
     * <pre>{@code
     * long exported = db.forEach(Sql.text("select id, title from notes"), Note.class, note -> export(note));
     * }</pre>
     *
     * <p>As {@link #stream}, for what answers nothing.
     *
     * @param <T> the type of a row
     * @param sql a statement that answers rows
     * @param type a record, or a scalar type for a single column
     * @param use takes each row in the statement's order; what it throws ends the reading
     * @return how many rows there were
     */
    @CanIgnoreReturnValue
    public <T> long forEach(Sql sql, Class<T> type, Consumer<? super T> use) {
        return stream(
                sql,
                type,
                rows -> rows.mapToLong(row -> {
                            use.accept(row);
                            return 1;
                        })
                        .sum());
    }

    /**
     * Changes rows.
     *
     * @param sql an insert, an update or delete with a condition, or another statement without rows that is not
     *     {@link #destructive}
     * @return how many rows were changed
     */
    @CanIgnoreReturnValue
    public int update(Sql sql) {
        requireWritable();
        return run(sql, connection -> execution.update(connection, sql, false));
    }

    /**
     * Changes rows, where every row is meant.
     *
     * @param sql an update or delete that needs no condition
     * @return how many rows were changed
     */
    @CanIgnoreReturnValue
    public int updateAll(Sql sql) {
        requireWritable();
        return run(sql, connection -> execution.update(connection, sql, true));
    }

    /**
     * Inserts one row whose key the database makes.
     *
     * @param <K> the type of the key
     * @param sql an insert of one row; outside of a transaction, what it inserted stays where the key is not as expected
     * @param keyColumn the column of the key, such as {@code "id"}
     * @param type the type of the key, such as {@code Long.class}
     * @return the key; MariaDB and MySQL tell only one that counts up by itself
     */
    @CanIgnoreReturnValue
    public <K> K insert(Sql sql, @CompileTimeConstant String keyColumn, Class<K> type) {
        requireWritable();
        return run(sql, connection -> execution.insert(connection, sql, keyColumn, type));
    }

    /**
     * Runs one text for many records, all or none.
     *
     * <pre>{@code
     * db.batch(Sql.text("insert into notes (id, title) values (:id, :title)"), notes);
     * }</pre>
     *
     * @param sql an insert, or an update or delete whose condition is in its text; each parameter that has no value meets
     *     a component by name ({@code :created_at} and {@code createdAt} are one), and each component a parameter
     * @param rows records of one type
     * @return how many rows were changed; where a driver does not tell, one for each record
     */
    @CanIgnoreReturnValue
    public int batch(Sql sql, List<? extends Record> rows) {
        requireWritable();
        return rows.isEmpty() ? 0 : together(sql, connection -> execution.batch(connection, sql, rows));
    }

    /**
     * Runs a statement that destroys, gives rights, or is not known to be harmless. It is reported as a security event before
     * it runs. Many databases end a transaction by it and cannot take it back.
     *
     * <p>Such are drop, truncate, alter, rename, grant, revoke; a create that replaces or makes something that runs or has
     * rights (alias, function, trigger, user, role, extension); a select into a table or a file; and every statement that
     * begins with a word not named here, such as set, copy, load, do, lock, script, shutdown. All other methods refuse them.
     * Harmless, and refused by this one, are select, insert, update, delete, merge, replace, values, table, call, show and
     * describe, also behind {@code with} and {@code explain}, and the creation of a new table, index, view, sequence, schema,
     * type or domain.
     *
     * <p>The text is recognised, not what it calls: a function or procedure may do anything that its rights allow.
     *
     * @param sql such a statement
     * @param reason why it is right, for whoever reads the program and its events
     * @return how many rows were changed, where the database tells
     * @throws IllegalArgumentException if the reason is blank
     */
    @CanIgnoreReturnValue
    public int destructive(Sql sql, @CompileTimeConstant String reason) {
        requireWritable();
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "A destructive statement needs a reason; write db.destructive(sql, \"replaced by notes_v2\")");
        }
        StatementKind kind = StatementKind.destructive(sql);
        events.report(kind.event(), kind, reason);
        return run(sql, connection -> execution.destroy(connection, sql));
    }

    /**
     * The same with another time limit.
     *
     * @param timeout how long one statement may run: 1 second to 5 minutes, in whole seconds
     * @return over the same connections; not closed on its own
     */
    @CheckReturnValue
    public abstract Statements withQueryTimeout(Duration timeout);

    /**
     * The same with another greatest number of rows.
     *
     * @param rows how many rows a list may have: 1 to 1,000,000
     * @return over the same connections; not closed on its own
     */
    @CheckReturnValue
    public abstract Statements withMaximumRows(int rows);

    Execution execution() {
        return execution;
    }

    SecurityEvents events() {
        return events;
    }

    /** Runs one statement. */
    abstract <T extends @Nullable Object> T run(Sql sql, Work<T> work);

    /** Runs what needs a transaction, in one of its own where there is none. */
    abstract <T extends @Nullable Object> T together(Sql sql, Work<T> work);

    abstract void requireWritable();
}
