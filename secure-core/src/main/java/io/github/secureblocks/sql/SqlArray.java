package io.github.secureblocks.sql;

import io.github.secureblocks.sql.SqlRefused.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list that the database takes as one value of an array type: for an array column, or after {@code any}.
 *
 * <pre>{@code
 * Sql.text("select id, tags from notes where id = any(:ids)").bind("ids", SqlArray.of(Long.class, ids));
 * record Note(long id, List<String> tags) {}
 * }</pre>
 *
 * <p>It may be empty: nothing equals any element of it. It may have any number of elements, all of which are one value of
 * the statement, so that its text is the same for all lengths. PostgreSQL and H2 have arrays; MariaDB and MySQL have none,
 * where the statement is refused with {@link SqlRefused}: bind the list itself, {@code id in (:ids)}, or a {@link Json}.
 *
 * <p>An array column is read as a component of type {@code List}, which cannot be changed and holds no null.
 */
public final class SqlArray {
    private static final Map<Class<?>, String> TYPES = Map.ofEntries(
            Map.entry(String.class, "varchar"),
            Map.entry(Integer.class, "integer"),
            Map.entry(Long.class, "bigint"),
            Map.entry(Short.class, "smallint"),
            Map.entry(Double.class, "float8"),
            Map.entry(Float.class, "float4"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(BigDecimal.class, "numeric"),
            Map.entry(BigInteger.class, "numeric"),
            Map.entry(UUID.class, "uuid"),
            Map.entry(LocalDate.class, "date"),
            Map.entry(LocalTime.class, "time"),
            Map.entry(LocalDateTime.class, "timestamp"),
            Map.entry(OffsetDateTime.class, "timestamptz"),
            Map.entry(Instant.class, "timestamptz"));

    private final String type;
    private final Object[] elements;

    private SqlArray(String type, Object[] elements) {
        this.type = type;
        this.elements = elements;
    }

    /**
     * An array value.
     *
     * @param <T> the type of the elements
     * @param type String, Integer, Long, Short, Double, Float, Boolean, BigDecimal, BigInteger, UUID, LocalDate, LocalTime,
     *     LocalDateTime, OffsetDateTime, Instant, or an enum (by its names)
     * @param elements none of them null; copied
     * @return the value, to be bound
     * @throws SqlRefused if arrays of the type cannot be bound, if an element is null, or if a text holds NUL or half of a
     *     surrogate pair
     */
    public static <T> SqlArray of(Class<T> type, Collection<? extends T> elements) {
        String name = type.isEnum() ? "varchar" : TYPES.get(type);
        if (name == null) {
            throw new SqlRefused(
                    Reason.VALUE_TYPE,
                    "Arrays of " + type.getName() + " cannot be bound; write SqlArray.of(String.class, texts), or the"
                            + " class of a number, Boolean, UUID, java.time value or enum");
        }
        Object[] values = elements.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = element(values[i]);
        }
        return new SqlArray(name, values);
    }

    private static Object element(@Nullable Object element) {
        Object value = BoundValue.toJdbc(element);
        if (value == null) {
            throw new SqlRefused(
                    Reason.VALUE_TYPE,
                    "An array holds null, which equals nothing; leave it out:"
                            + " list.stream().filter(Objects::nonNull).toList()");
        }
        return value;
    }

    void set(PreparedStatement statement, int position) throws SQLException {
        if (Dialect.of(statement.getConnection()) == Dialect.H2) {
            // Its Array turns times into java.sql's, which cut them and shift them by the zone.
            statement.setObject(position, elements);
            return;
        }
        Array array;
        try {
            array = statement.getConnection().createArrayOf(type, elements);
        } catch (SQLFeatureNotSupportedException noArrays) {
            throw new SqlRefused(
                    Reason.VALUE_TYPE,
                    "This database has no arrays; bind the list itself after in: id in (:ids), or write Json.of(text) into"
                            + " a column of type json");
        }
        try {
            statement.setArray(position, array);
        } finally {
            Quietly.close(array::free);
        }
    }

    /** Names the type, never the value. */
    @Override
    public String toString() {
        return "SqlArray[...]";
    }

    /** The same elements in the same order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SqlArray that && type.equals(that.type) && Arrays.equals(elements, that.elements);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(elements);
    }
}
