package io.github.secureblocks.sql;

import io.github.secureblocks.sql.SqlRefused.Reason;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What stands in the place of one question mark: constant text, with as many values as it has question marks. */
final class Splice implements Piece {
    /** The most that every database takes; a longer list belongs into a table. */
    static final int MAX_ELEMENTS = 1_000;

    private static final Object[] NO_VALUES = {};

    private final String jdbc;
    private final @Nullable Object[] values;
    private final Object shown;

    private Splice(String jdbc, @Nullable Object[] values, Object shown) {
        this.jdbc = jdbc;
        this.values = values;
        this.shown = shown;
    }

    static boolean isList(@Nullable Object value) {
        return value instanceof Collection || value != null && value.getClass().isArray() && !(value instanceof byte[]);
    }

    /** Repeats the last element up to a power of two: the same rows by at most eleven texts. */
    static Splice list(String name, Object list) {
        Object array = list instanceof Collection<?> elements ? elements.toArray() : list;
        int count = Array.getLength(array);
        requireCount(name, count);
        int padded = Math.min(count == 1 ? 1 : Integer.highestOneBit(count - 1) << 1, MAX_ELEMENTS);
        @Nullable Object[] values = new @Nullable Object[padded];
        for (int i = 0; i < padded; i++) {
            values[i] = i < count ? element(name, Array.get(array, i)) : values[count - 1];
        }
        return new Splice("?" + ", ?".repeat(padded - 1), values, ":" + name);
    }

    /** Constant text. */
    static Splice text(String sql) {
        return new Splice(sql, NO_VALUES, sql);
    }

    /** A number after a word, as a bound value. */
    static Splice number(String word, int value) {
        return new Splice(word + "?", new Object[] {value}, word + value);
    }

    static Splice name(AllowedName name) {
        return new Splice(name.sql(), NO_VALUES, name);
    }

    @Override
    public void appendTo(StringBuilder out, boolean shownForm) {
        out.append(shownForm ? shown.toString() : jdbc);
    }

    @Override
    public int positions() {
        return values.length;
    }

    @Override
    public int copyTo(@Nullable Object[] all, int at) {
        System.arraycopy(values, 0, all, at, values.length);
        return at + values.length;
    }

    @Override
    public int hidden() {
        return Hidden.NOTHING;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Splice that && jdbc.equals(that.jdbc) && Arrays.deepEquals(values, that.values);
    }

    @Override
    public int hashCode() {
        return jdbc.hashCode();
    }

    private static Object element(String name, @Nullable Object element) {
        Object value = element instanceof Like ? element : BoundValue.toJdbc(element);
        if (value == null || value instanceof Like) {
            throw new SqlRefused(
                    Reason.VALUE_TYPE,
                    "The list for :" + name + " holds null or a Like, with which \"in\" does not compare; leave them"
                            + " out of the list, and write \"or id is null\" where that is meant");
        }
        return value;
    }

    private static void requireCount(String name, int count) {
        if (count == 0) {
            throw new SqlRefused(
                    Reason.EMPTY_LIST,
                    "The list for :" + name
                            + " is empty; to leave the condition out, write Sql.when(!ids.isEmpty(), () ->"
                            + " Sql.text(\"id in (:ids)\").bind(\"ids\", ids)); to match nothing, write ids.isEmpty() ?"
                            + " Sql.text(\"1 = 0\") : Sql.text(\"id in (:ids)\").bind(\"ids\", ids)");
        }
        if (count > MAX_ELEMENTS) {
            throw new SqlRefused(
                    Reason.LIST_TOO_LONG,
                    "The list for :" + name + " has " + count + " elements, more than " + MAX_ELEMENTS
                            + "; bound what the client asks for, or write the elements into a table and join it");
        }
    }
}
