package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.sql.DatabaseException.Reason;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InsertTest {
    private final Database db = InMemory.open();

    @BeforeEach
    void create() {
        db.update(Sql.text("create table n (id bigint generated always as identity (start with 7) primary key,"
                + " uid uuid default random_uuid(), title varchar(20))"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void answersTheKeyThatTheDatabaseMade() {
        long first = db.insert(insertion("a"), "id", Long.class);
        int second = db.transaction(tx -> tx.insert(insertion("b"), "id", Integer.class));
        UUID third = db.insert(insertion("c"), "uid", UUID.class);

        assertThat(first).isEqualTo(7);
        assertThat(second).isEqualTo(8);
        assertThat(db.one(Sql.text("select title from n where uid = :uid").bind("uid", third), String.class))
                .contains("c");
    }

    @Test
    void tellsWhatIsWrongWithTheKey() {
        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(() -> db.insert(insertion("a"), "id\" --", Long.class))
                .withMessageContaining("write db.insert(sql, \"id\", Long.class)");
        fails(Reason.MAPPING, "A key cannot be read as java.lang.Object", "id", Object.class);
        fails(Reason.STATEMENT, "insert into n", "nothing", Long.class);
        assertThat(count()).isZero();
        fails(Reason.MAPPING, "Column TITLE holds a value that cannot be read as Long", "title", Long.class);
    }

    @Test
    void aKeyLosesNoFraction() {
        db.update(Sql.text("create table fraction (id decimal(5, 2) default 1.9 primary key, title varchar(20))"));

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> db.insert(Sql.text("insert into fraction (title) values ('a')"), "id", Long.class))
                .matches(failed -> failed.reason() == Reason.MAPPING);
    }

    @Test
    void aKeyOfSeveralRowsIsNoAnswer() {
        Sql two = Sql.text("insert into n (title) select 'x' from system_range(1, 2)");

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> db.transaction(tx -> tx.insert(two, "id", Long.class)))
                .matches(failed -> failed.reason() == Reason.TOO_MANY_ROWS)
                .withMessageContaining("More than one row is inserted");
        assertThat(count()).isZero();
    }

    @SuppressWarnings("CompileTimeConstant")
    private void fails(Reason reason, String message, String column, Class<?> type) {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> db.insert(insertion("a"), column, type))
                .matches(failed -> failed.reason() == reason, "reason is " + reason)
                .withMessageContaining(message);
    }

    private static Sql insertion(String title) {
        return Sql.text("insert into n (title) values (:title)").bind("title", title);
    }

    private long count() {
        return db.one(Sql.text("select count(*) from n"), Long.class).orElseThrow();
    }
}
