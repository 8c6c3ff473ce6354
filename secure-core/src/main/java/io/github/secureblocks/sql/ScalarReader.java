package io.github.secureblocks.sql;

import io.github.secureblocks.identity.Subject;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one column as one type; the types are the closed list that can be bound. */
@FunctionalInterface
interface ScalarReader {
    /** Throws {@link SQLException} or {@link IllegalArgumentException} where the column's value is not of the type. */
    @Nullable
    Object read(ResultSet rows, int column) throws SQLException;

    Map<Class<?>, ScalarReader> BY_TYPE = Map.ofEntries(
            Map.entry(String.class, ResultSet::getString),
            Map.entry(Integer.class, (rows, column) -> orNull(rows, rows.getInt(column))),
            Map.entry(Long.class, (rows, column) -> orNull(rows, rows.getLong(column))),
            Map.entry(Short.class, (rows, column) -> orNull(rows, rows.getShort(column))),
            Map.entry(Byte.class, (rows, column) -> orNull(rows, rows.getByte(column))),
            Map.entry(Double.class, (rows, column) -> orNull(rows, rows.getDouble(column))),
            Map.entry(Float.class, (rows, column) -> orNull(rows, rows.getFloat(column))),
            Map.entry(Boolean.class, (rows, column) -> orNull(rows, rows.getBoolean(column))),
            Map.entry(BigDecimal.class, ResultSet::getBigDecimal),
            Map.entry(BigInteger.class, ScalarReader::integer),
            Map.entry(byte[].class, ResultSet::getBytes),
            Map.entry(LocalDate.class, (rows, column) -> rows.getObject(column, LocalDate.class)),
            Map.entry(LocalTime.class, (rows, column) -> rows.getObject(column, LocalTime.class)),
            Map.entry(LocalDateTime.class, (rows, column) -> rows.getObject(column, LocalDateTime.class)),
            Map.entry(OffsetDateTime.class, (rows, column) -> rows.getObject(column, OffsetDateTime.class)),
            Map.entry(OffsetTime.class, (rows, column) -> rows.getObject(column, OffsetTime.class)),
            Map.entry(Instant.class, ScalarReader::instant),
            Map.entry(UUID.class, ScalarReader::uuid),
            Map.entry(Subject.class, ScalarReader::subject),
            Map.entry(Json.class, ScalarReader::json));

    Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            short.class, Short.class,
            byte.class, Byte.class,
            double.class, Double.class,
            float.class, Float.class,
            boolean.class, Boolean.class);

    /** Answers null for a type that no column can be read as. */
    static @Nullable ScalarReader of(Class<?> type) {
        Class<?> boxed = BOXES.getOrDefault(type, type);
        return boxed.isEnum() ? constant(boxed) : BY_TYPE.get(boxed);
    }

    /** As the class, or as a list of what an array holds; answers null for a type that no column can be read as. */
    static @Nullable ScalarReader of(RecordComponent component) {
        ScalarReader reader = of(component.getType());
        return reader != null ? reader : ArrayReader.of(component.getGenericType());
    }

    private static @Nullable Object orNull(ResultSet rows, Object value) throws SQLException {
        return rows.wasNull() ? null : value;
    }

    private static @Nullable Object integer(ResultSet rows, int column) throws SQLException {
        BigDecimal number = rows.getBigDecimal(column);
        return number == null ? null : toBigInteger(number);
    }

    private static BigInteger toBigInteger(BigDecimal number) {
        try {
            return BoundRange.checked(number).toBigIntegerExact();
        } catch (ArithmeticException fraction) {
            throw new IllegalArgumentException("a fraction");
        }
    }

    private static @Nullable Object instant(ResultSet rows, int column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Object uuid(ResultSet rows, int column) throws SQLException {
        Object value = rows.getObject(column);
        return value == null || value instanceof UUID ? value : UUID.fromString(rows.getString(column));
    }

    private static @Nullable Object subject(ResultSet rows, int column) throws SQLException {
        String id = rows.getString(column);
        return id == null ? null : Subject.of(id);
    }

    private static @Nullable Object json(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null ? null : Json.of(text);
    }

    private static ScalarReader constant(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return (rows, column) -> {
            String name = rows.getString(column);
            if (name == null) {
                return null;
            }
            for (Object constant : constants) {
                if (((Enum<?>) constant).name().equals(name)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException("no such constant");
        };
    }
}
