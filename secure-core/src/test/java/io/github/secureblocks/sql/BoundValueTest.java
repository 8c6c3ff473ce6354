package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.SqlRefused.Reason;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundValueTest {
    @ParameterizedTest
    @ValueSource(strings = {"s3cret\0", "\uD83Ds3cret", "s3cret\uDE00", "s3cret\uD83D", "\uDE00\uD83D"})
    void refusesTextThatNotEveryDatabaseHolds(String text) {
        Sql equal = Sql.text("select id from notes where title = :a");
        Sql like = Sql.text("select id from notes where title like :a");

        for (Runnable bind : new Runnable[] {
            () -> discard(equal.bind("a", text)),
            () -> discard(equal.bind("a", Secret.of(text))),
            () -> discard(like.bind("a", Like.contains(text)))
        }) {
            assertThatExceptionOfType(SqlRefused.class)
                    .isThrownBy(bind::run)
                    .withMessageNotContaining("s3cret")
                    .withMessageContaining("bind bytes")
                    .matches(refused -> refused.reason() == Reason.VALUE_TEXT);
        }
    }

    @Test
    void takesPairsOfSurrogates() {
        assertThat(Sql.text("select :a").bind("a", "\uD83D\uDE00x").positional())
                .containsExactly("\uD83D\uDE00x");
    }

    @Test
    void bindsASecretAndNeverPrintsIt() {
        try (Database db = InMemory.open()) {
            Sql sql = Sql.text("select cast(:s as varchar)").bind("s", Secret.of("s3cret"));

            assertThat(db.one(sql, String.class)).contains("s3cret");
            assertThat(sql.toString()).doesNotContain("s3cret");
            assertThat(sql.positional()[0]).asString().doesNotContain("s3cret");
        }
    }

    @Test
    void bindsAZonedTimeAsItsPointInTime() {
        ZonedDateTime time = ZonedDateTime.parse("2026-10-25T02:30+02:00[Europe/Berlin]");
        assertThat(Sql.text("select :t").bind("t", time).positional())
                .containsExactly(OffsetDateTime.parse("2026-10-25T02:30+02:00"));
    }

    @Test
    void saysForAValueOfAnotherTypeWhatToWrite() {
        refuses(new Date(), "write .toInstant()");
        refuses(new Timestamp(0), "write .toInstant()");
        refuses(java.sql.Date.valueOf("2026-10-25"), "write .toLocalDate()");
        refuses(java.sql.Time.valueOf("12:30:00"), "write .toLocalTime()");
        refuses(Duration.ofDays(2), "Instant.now().minus(age)");
        refuses(Period.ofDays(2), "Instant.now().minus(age)");
        refuses('x', "write .toString()");
        refuses(new StringBuilder("s3cret"), "write .toString()");
        refuses(Locale.GERMANY, "bind a String, number");
    }

    private static void refuses(Object value, String remedy) {
        Sql sql = Sql.text("select :v");
        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(() -> sql.bind("v", value))
                .withMessageContaining(remedy)
                .withMessageNotContaining("s3cret")
                .matches(refused -> refused.reason() == Reason.VALUE_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e131073", "7e999999999", "0e-16384", "-7e-999999999", "7e2147483647"})
    void refusesANumberThatIsLongOnlyOnceItIsWrittenOut(String text) {
        BigDecimal number = new BigDecimal(text);
        Sql equal = Sql.text("select id from notes where price = :p");
        Sql in = Sql.text("select id from notes where price in (:p)");

        for (Runnable bind : new Runnable[] {
            () -> discard(equal.bind("p", number)),
            () -> discard(in.bind("p", List.of(BigDecimal.ONE, number))),
            () -> discard(equal.bind("p", SqlArray.of(BigDecimal.class, List.of(number))))
        }) {
            assertThatExceptionOfType(SqlRefused.class)
                    .isThrownBy(bind::run)
                    .withMessageNotContaining("7")
                    .withMessageContaining("number.scale()")
                    .matches(refused -> refused.reason() == Reason.VALUE_RANGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e131072", "1e-16383", "0.1", "-12345678901234567890.123456789"})
    void takesNumbersThatADatabaseMayHold(String text) {
        BigDecimal number = new BigDecimal(text);
        assertThat(Sql.text("select :p").bind("p", number).positional()).containsExactly(number);
    }

    @Test
    void refusesATimeThatHasNoDate() {
        Sql sql = Sql.text("select :t");
        for (Instant time : new Instant[] {Instant.MAX, Instant.MIN}) {
            assertThatExceptionOfType(SqlRefused.class)
                    .isThrownBy(() -> discard(sql.bind("t", time)))
                    .withNoCause()
                    .matches(refused -> refused.reason() == Reason.VALUE_RANGE);
        }
    }

    private static void discard(Sql sql) {
        assertThat(sql).isNotNull();
    }
}
