package io.github.secureblocks.sql;

import io.github.secureblocks.sql.SqlRefused.Reason;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

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

    private static SqlRefused refused() {
        return new SqlRefused(
                Reason.VALUE_RANGE,
                "A decimal number has an exponent, or a time a year, that databases do not hold; bound what the client"
                        + " sends before it is bound here: number.scale() of -20 to 20, a time of these centuries");
    }
}
