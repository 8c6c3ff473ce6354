package io.github.secureblocks.samples.databases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

/** The databases that every test runs on, and where their SQL differs. */
enum Engine {
    H2(
            "varchar(2000000)",
            Map.of(
                    byte[].class,
                    "varbinary(2000000)",
                    Instant.class,
                    "timestamp(6) with time zone",
                    UUID.class,
                    "uuid")),
    POSTGRESQL("text", Map.of(byte[].class, "bytea", Instant.class, "timestamptz", UUID.class, "uuid")),
    /** Text is compared by its bytes, as in the others; the default ignores case and accents. */
    MARIADB(
            "longtext character set utf8mb4 collate utf8mb4_nopad_bin",
            Map.of(byte[].class, "longblob", Instant.class, "timestamp(6) null", UUID.class, "uuid"));

    private static final Map<Class<?>, String> EVERYWHERE = Map.of(
            Integer.class, "integer",
            Long.class, "bigint",
            Short.class, "smallint",
            Double.class, "double precision",
            Float.class, "real",
            Boolean.class, "boolean",
            LocalDate.class, "date",
            LocalTime.class, "time(6)");

    private final String text;
    private final Map<Class<?>, String> own;

    Engine(String text, Map<Class<?>, String> own) {
        this.text = text;
        this.own = own;
    }

    /** A column for text of any length. */
    String text() {
        return text;
    }

    /** A column that holds every value of the type. */
    String column(Class<?> type) {
        if (type == OffsetDateTime.class) {
            return own.get(Instant.class);
        }
        if (type == LocalDateTime.class) {
            return this == MARIADB ? "datetime(6)" : "timestamp(6)";
        }
        if (Number.class.isAssignableFrom(type) && !EVERYWHERE.containsKey(type)) {
            return type == Byte.class ? "smallint" : "numeric(40, 10)";
        }
        return own.getOrDefault(type, EVERYWHERE.getOrDefault(type, text));
    }
}
