package io.github.secureblocks.sql;

import com.google.errorprone.annotations.CheckReturnValue;
import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One statement, or one condition of it: constant text with named parameters, and the values bound to them.
 *
 * <pre>{@code
 * List<Note> notes = db.list(
 *         Sql.text("select id, title from notes")
 *                 .where(Sql.text("owner = :o").bind("o", caller.subject()),
 *                        Sql.ifPresent(query, v -> Sql.text("title like :q").bind("q", Like.contains(v))))
 *                 .orderBy(SORT.by(sort))
 *                 .limit(50),
 *         Note.class);
 * }</pre>
 *
 * <p><b>Guarantees.</b> A value never becomes part of the text: it is sent beside it. Each condition is put in parentheses
 * and its names are its own, so that two may both use {@code :q} and none escapes an "or" of another. Text with a comment, a
 * second statement, an unbalanced quote or a raw {@code ?} is refused at run time. Immutable.
 *
 * <p><b>Does not guarantee</b> by itself that the text is constant: Error Prone's {@code CompileTimeConstant} and the rule
 * {@code sql/dynamic-text} check that; the refusals at run time are a tripwire, not a parser. Nor that the caller may see
 * the rows.
 *
 * <p>A collection or an array of 1 to 1,000 elements is bound alone after {@code in}: {@code id in (:ids)}; its last
 * element is repeated up to a power of two, which keeps the number of texts small. The empty list is refused. A query is
 * bound alone in parentheses: {@code exists (:query)}.
 *
 * <p>CWE-89, CWE-564; OWASP ASVS 5.0 1.2.4.
 */
@CheckReturnValue
public final class Sql {
    /** The greatest number of rows that {@link #limit} takes. */
    public static final int MAX_LIMIT = 100_000;

    /** The greatest number of rows that {@link #offset} skips: each is read to be skipped. */
    public static final int MAX_OFFSET = 10_000_000;

    private static final Sql ABSENT =
            new Sql(Clauses.of(Template.of("true").statement().clauses.head()), 0, false);

    private final Clauses clauses;
    private final int limit;
    private final boolean settled;

    private Sql(Clauses clauses, int limit, boolean settled) {
        this.clauses = clauses;
        this.limit = limit;
        this.settled = settled;
    }

    static Sql of(Head head) {
        return new Sql(Clauses.of(head), 0, false);
    }

    /**
     * Constant text: a whole statement, or a condition for {@link #where}.
     *
     * @param text a compile-time constant; parameters are written {@code :name}
     * @return a statement whose parameters wait for their values
     * @throws SqlRefused if the text holds a comment, a semicolon, a quote that does not end, a backslash in quotes, a
     *     dollar quote, a raw {@code ?}, an unbalanced parenthesis, or a like pattern that is built out of a parameter
     */
    public static Sql text(@CompileTimeConstant String text) {
        return Template.of(text).statement();
    }

    /**
     * A condition, assignment or clause for an optional value.
     *
     * @param <T> the type of the value
     * @param value left out where it is empty
     * @param condition makes the part of a present value
     * @return the part, or one that {@link #where}, {@link #set} and {@link #append} leave out
     */
    public static <T> Sql ifPresent(Optional<T> value, Function<T, Sql> condition) {
        return value.isPresent() ? condition.apply(value.get()) : ABSENT;
    }

    /**
     * A condition, assignment or clause for an optional value.
     *
     * @param <T> text, number, date, enum, UUID or another comparable type
     * @param value left out where it is {@code null}
     * @param condition makes the part of a present value
     * @return the part, or one that {@link #where}, {@link #set} and {@link #append} leave out
     */
    public static <T extends Comparable<? super T>> Sql ifPresent(@Nullable T value, Function<T, Sql> condition) {
        return value == null ? ABSENT : condition.apply(value);
    }

    /**
     * A condition, assignment or clause that is left out unless something holds.
     *
     * @param present whether it is taken
     * @param condition makes the part; not asked otherwise
     * @return the part, or one that {@link #where}, {@link #set} and {@link #append} leave out
     */
    public static Sql when(boolean present, Supplier<Sql> condition) {
        return present ? condition.get() : ABSENT;
    }

    /**
     * One condition that holds where any of its parts does.
     *
     * @param parts conditions, each put in parentheses; those that are left out do not count
     * @return the condition; it is left out itself where all of its parts are
     * @throws SqlRefused if a part lacks a value or has clauses of its own, or if there is no part at all, of which none can
     *     hold
     */
    public static Sql anyOf(Sql... parts) {
        Parts.requireOne(parts);
        return Parts.conditions("or", parts);
    }

    /**
     * One condition that holds where all of its parts do, for use within {@link #anyOf}.
     *
     * @param parts conditions as of {@link #anyOf}
     * @return the condition; it is left out itself where all of its parts are
     */
    public static Sql allOf(Sql... parts) {
        return Parts.conditions("and", parts);
    }

    /**
     * Binds a value to a parameter of this text.
     *
     * @param name the parameter without its colon; a name of a condition is bound on the condition
     * @param value a String, number, Boolean, {@code java.time} value, UUID, enum (by its name), {@code Subject} (by its
     *     id), {@code Secret} (as text), {@link Json}, {@link SqlArray}, {@code byte[]} or {@code null}; after {@code like} a
     *     {@link Like} and nothing else; a collection or an array after {@code in}; a query alone in parentheses; an {@link AllowedName}
     * @return this statement with the value
     * @throws SqlRefused if the text has no such parameter, if it has another value already, or if the type cannot be
     *     bound
     */
    public Sql bind(@CompileTimeConstant String name, @Nullable Object value) {
        return new Sql(clauses.bind(name, value), limit, settled);
    }

