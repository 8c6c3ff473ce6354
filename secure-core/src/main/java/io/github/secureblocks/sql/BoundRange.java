package io.github.secureblocks.sql;

import io.github.secureblocks.sql.SqlRefused.Reason;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Refuses ten characters that a driver would write out as a billion digits, and times that have no date. */
final class BoundRange {
    /** What PostgreSQL takes before and after the decimal point, the most of the databases that have a bound. */
    private static final int MAX_TRAILING_ZEROS = 131_072;

    private static final int MAX_SCALE = 16_383;

    private BoundRange() {}

    static BigDecimal checked(BigDecimal number) {
        if (number.scale() > MAX_SCALE || number.scale() < -MAX_TRAILING_ZEROS) {
            throw refused();
        }
        return number;
    }

    static OffsetDateTime inUtc(Instant instant) {
        try {
            return instant.atOffset(ZoneOffset.UTC);
        } catch (DateTimeException noDate) {
            throw refused();
        }
    }

    /** MariaDB's and MySQL's drivers write NaN as a bare word, which is a column's name, and fail at years beyond a date's. */
    static void check(PreparedStatement statement, @Nullable Object value) throws SQLException {
        boolean unusual = value instanceof Double number && !Double.isFinite(number)
                || value instanceof Float real && !Float.isFinite(real)
                || value instanceof OffsetDateTime time && Math.abs(time.getYear()) >= Year.MAX_VALUE;
        if (unusual && Dialect.of(statement.getConnection()) == Dialect.OTHER) {
            throw refused();
        }
    }

    private static SqlRefused refused() {
        return new SqlRefused(
                Reason.VALUE_RANGE,
                "A number is infinite, none, or has an exponent, or a time has a year, that the database does not hold; check"
                        + " what the client sends before: Double.isFinite(number), number.scale() of -20 to 20, a time of"
                        + " these centuries");
    }
}
