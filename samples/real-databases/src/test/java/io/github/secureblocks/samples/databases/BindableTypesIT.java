package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Sql;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type that can be bound comes back from a column that holds it; a further type is one line. */
@OnEveryDatabase
class BindableTypesIT {
    private final Server server;
    private Database db;

    BindableTypesIT(Engine engine, Servers servers) {
        this.server = servers.of(engine);
    }

    @BeforeEach
    void open() {
        db = Database.open(server.settings().build());
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        server.execute("drop table if exists cells");
    }

    static List<Object> values() {
        return List.of(
                "it's ü 縗 \uD83D\uDE00",
                "",
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                Short.MIN_VALUE,
                Byte.MIN_VALUE,
                0.1d,
                Double.MIN_NORMAL,
                0.25f,
                true,
                false,
                new BigDecimal("-12345678901234567890.0123456789"),
                new BigInteger("-123456789012345678901234567890"),
                UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
                LocalDate.of(2026, 2, 28),
                LocalTime.of(23, 59, 59, 123_456_000),
                LocalDateTime.of(2026, 3, 29, 2, 30, 0, 123_456_000),
                Instant.parse("2026-10-25T01:30:00.123456Z"),
                OffsetDateTime.parse("2026-10-25T02:30:00.123456+02:00"),
                TimeUnit.DAYS,
                Subject.of("user-42"),
                new byte[] {0, 39, 92, -1, -128, 127});
    }

    @ParameterizedTest
    @MethodSource("values")
    void comesBackAsItWas(Object value) throws SQLException {
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        server.execute("create table cells (v " + server.engine().column(type) + ")");

        db.update(Sql.text("insert into cells (v) values (:v)").bind("v", value));

        List<?> read = db.list(Sql.text("select v from cells"), type);
        if (value instanceof OffsetDateTime time) {
            // A database keeps the point in time, not the offset that it was told in.
            assertThat(((OffsetDateTime) read.get(0)).toInstant()).isEqualTo(time.toInstant());
        } else {
            assertThat(read).hasSize(1);
            assertThat((Object) read.get(0)).isEqualTo(value);
        }
        assertThat(db.update(Sql.text("update cells set v = :none where v = :v")
                        .bind("none", null)
                        .bind("v", value)))
                .as("a column is compared with the value")
                .isEqualTo(1);
        assertThat(db.one(Sql.text("select v from cells"), type)).isEmpty();
    }
}
