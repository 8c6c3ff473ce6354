package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.sql.DatabaseException.Reason;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordMappingTest {
    private final JdbcDataSource source = new JdbcDataSource();
    private final Database db = Database.over(source);

    record Pair(String owner, String title) {}

    record Other(String title) {}

    record Numbers(int anInt, long aLong, double aDouble, float aFloat, short aShort, byte aByte, boolean aBoolean) {}

    record AnInt(int n) {}

    record ALong(long n) {}

    record ADouble(double n) {}

    record AFloat(float n) {}

    record AShort(short n) {}

    record AByte(byte n) {}

    record ABoolean(boolean n) {}

    record Boxed(@Nullable Integer n) {}

    record Nothing() {}

    @BeforeEach
    void open() throws SQLException {
        source.setUrl(InMemory.url() + ";DB_CLOSE_DELAY=-1");
        raw("create table notes (owner varchar(20), title varchar(20))");
        raw("insert into notes values ('ann', 'a note')");
    }

    @Test
    void anAsteriskIsReadByTheColumnsThatTheTableHasNow() throws SQLException {
        Sql all = Sql.text("select * from notes");
        assertThat(db.list(all, Pair.class)).containsExactly(new Pair("ann", "a note"));
        raw("drop table notes");
        raw("create table notes (title varchar(20), owner varchar(20))");
        raw("insert into notes values ('a note', 'ann')");
        assertThat(db.list(all, Pair.class)).containsExactly(new Pair("ann", "a note"));
    }

    @Test
    void anAsteriskIsReadByTheColumnsOfItsOwnDatabase() throws SQLException {
        Sql all = Sql.text("select * from notes");
        assertThat(db.list(all, Pair.class)).containsExactly(new Pair("ann", "a note"));
        JdbcDataSource other = new JdbcDataSource();
        other.setUrl(
                InMemory.url() + ";DB_CLOSE_DELAY=-1;INIT=create table notes (title varchar(20), owner varchar(20))"
                        + " as values ('a note', 'ann')");
        assertThat(Database.over(other).list(all, Pair.class)).containsExactly(new Pair("ann", "a note"));
    }

    @Test
    void textsOfOneLengthAreReadEachByItsOwnColumns() {
        for (int i = 0; i < 3; i++) {
            assertThat(db.list(Sql.text("select owner, title from notes"), Pair.class))
                    .containsExactly(new Pair("ann", "a note"));
            assertThat(db.list(Sql.text("select title, owner from notes"), Pair.class))
                    .containsExactly(new Pair("ann", "a note"));
        }
    }

    @Test
    void aTextThatOneTypeFitsIsStillRefusedForAnother() {
        Sql sql = Sql.text("SELECT owner, title FROM notes");
        assertThat(db.list(sql, Pair.class)).hasSize(1);
        fails(() -> db.list(sql, Other.class), "Column OWNER meets no component of record Other");
    }

    @Test
    void aTextThatDoesNotFitIsRefusedEachTime() {
        Sql sql = Sql.text("select owner from notes");
        for (int i = 0; i < 2; i++) {
            fails(() -> db.list(sql, Pair.class), "Component title of record Pair meets no column");
        }
    }

    @Test
    void zeroIsNoNull() {
        Sql zeros =
                Sql.text("select 0 as an_int, 0 as a_long, 0.0 as a_double, 0.0 as a_float, 0 as a_short, 0 as a_byte,"
                        + " false as a_boolean");
        assertThat(db.one(zeros, Numbers.class)).contains(new Numbers(0, 0, 0, 0, (short) 0, (byte) 0, false));
    }

    @Test
    void noPrimitiveTakesANullForZero() throws SQLException {
        raw("create table empty (n int)");
        raw("insert into empty values (null)");
        for (Class<?> type : List.of(
                AnInt.class, ALong.class, ADouble.class, AFloat.class, AShort.class, AByte.class, ABoolean.class)) {
            fails(
                    () -> db.list(Sql.text("select n from empty"), type),
                    "Column N is null, but component n of record " + type.getSimpleName());
        }
    }

    @Test
    void noPrimitiveTakesATextAndNoMessageHoldsIt() throws SQLException {
        raw("create table texts (n varchar(20))");
        raw("insert into texts values ('s3cret')");
        for (Class<?> type : List.of(
                AnInt.class, ALong.class, ADouble.class, AFloat.class, AShort.class, AByte.class, ABoolean.class)) {
            fails(
                    () -> db.list(Sql.text("select n from texts"), type),
                    "Column N holds a value that cannot be read as");
        }
    }

    @Test
    void noWholeNumberIsCutOrRoundedFromAFraction() throws SQLException {
        try (var connection = source.getConnection();
                var rows =
                        connection.createStatement().executeQuery("select 1.9, cast(1.9 as double precision), '1.9'")) {
            rows.next();
            assertThat(List.of(rows.getInt(1), rows.getInt(2))).as("raw").containsExactly(2, 2);
        }
        for (Class<?> type :
                List.of(AnInt.class, ALong.class, AShort.class, AByte.class, Boxed.class, Integer.class, Long.class)) {
            for (Sql sql : List.of(
                    Sql.text("select 1.9 as n"),
                    Sql.text("select cast(1.9 as double precision) as n"),
                    Sql.text("select cast(1.9 as real) as n"),
                    Sql.text("select cast(1.9 as decfloat) as n"),
                    Sql.text("select '1.9' as n"),
                    Sql.text("select 1e30 as n"))) {
                fails(() -> db.list(sql, type), "Column N holds a value that cannot be read as");
            }
        }
        Sql whole = Sql.text("select 7.00 as n union all select 0");
        assertThat(db.list(whole, ALong.class)).containsExactly(new ALong(7), new ALong(0));
        assertThat(db.list(whole, Boxed.class)).containsExactly(new Boxed(7), new Boxed(0));
        assertThat(db.list(whole, Short.class)).containsExactly((short) 7, (short) 0);
        assertThat(db.one(Sql.text("select cast(null as decimal(9, 2)) as n"), Boxed.class))
                .contains(new Boxed(null));
    }

    @Test
    void oneTextThatIsReadAgainFollowsTheTypeThatAnAsteriskHasNow() throws SQLException {
        raw("create table amounts (n int)");
        raw("insert into amounts values (2)");
        Sql all = Sql.text("select * from amounts");
        assertThat(db.list(all, AnInt.class)).containsExactly(new AnInt(2));
        raw("alter table amounts alter column n decimal(9, 2)");
        raw("update amounts set n = 1.9");
        fails(() -> db.list(all, AnInt.class), "Column N holds a value that cannot be read as int");
    }

    @Test
    void noTextIsTrueThatDoesNotSaySo() throws SQLException {
        try (var connection = source.getConnection();
                var rows = connection.createStatement().executeQuery("select '1.9'")) {
            rows.next();
            assertThat(rows.getBoolean(1)).as("raw").isTrue();
        }
        fails(() -> db.list(Sql.text("select '1.9' as n"), ABoolean.class), "cannot be read as boolean");
        fails(() -> db.list(Sql.text("select '1.9' as n"), Boolean.class), "cannot be read as Boolean");
        assertThat(db.list(Sql.text("select 'Yes' as n union all select 'f' order by n desc"), ABoolean.class))
                .containsExactlyInAnyOrder(new ABoolean(true), new ABoolean(false));
    }

    @Test
    void aRecordWithoutComponentsMeetsNoColumn() {
        fails(() -> db.list(Sql.text("select owner from notes"), Nothing.class), "Column OWNER meets no component");
    }

    private void raw(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void fails(ThrowingCallable call, String message) {
        assertThatExceptionOfType(DatabaseException.class).isThrownBy(call).satisfies(failed -> {
            assertThat(failed.reason()).isEqualTo(Reason.MAPPING);
            assertThat(failed).hasMessageContaining(message).hasNoCause();
            assertThat(failed.getMessage()).doesNotContain("s3cret");
        });
    }
}