    /**
     * Adds conditions, each in parentheses, all of which must hold.
     *
     * @param more conditions such as {@code Sql.text("owner = :o").bind("o", owner)}
     * @return this statement with the conditions
     * @throws SqlRefused if a condition lacks a value or has clauses of its own, or if this text already has a
     *     {@code where} or a clause that follows it
     */
    public Sql where(Sql... more) {
        return with(Rows.where(clauses, more));
    }

    /**
     * Adds clauses with names and values of their own, each where its first word belongs: a {@code join} before the
     * conditions, a {@code group by} after them, {@code for update} or {@code returning} at the end.
     *
     * <pre>{@code
     * Sql.text("select owner, count(*) as notes from notes").where(conditions).append(Sql.text("group by owner"));
     * }</pre>
     *
     * @param more parts that begin with the word of a clause; those that are left out do not count
     * @return this statement with the parts
     * @throws SqlRefused if a part lacks a value, begins with another word, holds a {@code where}, {@code union} or
     *     {@code into}, if a clause stands where it would, or if it brings a table to a {@link #settled} statement
     */
    public Sql append(Sql... more) {
        return with(Parts.append(clauses, settled, more));
    }

    /**
     * This statement with its tables and assignments settled, for whoever hands it on with a condition that has to hold for
     * every row that it reads or changes.
     *
     * @return this statement, whose {@link #append} takes no {@code join}, {@code from}, {@code using} and {@code on} any
     *     more, and whose {@link #set} takes nothing
     */
    public Sql settled() {
        return isAbsent() ? this : new Sql(clauses, limit, true);
    }

    /**
     * Sets the columns of an update, for one that changes only what is told.
     *
     * <pre>{@code
     * Sql.text("update notes").set(Sql.ifPresent(title, t -> Sql.text("title = :t").bind("t", t)), ...).where(...)
     * }</pre>
     *
     * @param assignments each a column, an equals sign and what it becomes; those that are left out do not count
     * @return this statement with its assignments
     * @throws SqlRefused if all are left out ({@link SqlRefused.Reason#NOTHING_TO_SET}), if one is more than one assignment
     *     or lacks a value, or if this is no update without a {@code set} or a {@link #settled} one
     */
    public Sql set(Sql... assignments) {
        return new Sql(Parts.set(clauses, settled, assignments), limit, settled);
    }

    /**
     * Sets the order.
     *
     * @param by from {@link SortBy#by}
     * @return this statement in that order
     * @throws SqlRefused if the text or this statement has an order or a limit already
     */
    public Sql orderBy(OrderBy by) {
        return new Sql(Rows.orderBy(clauses, by), limit, settled);
    }

    /**
     * Sets the greatest number of rows, as a bound value.
     *
     * @param rows 1 to {@link #MAX_LIMIT}
     * @return this statement with that limit
     * @throws SqlRefused if the number is out of range, or if the text or this statement has a limit already
     */
    public Sql limit(int rows) {
        return new Sql(Rows.limit(clauses, rows), rows, settled);
    }

    /**
     * Skips rows of a statement that has a {@link #limit}, as a bound value.
     *
     * @param rows 0 to {@link #MAX_OFFSET}
     * @return this statement without its first rows
     * @throws SqlRefused if the number is out of range, or if the statement has no limit or skips rows already
     */
    public Sql offset(int rows) {
        return new Sql(Rows.offset(clauses, rows, limit > 0), limit, settled);
    }

    /**
     * The rows of this query and of another, each once.
     *
     * @param other a query with as many columns
     * @return both, for {@link #orderBy} and {@link #limit}
     * @throws SqlRefused if one is not a query or lacks a value
     */
    public Sql union(Sql other) {
        return of(Group.queries("union", asQuery(), other.asQuery()));
    }

    /**
     * The rows of this query and of another, with repetitions.
     *
     * @param other as of {@link #union}
     * @return both, for {@link #orderBy} and {@link #limit}
     */
    public Sql unionAll(Sql other) {
        return of(Group.queries("union all", asQuery(), other.asQuery()));
    }

    /** The text with the names of its parameters, never a value. */
    @Override
    public String toString() {
        return clauses.toString();
    }

    int limit() {
        return limit;
    }

    boolean isAbsent() {
        return this == ABSENT;
    }

    static Sql absent() {
        return ABSENT;
    }

    Clauses clauses() {
        return clauses;
    }

    StatementKind kind() {
        return Complete.kind(this);
    }

    /** The text for the driver, complete and checked. */
    String jdbc(boolean everyRowAllowed) {
        return Complete.jdbc(this, everyRowAllowed);
    }

    /** The values in the order of the question marks. */
    @Nullable
    Object[] positional() {
        return clauses.positional();
    }

    /** The text of a batch, whose parameters without a value take one from each row. */
    BoundText batchText() {
        return Complete.batchText(this);
    }

    /** Where nothing was added, a part that is left out stays left out. */
    private Sql with(Clauses more) {
        return more == clauses ? this : new Sql(more, limit, settled);
    }

    /** For a place inside another statement, which no write may enter. */
    Clauses asQuery() {
        return Complete.query(this);
    }
}
