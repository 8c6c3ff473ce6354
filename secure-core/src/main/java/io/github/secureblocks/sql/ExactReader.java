package io.github.secureblocks.sql;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads columns whose values drivers would change without a word: some cut a fraction, some round it, some call any text true. */
final class ExactReader {
    private static final Set<Integer> TEXTS = Set.of(
            Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR, Types.CLOB);
    private static final Set<Integer> FRACTIONS =
            Set.of(Types.DECIMAL, Types.NUMERIC, Types.FLOAT, Types.REAL, Types.DOUBLE, Types.OTHER);
    private static final Map<Class<?>, Function<BigDecimal, Object>> WHOLE = Map.of(
            Integer.class, BigDecimal::intValueExact,
            Long.class, BigDecimal::longValueExact,
            Short.class, BigDecimal::shortValueExact,
            Byte.class, BigDecimal::byteValueExact);

    private ExactReader() {}

    /** Whether the type of a column makes a difference. */
    static boolean dependsOnColumn(Class<?> boxed) {
        return boxed == Boolean.class || WHOLE.containsKey(boxed);
    }

    /** Answers null where the driver itself reads the column as it is. */
    static @Nullable ScalarReader of(Class<?> boxed, int columnType) {
        if (boxed == Boolean.class) {
            return TEXTS.contains(columnType) ? ExactReader::truth : null;
        }
        Function<BigDecimal, Object> whole = WHOLE.get(boxed);
        return whole == null || !TEXTS.contains(columnType) && !FRACTIONS.contains(columnType)
                ? null
                : (rows, column) -> whole(rows.getBigDecimal(column), whole);
    }

    private static @Nullable Object whole(@Nullable BigDecimal number, Function<BigDecimal, Object> whole) {
        try {
            return number == null ? null : whole.apply(number);
        } catch (ArithmeticException fraction) {
            throw new IllegalArgumentException("a fraction, or out of range");
        }
    }

    private static @Nullable Object truth(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null
                ? null
                : switch (text.strip().toLowerCase(Locale.ROOT)) {
                    case "true", "t", "yes", "y", "on", "1" -> true;
                    case "false", "f", "no", "n", "off", "0" -> false;
                    default -> throw new IllegalArgumentException("neither true nor false");
                };
    }
}
