package io.github.secureblocks.sql;

import com.google.errorprone.annotations.CheckReturnValue;
import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.secureblocks.sql.SqlRefused.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * bound alone in parentheses: {@code exists (:query)}. Optional conditions of a grouped select stand in an inner one:
 * {@code select owner, count(*) from (:found) f group by owner}.
 *
 * <p>CWE-89, CWE-564; OWASP ASVS 5.0 1.2.4.
 */
@CheckReturnValue
public final class Sql {
    /** The greatest number of rows that {@link #limit} takes. */
    public static final int MAX_LIMIT = 100_000;

    /** The greatest number of rows that {@link #offset} skips: each is read to be skipped. */
    public static final int MAX_OFFSET = 10_000_000;

    private static final Sql[] NO_CONDITIONS = {};
    private static final Sql ABSENT = new Sql(BoundText.of("true"), NO_CONDITIONS, null, 0, 0);

    private final BoundText text;
    private final Sql[] conditions;
    private final @Nullable OrderBy order;
    private final int limit;
    private final int offset;

    private Sql(BoundText text, Sql[] conditions, @Nullable OrderBy order, int limit, int offset) {
        this.text = text;
        this.conditions = conditions;
        this.order = order;
        this.limit = limit;
        this.offset = offset;
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
        return new Sql(BoundText.of(text), NO_CONDITIONS, null, 0, 0);
    }

    /**
     * A condition for an optional filter.
     *
     * @param <T> the type of the value
     * @param value the filter's value; where it is empty, {@link #where} leaves the condition out
     * @param condition makes the condition of a present value
     * @return the condition, or one that is left out
     */
    public static <T> Sql ifPresent(Optional<T> value, Function<T, Sql> condition) {
        return value.isPresent() ? condition.apply(value.get()) : ABSENT;
    }

    /**
     * A condition for an optional filter.
     *
     * @param <T> text, number, date, enum, UUID or another comparable type
     * @param value the filter's value; where it is {@code null}, {@link #where} leaves the condition out
     * @param condition makes the condition of a present value
     * @return the condition, or one that is left out
     */
    public static <T extends Comparable<? super T>> Sql ifPresent(@Nullable T value, Function<T, Sql> condition) {
        return value == null ? ABSENT : condition.apply(value);
    }

    /**
     * A condition that is left out unless something holds.
     *
     * @param present whether {@link #where} takes the condition
     * @param condition makes the condition; not asked otherwise
     * @return the condition, or one that is left out
     */
    public static Sql when(boolean present, Supplier<Sql> condition) {
        return present ? condition.get() : ABSENT;
    }

    /**
     * One condition that holds where any of its parts does.
     *
     * @param parts conditions, each put in parentheses; those that are left out do not count
     * @return the condition; it is left out itself where all of its parts are
     * @throws SqlRefused if a part lacks a value or has clauses of its own
     */
    public static Sql anyOf(Sql... parts) {
        return conditionOf(" or ", parts);
    }

    /**
     * One condition that holds where all of its parts do, for use within {@link #anyOf}.
     *
     * @param parts conditions, each put in parentheses; those that are left out do not count
     * @return the condition; it is left out itself where all of its parts are
     * @throws SqlRefused if a part lacks a value or has clauses of its own
     */
    public static Sql allOf(Sql... parts) {
        return conditionOf(" and ", parts);
    }

    private static Sql conditionOf(String operator, Sql... parts) {
        List<Splice> present = new ArrayList<>(parts.length);
        for (Sql part : parts) {
            if (part != ABSENT) {
                present.add(Splice.condition(part, part.asCondition().text));
            }
        }
        return present.isEmpty() ? ABSENT : group(operator, present);
    }

    private static Sql group(String operator, List<Splice> parts) {
        return new Sql(Group.of(operator, parts), NO_CONDITIONS, null, 0, 0);
    }

