package io.github.secureblocks.sql;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.SqlRefused.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;
import java.util.Calendar;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The closed list of types that can be bound, so that no driver falls back to Java serialization. */
final class BoundValue {
    private BoundValue() {}

    static @Nullable Object toJdbc(@Nullable Object value) {
        if (value instanceof String text) {
            return BoundCharacters.checked(text);
        }
        if (value instanceof Secret secret) {
            BoundCharacters.check(secret);
            return secret;
        }
        if (value == null
                || value instanceof Number && isPlainNumber(value)
                || value instanceof Boolean
                || value instanceof UUID
                || value instanceof SqlArray
                || isPlainTime(value)) {
            return value;
        }
        if (value instanceof BigDecimal number) {
            return BoundRange.checked(number);
        }
        if (value instanceof Instant instant) {
            return BoundRange.inUtc(instant);
        }
        if (value instanceof ZonedDateTime time) {
            return time.toOffsetDateTime();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Subject subject) {
            return BoundCharacters.checked(subject.id());
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        if (value instanceof Json json) {
            BoundCharacters.check(json.text());
            return json;
        }
        throw new SqlRefused(
                Reason.VALUE_TYPE,
                "A value of type " + value.getClass().getName() + " cannot be bound; " + remedy(value));
    }

    static void set(PreparedStatement statement, int position, @Nullable Object value) throws SQLException {
        if (value instanceof String text) {
            statement.setString(position, text);
        } else if (value instanceof Long number) {
            statement.setLong(position, number);
        } else if (value instanceof Integer number) {
            statement.setInt(position, number);
        } else if (value == null) {
            statement.setNull(position, Types.NULL);
        } else if (value instanceof Secret secret) {
            statement.setString(position, secret.revealAsString());
        } else if (value instanceof Json json) {
            json.set(statement, position);
        } else if (value instanceof SqlArray array) {
            array.set(statement, position);
        } else if (value instanceof Piece) {
            throw new SqlRefused(
                    Reason.VALUE_TYPE,
                    "A batch has one text for all rows, without lists, queries and chosen names; write them as"
                            + " statements of their own");
        } else {
            BoundRange.check(statement, value);
            statement.setObject(position, value);
        }
    }

    private static boolean isPlainNumber(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Float
                || value instanceof Short
                || value instanceof Byte;
    }

    private static boolean isPlainTime(Object value) {
        return value instanceof LocalDate
                || value instanceof LocalDateTime
                || value instanceof LocalTime
                || value instanceof OffsetTime
                || value instanceof OffsetDateTime;
    }

    private static String remedy(Object value) {
        if (value instanceof Optional) {
            return "write Sql.ifPresent(value, v -> Sql.text(\"title = :t\").bind(\"t\", v)), or .orElse(null)";
        }
        if (value instanceof Iterable || value.getClass().isArray()) {
            return "a list stands alone after in; write: id in (:ids), or bind SqlArray.of(Long.class, ids) where an array is"
                    + " meant";
        }
        if (value instanceof java.sql.Date) {
            return "write .toLocalDate()";
        }
        if (value instanceof java.sql.Time) {
            return "write .toLocalTime()";
        }
        if (value instanceof Date || value instanceof Calendar) {
            return "write .toInstant()";
        }
        if (value instanceof TemporalAmount) {
            return "bind the point in time, such as Instant.now().minus(age), or a number: now() - :days * interval '1' day";
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return "write .toString()";
        }
        return "bind a String, number, Boolean, date or time of java.time, UUID, enum, Subject, Secret, Json, SqlArray or byte[]";
    }
}
