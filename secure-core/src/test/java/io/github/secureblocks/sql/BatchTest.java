package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.sql.DatabaseException.Reason;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final String SECRET = "'); drop table t --";
    private static final Sql INSERTION = Sql.text("insert into t (id, v, created_at) values (:id, :v, :created_at)");

    private final String url = InMemory.url();
    private Database db;

    record Row(int id, @Nullable String v, @Nullable Instant createdAt) {}

    record Change(int id, String v) {}

    @BeforeEach
    void open() {
        db = Database.open(InMemory.settings(url).build());
        db.update(
                Sql.text(
                        "create table t (id int primary key, v varchar(30), created_at timestamp with time zone, owner varchar(10))"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void writesEveryRecordAsData() {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        List<Row> rows = IntStream.range(0, 2_345)
                .mapToObj(i -> new Row(i, i == 7 ? null : SECRET, i == 8 ? null : now))
                .toList();

        assertThat(db.batch(INSERTION, rows)).isEqualTo(2_345);
        assertThat(db.list(Sql.text("select id, v, created_at from t order by id"), Row.class))
                .isEqualTo(rows);
        assertThat(db.batch(INSERTION, List.<Row>of())).isZero();
    }

    @Test
    void changesByAConditionInTheText() {
        db.batch(INSERTION, List.of(new Row(1, "a", null), new Row(2, "b", null)));

        assertThat(db.batch(
                        Sql.text("update t set v = :v, owner = :owner where id = :id")
                                .bind("owner", "ann"),
                        List.of(new Change(1, "c"), new Change(9, "d"))))
                .isEqualTo(1);
        assertThat(db.one(Sql.text("select v || owner from t where id = 1"), String.class))
                .contains("cann");
    }

    @Test
    void aRawBatchLeavesHalfAndOursNothing() throws Exception {
        try (var raw = DriverManager.getConnection(url, "sa", "s3cret-of-the-pool");
                var statement = raw.prepareStatement("insert into t (id) values (?)")) {
            for (int id : new int[] {1, 1, 2}) {
                statement.setInt(1, id);
                statement.addBatch();
            }
            assertThatExceptionOfType(SQLException.class).isThrownBy(statement::executeBatch);
            assertThat(count()).as("raw: rows of the failed batch").isEqualTo(2);
            raw.createStatement().executeUpdate("delete from t");
        }

        List<Row> rows = List.of(new Row(1, SECRET, null), new Row(1, SECRET, null), new Row(2, SECRET, null));
        for (ThrowingCallable batch : List.<ThrowingCallable>of(
                () -> db.batch(INSERTION, rows), () -> db.transaction(tx -> tx.batch(INSERTION, rows)))) {
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(batch)
                    .matches(failed -> failed.reason() == Reason.UNIQUE_VIOLATION)
                    .withMessageNotContaining(SECRET)
                    .withNoCause();
            assertThat(count()).isZero();
        }
    }

    @Test
    void tellsWhichParameterAndComponentDoNotMeet() {
        List<Change> rows = List.of(new Change(1, SECRET));

        refuses(
                () -> db.batch(INSERTION, rows),
                "Parameter :created_at meets no component of record Change; add the component, or write"
                        + " .bind(\"created_at\", value)");
        refuses(
                () -> db.batch(Sql.text("insert into t (id) values (:id)"), rows),
                "Component v of record Change meets no parameter without a value; write :v into the text");
        refuses(
                () -> db.batch(
                        Sql.text("insert into t (id, v) values (:id, :v)").bind("v", "x"), rows),
                "Component v of record Change meets no parameter without a value");
        assertThat(count()).isZero();
    }

    @Test
    void takesNoBatchThatChangesEveryRowOrHasFurtherClauses() {
        db.batch(INSERTION, List.of(new Row(1, "a", null)));
        record Value(String v) {}

        refuses(
                () -> db.batch(Sql.text("update t set v = :v"), List.of(new Value("b"))),
                "The statement changes every row");
        refuses(
                () -> db.batch(
                        Sql.text("update t set v = :v")
                                .where(Sql.text("id = :id").bind("id", 1)),
                        List.of(new Value("b"))),
                "A batch is one text without further clauses");
        assertThat(db.one(Sql.text("select v from t"), String.class)).contains("a");
    }

    @Test
    void takesRecordsOfOneTypeAndNoPatternFromThem() {
        record Other(int id, String v) {}
        record Search(String v) {}

        refuses(
                () -> db.batch(
                        Sql.text("insert into t (id, v) values (:id, :v)"),
                        List.<Record>of(new Change(1, "a"), new Other(2, "b"))),
                "A batch takes records of one type, not Change and Other");
        refuses(() -> db.batch(Sql.text("delete from t where v like :v"), List.of(new Search("%"))), "takes a Like");
        assertThat(count()).isZero();
    }

    private long count() {
        return db.one(Sql.text("select count(*) from t"), Long.class).orElseThrow();
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(call)
                .withMessageContaining(message)
                .withMessageNotContaining(SECRET);
    }
}