    /**
     * Binds a value to a parameter of this text.
     *
     * @param name the parameter without its colon; a name of a condition is bound on the condition
     * @param value a String, number, Boolean, {@code java.time} value, UUID, enum (by its name), {@code Subject} (by its
     *     id), {@code Secret} (as text), {@code byte[]} or {@code null}; after {@code like} a {@link Like} and nothing else; a
     *     collection or an array after {@code in}; a query alone in parentheses; an {@link AllowedName}
     * @return this statement with the value
     * @throws SqlRefused if the text has no such parameter, if it has another value already, or if the type cannot be
     *     bound
     */
    public Sql bind(@CompileTimeConstant String name, @Nullable Object value) {
        return new Sql(text.bind(name, value), conditions, order, limit, offset);
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
        if (text.template().outside().closedToWhere) {
            throw new SqlRefused(
                    Reason.CLAUSE,
                    "The text already has a where or a clause that follows it; move it: .where(Sql.text(\"owner ="
                            + " :o\").bind(\"o\", owner)).orderBy(SORT.by(sort)), or keep all conditions in the text"
                            + in());
        }
        Sql[] all = Arrays.copyOf(conditions, conditions.length + more.length);
        int count = conditions.length;
        for (Sql condition : more) {
            if (condition != ABSENT) {
                all[count++] = condition.asCondition();
            }
        }
        return new Sql(text, count == all.length ? all : Arrays.copyOf(all, count), order, limit, offset);
    }

    /**
     * Sets the order.
     *
     * @param by from {@link SortBy#by}
     * @return this statement in that order
     * @throws SqlRefused if the text or this statement has an order or a limit already
     */
    public Sql orderBy(OrderBy by) {
        if (order != null || text.template().outside().closedToOrder) {
            throw new SqlRefused(
                    Reason.CLAUSE,
                    "The statement already has an order or a limit; keep one: .orderBy(SORT.by(sort)).limit(50)"
                            + in());
        }
        return new Sql(text, conditions, by, limit, offset);
    }

    /**
     * Sets the greatest number of rows, as a bound value.
     *
     * @param rows 1 to {@link #MAX_LIMIT}
     * @return this statement with that limit
     * @throws SqlRefused if the number is out of range, or if the text or this statement has a limit already
     */
    public Sql limit(int rows) {
        if (rows < 1 || rows > MAX_LIMIT) {
            throw new SqlRefused(
                    Reason.CLAUSE,
                    "A limit is 1 to " + MAX_LIMIT + "; bound what the client asks for: .limit(Math.min(Math.max(1,"
                            + " asked), 100))" + in());
        }
        if (limit != 0 || text.template().outside().closedToLimit) {
            throw new SqlRefused(
                    Reason.CLAUSE,
                    "The statement already has a limit or a clause that follows it; keep one: .limit(50)" + in());
        }
        return new Sql(text, conditions, order, rows, offset);
    }

    /**
     * Skips rows of a statement that has a {@link #limit}, as a bound value.
     *
     * @param rows 0 to {@link #MAX_OFFSET}
     * @return this statement without its first rows
     * @throws SqlRefused if the number is out of range, or if the statement has no limit or skips rows already
     */
    public Sql offset(int rows) {
        if (rows < 0 || rows > MAX_OFFSET || limit == 0 || offset != 0) {
            throw new SqlRefused(
                    Reason.CLAUSE,
                    "An offset is 0 to " + MAX_OFFSET + ", once and after a limit; bound what the client asks for:"
                            + " .limit(50).offset(Math.min(Math.max(0, asked), 10_000))" + in());
        }
        return new Sql(text, conditions, order, limit, rows);
    }

    /**
     * The rows of this query and of another, each once.
     *
     * @param other a query with as many columns
     * @return both, for {@link #orderBy} and {@link #limit}
     * @throws SqlRefused if one is not a query or lacks a value
     */
    public Sql union(Sql other) {
        return group(" union ", List.of(Splice.query(asQuery()), Splice.query(other.asQuery())));
    }

    /**
     * The rows of this query and of another, with repetitions.
     *
     * @param other a query with as many columns
     * @return both, for {@link #orderBy} and {@link #limit}
     * @throws SqlRefused if one is not a query or lacks a value
     */
    public Sql unionAll(Sql other) {
        return group(" union all ", List.of(Splice.query(asQuery()), Splice.query(other.asQuery())));
    }

