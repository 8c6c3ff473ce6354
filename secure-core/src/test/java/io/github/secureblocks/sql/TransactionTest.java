package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.secureblocks.sql.DatabaseException.Reason;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private static final Sql LEVEL =
            Sql.text("select isolation_level from information_schema.sessions where session_id = session_id()");

    private final String url = InMemory.url();
    private Database db;

    @BeforeEach
    void open() {
        db = Database.open(InMemory.settings(url).maximumConnections(2).build());
        db.update(Sql.text("create table t (id int primary key, v int)"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void hasTheIsolationThatItWasAskedForAndNoneAfterIt() {
        String standard = db.transaction(tx -> tx.one(LEVEL, String.class).orElseThrow());
        assertThat(standard).isEqualTo("READ COMMITTED");
        for (Isolation isolation : Isolation.values()) {
            assertThat(db.<String>transaction(
                            isolation, tx -> tx.one(LEVEL, String.class).orElseThrow()))
                    .isEqualTo(isolation.name().replace('_', ' '));
            assertThat(db.<String>transaction(tx -> tx.one(LEVEL, String.class).orElseThrow()))
                    .isEqualTo(standard);
        }
    }

    @Test
    void aReadOnlyOneChangesNothingEvenWhereTheDatabaseWouldLetIt() throws Exception {
        try (Connection raw = DriverManager.getConnection(url, "sa", "s3cret-of-the-pool")) {
            raw.setReadOnly(true);
            assertThat(raw.createStatement().executeUpdate("insert into t values (1, 1)"))
                    .as("raw: read-only is a hint")
                    .isEqualTo(1);
        }
        record Row(int id, int v) {}
        List<Consumer<Transaction>> changes = List.of(
                tx -> tx.update(insertion(2)),
                tx -> tx.updateAll(Sql.text("delete from t")),
                tx -> tx.insert(insertion(2), "id", Integer.class),
                tx -> tx.batch(Sql.text("insert into t values (:id, :v)"), List.of(new Row(2, 2))),
                tx -> tx.destructive(Sql.text("drop table t"), "a test"),
                tx -> tx.withMaximumRows(1).update(insertion(2)));

        for (Consumer<Transaction> change : changes) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> db.readOnly(Isolation.REPEATABLE_READ, tx -> {
                        change.accept(tx);
                        return 0;
                    }))
                    .withMessage(
                            "The transaction is read-only; write db.transaction(tx -> ...) instead of db.readOnly");
        }
        assertThat(db.<List<Integer>>readOnly(
                        Isolation.REPEATABLE_READ, tx -> tx.list(Sql.text("select id from t"), Integer.class)))
                .containsExactly(1);
        assertThat(db.update(insertion(3))).as("the connection writes again").isEqualTo(1);
    }

    @Test
    void aFailureThatIsSwallowedTakesEverythingBack() throws Exception {
        try (Connection raw = DriverManager.getConnection(url, "sa", "s3cret-of-the-pool")) {
            raw.setAutoCommit(false);
            raw.createStatement().executeUpdate("insert into t values (1, 1)");
            catchThrowable(() -> raw.createStatement().executeUpdate("insert into t values (1, 1)"));
            raw.commit();
        }
        assertThat(count()).as("raw: half of the work").isEqualTo(1);

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    tx.update(insertion(2));
                    catchThrowable(() -> tx.update(insertion(1)));
                    return "swallowed";
                }))
                .matches(failed -> failed.reason() == Reason.UNIQUE_VIOLATION);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void nothingFollowsAFailedStatement() {
        db.transaction(tx -> tx.update(insertion(1)));
        Throwable failed = catchThrowable(() -> db.transaction(tx -> {
            catchThrowable(() -> tx.stream(Sql.text("select 1 / (v - v) from t"), Integer.class, Stream::toList));
            return tx.withMaximumRows(1).update(insertion(2));
        }));

        assertThat(failed)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("A statement of this transaction has failed, which ends it")
                .hasCauseInstanceOf(DatabaseException.class);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void noOtherThreadWritesIntoIt() {
        assertThat(db.<Integer>transaction(tx -> {
                    Throwable refused = CompletableFuture.supplyAsync(() ->
                                    catchThrowable(() -> tx.withMaximumRows(1).update(insertion(1))))
                            .join();
                    assertThat(refused)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageStartingWith("The transaction belongs to the thread that runs its function");
                    return tx.update(insertion(2));
                }))
                .isEqualTo(1);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void rowsThatDoNotFitEndNoTransaction() {
        assertThat(db.<Integer>transaction(tx -> {
                    tx.update(insertion(1));
                    catchThrowable(() -> tx.list(Sql.text("select id, v from t"), String.class));
                    catchThrowable(() -> tx.update(Sql.text("delete from t")));
                    return tx.update(insertion(2));
                }))
                .isEqualTo(1);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void oneOfTwoThatWaitForEachOtherIsGivenUpAndTheOtherStays() {
        db.update(insertion(1));
        db.update(insertion(2));
        CyclicBarrier both = new CyclicBarrier(2);
        CompletableFuture<Throwable> other = CompletableFuture.supplyAsync(() -> crossing(1, 2, both));
        Throwable mine = crossing(2, 1, both);
        Throwable theirs = other.join();

        Throwable givenUp = mine == null ? theirs : mine;
        assertThat(givenUp)
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo(Reason.DEADLOCK)
                                .matches(Reason::retryable));
        assertThat(mine == null || theirs == null).as("one of them committed").isTrue();
        assertThat(db.one(Sql.text("select sum(v) from t"), Integer.class)).contains(2);
    }

    @Test
    void aCommitWhoseAnswerIsLostIsNotCalledAFailure() {
        String doomed = InMemory.url();
        try (Database other = Database.open(InMemory.settings(doomed).build());
                Database lost = Database.open(InMemory.settings(doomed).build())) {
            other.update(Sql.text("create table t (id int primary key, v int)"));
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> lost.transaction(tx -> {
                        tx.update(insertion(1));
                        other.destructive(Sql.text("shutdown immediately"), "its answer gets lost");
                        return 0;
                    }))
                    .matches(failed -> failed.reason() == Reason.OUTCOME_UNKNOWN, "may or may not have committed")
                    .matches(failed -> !failed.reason().retryable(), "is not tried again blindly")
                    .withMessageEndingWith("): a commit")
                    .withNoCause();
        }
    }

    private Throwable crossing(int first, int second, CyclicBarrier both) {
        return catchThrowable(() -> db.transaction(tx -> {
            increment(tx, first);
            await(both);
            return increment(tx, second);
        }));
    }

    private static int increment(Transaction tx, int id) {
        return tx.update(Sql.text("update t set v = v + 1 where id = :id").bind("id", id));
    }

    private static void await(CyclicBarrier both) {
        try {
            both.await();
        } catch (Exception interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Sql insertion(int id) {
        return Sql.text("insert into t values (:id, 0)").bind("id", id);
    }

    private long count() {
        return db.one(Sql.text("select count(*) from t"), Long.class).orElseThrow();
    }
}
