package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.sql.SqlRefused.Reason;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DestructiveTest {
    private static final List<Sql> DESTRUCTIVE = List.of(
            Sql.text("drop table t"),
            Sql.text("  DROP table t"),
            Sql.text("truncate table t"),
            Sql.text("alter table t add column w int"),
            Sql.text("grant select on t to public"),
            Sql.text("revoke select on t from public"),
            Sql.text("drop table t").where(Sql.text("id = :id").bind("id", 1)));

    private final String url = InMemory.url();
    private final List<SecurityEvent> events = new ArrayList<>();
    private Database db;

    @BeforeEach
    void open() {
        db = Database.open(InMemory.settings(url)
                .events(SecurityEvents.to(events::add, InstantSource.system()))
                .build());
        db.update(Sql.text("create table t (id int)"));
        db.update(Sql.text("insert into t values (1)"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void rawJdbcDropsATableByTheMethodThatChangesRows() throws Exception {
        try (var raw = DriverManager.getConnection(url, "sa", "s3cret-of-the-pool")) {
            raw.prepareStatement("drop table t").executeUpdate();
        }
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> db.list(Sql.text("select id from t"), Integer.class));
    }

    @Test
    void noOtherMethodRunsThem() {
        record Row(int id) {}
        List<Function<Statements, Function<Sql, Object>>> others = List.of(
                any -> any::update,
                any -> any::updateAll,
                any -> sql -> any.list(sql, Integer.class),
                any -> sql -> any.one(sql, Integer.class),
                any -> sql -> any.first(sql, Integer.class),
                any -> sql -> any.stream(sql, Integer.class, rows -> 0),
                any -> sql -> any.insert(sql, "id", Integer.class));
        for (Sql sql : DESTRUCTIVE) {
            for (Function<Statements, Function<Sql, Object>> other : others) {
                refuses(() -> other.apply(db).apply(sql));
                refuses(() -> db.transaction(tx -> other.apply(tx).apply(sql)));
            }
        }
        refuses(() -> db.batch(Sql.text("alter table t alter column id restart with :id"), List.of(new Row(1))));

        assertThat(db.one(Sql.text("select id from t"), Integer.class)).contains(1);
        assertThat(events).isEmpty();
    }

    @Test
    void noMethodBeginsOrEndsATransactionByText() throws Exception {
        try (var raw = DriverManager.getConnection(url, "sa", "s3cret-of-the-pool")) {
            raw.setAutoCommit(false);
            raw.prepareStatement("insert into t values (2)").executeUpdate();
            raw.prepareStatement("commit").executeUpdate();
            raw.rollback();
        }
        assertThat(db.list(Sql.text("select id from t"), Integer.class))
                .as("raw: half of the work")
                .hasSize(2);
        for (Sql sql : List.of(
                Sql.text("begin"),
                Sql.text("START TRANSACTION"),
                Sql.text("commit"),
                Sql.text("end"),
                Sql.text("rollback"),
                Sql.text("abort"),
                Sql.text("savepoint a"),
                Sql.text("release savepoint a"),
                Sql.text("xa start 'a'"))) {
            refusesToEnd(() -> db.destructive(sql, "a test"));
            refusesToEnd(() -> db.transaction(tx -> tx.destructive(sql, "a test")));
            refusesToEnd(() -> db.update(sql));
        }
        assertThat(events).isEmpty();
    }

    @Test
    void runsWithAReasonAndIsAnEvent() {
        db.destructive(Sql.text("alter table t add column w int"), "for the new list");
        db.destructive(Sql.text("grant select on t to public"), "everybody reads it");
        db.destructive(Sql.text("truncate table t"), "filled anew");
        assertThat(db.list(Sql.text("select w from t"), Integer.class)).isEmpty();
        db.withQueryTimeout(java.time.Duration.ofMinutes(1)).destructive(Sql.text("drop table t"), "no longer read");

        assertThat(events)
                .extracting(event -> event.type() + " " + event.reason() + " "
                        + event.explanation().orElseThrow())
                .containsExactly(
                        "SENSITIVE_UPDATE ALTER for the new list",
                        "PRIVILEGE_PERMISSIONS_CHANGED GRANT everybody reads it",
                        "SENSITIVE_DELETE TRUNCATE filled anew",
                        "SENSITIVE_DELETE DROP no longer read");
        assertThat(events.get(0).toString()).endsWith(" explanation=\"for the new list\"");
    }

    @Test
    void anAttemptThatFailsIsAnEventToo() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> db.destructive(Sql.text("drop table nowhere"), "a test"));
        assertThat(events).hasSize(1);
    }

    @Test
    void takesNoBlankReasonAndNoHarmlessStatement() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.destructive(Sql.text("drop table t"), " "))
                .withMessageContaining("needs a reason");
        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(() -> db.destructive(Sql.text("delete from t"), "cannot hide a delete"))
                .withMessage("The statement is not destructive; write db.update(sql) (in: delete from t)");
        assertThat(events).isEmpty();
        assertThat(db.list(Sql.text("select id from t"), Integer.class)).hasSize(1);
    }

    @Test
    void rawJdbcGivesRightsAndWritesFilesByTheMethodsOfEveryDay() throws Exception {
        try (var raw = DriverManager.getConnection(url, "sa", "s3cret-of-the-pool");
                var statement = raw.createStatement()) {
            statement.executeUpdate("create user eve password 'x' admin");
            statement.execute("explain analyze delete from t");
            assertThat(statement.executeQuery("script").next())
                    .as("the database tells all that it holds")
                    .isTrue();
        }
        assertThat(db.list(Sql.text("select id from t"), Integer.class)).isEmpty();

        for (Sql sql : List.of(
                Sql.text("create user mallory password 'x' admin"),
                Sql.text("script"),
                Sql.text("create or replace view v as select 1"),
                Sql.text("set exclusive 1"),
                Sql.text("with x as (select 1) drop table t"))) {
            refuses(() -> db.update(sql));
            refuses(() -> db.list(sql, Integer.class));
        }
        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(() -> db.list(Sql.text("explain analyze delete from t"), String.class))
                .withMessageContaining("every row");
    }

    @Test
    void aStatementThatIsNotKnownRunsWithAReasonAndIsAnEventOfItsKind() {
        db.destructive(Sql.text("create user eve password 'x'"), "for the report");
        db.destructive(Sql.text("comment on table t is 'x'"), "documented");

        assertThat(events)
                .extracting(event -> event.type() + " " + event.reason())
                .containsExactly("SENSITIVE_UPDATE CREATE", "SENSITIVE_UPDATE OTHER");
    }

    private static void refusesToEnd(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(call)
                .withMessageContaining("write db.transaction(tx -> ...)");
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(call)
                .matches(refused -> refused.reason() == Reason.DESTRUCTIVE, "is refused as destructive")
                .withMessageContaining("write db.destructive(sql, \"why it is right\")");
    }
}