    /** The text with the names of its parameters, never a value. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(text.shown());
        for (int i = 0; i < conditions.length; i++) {
            out.append(i == 0 ? " where (" : " and (").append(conditions[i]).append(')');
        }
        if (order != null) {
            out.append(" order by ").append(order);
        }
        out.append(limit == 0 ? "" : " limit " + limit);
        return out.append(offset == 0 ? "" : " offset " + offset).toString();
    }

    int limit() {
        return limit;
    }

    /**
     * Whether it is anything but a select, insert, update, delete, merge or values, with or without {@code with} and
     * {@code explain} before it: a drop, truncate, alter, grant, create, set, call or select into. For the method of
     * {@link Database} that runs such statements, and for all others to refuse them. What is not recognised is destructive.
     */
    boolean isDestructive() {
        return !text.template().outside().isAboutRows();
    }

    /** The text for the driver, complete and checked. */
    String jdbc(boolean everyRowAllowed) {
        if (this == ABSENT) {
            throw new SqlRefused(
                    Reason.CLAUSE,
                    "Sql.ifPresent makes a condition, not a statement; write .where(Sql.ifPresent(...))");
        }
        text.requireValues();
        if (!everyRowAllowed) {
            requireCondition();
        }
        if (conditions.length == 0 && order == null && limit == 0) {
            return text.jdbc();
        }
        StringBuilder out = new StringBuilder(256).append(text.jdbc());
        for (int i = 0; i < conditions.length; i++) {
            out.append(i == 0 ? " where (" : " and (")
                    .append(conditions[i].text.jdbc())
                    .append(')');
        }
        if (order != null) {
            out.append(" order by ").append(order.sql());
        }
        out.append(limit == 0 ? "" : " limit ?");
        return out.append(offset == 0 ? "" : " offset ?").toString();
    }

    /** The text of a batch, whose parameters without a value take one from each row. */
    BoundText batchText() {
        if (this == ABSENT || conditions.length > 0 || order != null || limit != 0) {
            throw new SqlRefused(
                    Reason.CLAUSE,
                    "A batch is one text without further clauses; write the condition into it: Sql.text(\"update notes"
                            + " set title = :title where id = :id\")" + in());
        }
        requireCondition();
        return text;
    }

    private void requireCondition() {
        boolean everyRow = conditions.length == 0 && text.template().outside().changesEveryRow();
        if (everyRow || text.template().everyRowInside()) {
            throw new SqlRefused(
                    Reason.EVERY_ROW,
                    "The statement changes every row; write .where(Sql.text(\"id = :id\").bind(\"id\", id)), or"
                            + " updateAll(sql) where that is meant" + in());
        }
    }

    /** The values in the order of the question marks. */
    @Nullable
    Object[] positional() {
        int count = text.positions() + (limit == 0 ? 0 : 1) + (offset == 0 ? 0 : 1);
        for (Sql condition : conditions) {
            count += condition.text.positions();
        }
        @Nullable Object[] all = new @Nullable Object[count];
        int at = text.copyTo(all, 0);
        for (Sql condition : conditions) {
            at = condition.text.copyTo(all, at);
        }
        if (limit != 0) {
            all[at++] = limit;
        }
        if (offset != 0) {
            all[at] = offset;
        }
        return all;
    }

    /** For a place inside another statement, which no write may enter. */
    Sql asQuery() {
        if (this == ABSENT || !text.template().reads()) {
            throw new SqlRefused(
                    Reason.CLAUSE,
                    "Only a query stands inside another statement; write .bind(\"query\", Sql.text(\"select id from"
                            + " notes where owner = :o\").bind(\"o\", owner))" + in());
        }
        return this;
    }

    private Sql asCondition() {
        if (conditions.length > 0 || order != null || limit != 0) {
            throw new SqlRefused(
                    Reason.CLAUSE,
                    "A condition has no clauses of its own; write .where(Sql.text(\"a = :a\").bind(\"a\", a),"
                            + " Sql.text(\"b = :b\").bind(\"b\", b))" + in());
        }
        text.requireValues();
        return this;
    }

    private String in() {
        return " (in: " + this + ")";
    }
}
