package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.sql.DatabaseException.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowMappingTest {
    private static final String SECRET = "s3cret-value";

    private final Database db = InMemory.open();

    enum Color {
        RED,
        BLUE {
            @Override
            public String toString() {
                return "not the name";
            }
        }
    }

    record Everything(
            int anInt,
            Long aLong,
            short aShort,
            byte aByte,
            double aDouble,
            Float aFloat,
            boolean aBoolean,
            String text,
            BigDecimal price,
            BigInteger big,
            LocalDate onDay,
            LocalTime atTime,
            LocalDateTime dayTime,
            OffsetDateTime offset,
            Instant createdAt,
            UUID uid,
            UUID uidText,
            Color color,
            Subject owner,
            byte[] bytes) {}

    record Pair(int id, String createdBy) {}

    record Boxed(Integer id, String createdBy) {}

    private record Checked(int id) {
        private Checked {
            if (id < 0) {
                throw new IllegalArgumentException("id is negative");
            }
        }
    }

    record Unreadable(int id, Object createdBy) {}

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void everyTypeThatIsBoundComesBack() {
        db.update(
                Sql.text(
                        "create table e (an_int int, a_long bigint, a_short smallint, a_byte tinyint, a_double double"
                                + " precision, a_float real, a_boolean boolean, text varchar, price decimal(10, 2), big decimal(40),"
                                + " on_day date, at_time time, day_time timestamp, \"offset\" timestamp with time zone, created_at timestamp"
                                + " with time zone, uid uuid, uid_text varchar, color varchar, owner varchar, bytes varbinary)"));
        UUID uid = UUID.randomUUID();
        Instant now = Instant.parse("2026-11-21T10:11:12.123456Z");
        Everything sent = new Everything(
                1,
                2L,
                (short) 3,
                (byte) 4,
                5.5,
                6.5f,
                true,
                "é😀",
                new BigDecimal("7.25"),
                BigInteger.TWO.pow(100),
                LocalDate.of(2026, 2, 28),
                LocalTime.of(1, 2, 3),
                LocalDateTime.of(2026, 3, 29, 2, 30),
                OffsetDateTime.parse("2026-11-21T10:00:00+05:30"),
                now,
                uid,
                uid,
                Color.BLUE,
                Subject.of("ann"),
                new byte[] {1, 0, -1});

        db.update(Sql.text(
                        "insert into e values (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k, :l, :m, :n, :o, :p, :q, :r, :s, :t)")
                .bind("a", sent.anInt())
                .bind("b", sent.aLong())
                .bind("c", sent.aShort())
                .bind("d", sent.aByte())
                .bind("e", sent.aDouble())
                .bind("f", sent.aFloat())
                .bind("g", sent.aBoolean())
                .bind("h", sent.text())
                .bind("i", sent.price())
                .bind("j", sent.big())
                .bind("k", sent.onDay())
                .bind("l", sent.atTime())
                .bind("m", sent.dayTime())
                .bind("n", sent.offset())
                .bind("o", sent.createdAt())
                .bind("p", sent.uid())
                .bind("q", sent.uidText().toString())
                .bind("r", sent.color())
                .bind("s", sent.owner())
                .bind("t", sent.bytes()));

        assertThat(db.one(Sql.text("select * from e"), Everything.class).orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(sent);
        assertThat(db.one(Sql.text("select created_at from e"), Instant.class)).contains(now);
        assertThat(db.one(Sql.text("select color from e"), Color.class)).contains(Color.BLUE);
        assertThat(db.one(Sql.text("select a_long from e"), long.class)).contains(2L);
        assertThat(db.one(Sql.text("select bytes from e"), byte[].class)).contains(new byte[] {1, 0, -1});
    }

    @Test
    void meetsColumnsByNameInAnyOrderAndCase() {
        assertThat(db.one(Sql.text("select 'ann' as created_by, 1 as ID"), Pair.class))
                .contains(new Pair(1, "ann"));
        assertThat(db.one(Sql.text("select 2 as id, 'bob' as \"createdBy\""), Pair.class))
                .contains(new Pair(2, "bob"));
        assertThat(db.one(Sql.text("select 3 as id, null as created_by"), Pair.class))
                .contains(new Pair(3, null));
        assertThat(db.one(Sql.text("select cast(null as int) as id, 'x' as created_by"), Boxed.class))
                .contains(new Boxed(null, "x"));
    }

    @Test
    void namesTheComponentThatMeetsNoColumn() {
        fails(
                () -> db.list(Sql.text("select 1 as id, 's3cret-value' as creator"), Pair.class),
                "Component createdBy of record Pair meets no column of [ID, CREATOR]; select it: select created_by, or"
                        + " rename one: select x as created_by");
    }

    @Test
    void namesTheColumnThatMeetsNoComponent() {
        fails(
                () -> db.list(Sql.text("select 1 as id, 'x' as created_by, 's3cret-value' as pin"), Pair.class),
                "Column PIN meets no component of record Pair; select only what the record holds, or add the component");
    }

    @Test
    void namesTheColumnThatComesTwice() {
        fails(
                () -> db.list(Sql.text("select 1 as id, 2 as i_d, 'x' as created_by"), Pair.class),
                "Two columns are both named I_D; give one another name: select a.id, b.id as b_id");
    }

    @Test
    void namesTheNullThatAPrimitiveCannotHold() {
        fails(
                () -> db.list(Sql.text("select cast(null as int) as id, 's3cret-value' as created_by"), Pair.class),
                "Column ID is null, but component id of record Pair is a primitive int; declare the boxed type, or select"
                        + " coalesce(column, 0) as name");
    }

    @Test
    void readsOneRecordFromStatementsWithOtherColumns() {
        for (int i = 0; i < 3; i++) {
            assertThat(db.list(Sql.text("select 1 as a, 2 as b"), Duo.class)).containsExactly(new Duo(1, 2));
            assertThat(db.list(Sql.text("select 2 as b, 1 as a"), Duo.class)).containsExactly(new Duo(1, 2));
            fails(() -> db.list(Sql.text("select 1 as a, 2 as b, 3 as c"), Duo.class), "Column C meets no component");
            fails(() -> db.list(Sql.text("select 1 as a"), Duo.class), "Component b of record Duo");
        }
    }

    record Duo(int a, int b) {}

    @Test
    void showsALabelOnOneLine() {
        fails(
                () -> db.one(Sql.text("select 'x' as \"a\nforged\""), Integer.class),
                "Column a\\nforged holds a value that cannot be read as Integer");
    }

    @Test
    void namesTheColumnThatCannotBeReadAndNotItsValue() {
        fails(
                () -> db.list(Sql.text("select 's3cret-value' as id, 'x' as created_by"), Pair.class),
                "Column ID holds a value that cannot be read as int; declare the type that the column has, or cast it in the"
                        + " select");
        fails(
                () -> db.one(Sql.text("select 's3cret-value' as c"), Color.class),
                "Column C holds a value that cannot be read as Color");
        fails(
                () -> db.one(Sql.text("select 's3cret-value' as c"), UUID.class),
                "Column C holds a value that cannot be read as UUID");
        fails(() -> db.one(Sql.text("select 's3cret-value x' as c"), Subject.class), "cannot be read as Subject");
        fails(() -> db.one(Sql.text("select 3000000000 as c"), Integer.class), "cannot be read as Integer");
        fails(() -> db.one(Sql.text("select 1.5 as c"), BigInteger.class), "cannot be read as BigInteger");
    }

    @Test
    void refusesTypesThatNoRowFits() {
        fails(
                () -> db.list(Sql.text("select 1"), Object.class),
                "Rows cannot be read as java.lang.Object; write a record");
        fails(
                () -> db.list(Sql.text("select 1 as id, 2 as created_by"), Unreadable.class),
                "Component createdBy of record Unreadable is a java.lang.Object, which no column can be read as");
        fails(
                () -> db.list(Sql.text("select 1, 2"), Long.class),
                "A Long is one column, but the select has 2; select one");
        fails(
                () -> db.list(Sql.text("select cast(null as int)"), Integer.class),
                "A row is null, which a list of Integer cannot hold");
    }

    @Test
    void aRecordsOwnCheckIsThrownOn() {
        assertThat(db.one(Sql.text("select 1 as id"), Checked.class)).contains(new Checked(1));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> db.one(Sql.text("select -1 as id"), Checked.class))
                .withMessage("id is negative");
    }

    private static void fails(ThrowingCallable call, String message) {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(call)
                .matches(failure -> failure.reason() == Reason.MAPPING)
                .withMessageContaining(message)
                .withMessageNotContaining(SECRET)
                .withNoCause();
    }
}
