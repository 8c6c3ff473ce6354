package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.sql.DatabaseException.Reason;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcDataSource;
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
