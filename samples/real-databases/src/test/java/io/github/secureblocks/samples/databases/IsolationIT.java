package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.Isolation;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What two transactions at once may see of each other: two doctors, of whom one has to stay on call. */
@OnEveryDatabase
class IsolationIT {
    private static final int MOST_ATTEMPTS = 5;

    private final Engine engine;
    private final Server server;
    private Database db;

    IsolationIT(Engine engine, Servers servers) {
        this.engine = engine;
        this.server = servers.of(engine);
    }

    @BeforeEach
    void open() throws SQLException {
        server.execute(
                "create table doctors (id integer primary key, on_call integer not null)",
                "insert into doctors values (1, 1), (2, 1)");
        db = Database.open(server.settings().build());
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        server.execute("drop table doctors");
    }

    @Test
    void atReadCommittedBothLeave() throws Exception {
        assertThat(bothTryToLeave(Isolation.READ_COMMITTED)).containsExactly(1, 1);
        assertThat(onCall()).isZero();
    }

    @Test
    void atSerializableOneIsGivenUpAndItsSecondAttemptSeesTheOther() throws Exception {
        List<Integer> attempts = bothTryToLeave(Isolation.SERIALIZABLE);

        if (engine == Engine.H2) {
            // Its "serializable" is a snapshot, which prevents lost updates and not this.
            assertThat(onCall()).isZero();
        } else {
            assertThat(attempts).contains(1).anyMatch(count -> count > 1);
            assertThat(onCall()).isEqualTo(1);
        }
    }

    @Test
    void atRepeatableReadAReportSeesOneState() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            List<Long> seen = db.readOnly(Isolation.REPEATABLE_READ, tx -> {
                long before = onCall(tx);
                inAnotherThread(other, () -> db.update(leaving(1)));
                return List.of(before, onCall(tx));
            });
            assertThat(seen).containsExactly(2L, 2L);
            assertThat(onCall()).isEqualTo(1);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void atReadCommittedTheSameReportSeesTwo() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            List<Long> seen = db.readOnly(Isolation.READ_COMMITTED, tx -> {
                long before = onCall(tx);
                inAnotherThread(other, () -> db.update(leaving(1)));
                return List.of(before, onCall(tx));
            });
            assertThat(seen).containsExactly(2L, 1L);
        } finally {
            other.shutdownNow();
        }
    }

    /** How many attempts each of the two needed. */
    private List<Integer> bothTryToLeave(Isolation isolation) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier bothHaveLooked = new CyclicBarrier(2);
            List<Callable<Integer>> doctors =
                    List.of(() -> leave(isolation, 1, bothHaveLooked), () -> leave(isolation, 2, bothHaveLooked));
            List<Future<Integer>> attempts = threads.invokeAll(doctors, 30, TimeUnit.SECONDS);
            return List.of(attempts.get(0).get(), attempts.get(1).get());
        } finally {
            threads.shutdownNow();
        }
    }

    private int leave(Isolation isolation, int doctor, CyclicBarrier bothHaveLooked) {
        for (int attempt = 1; ; attempt++) {
            boolean first = attempt == 1;
            try {
                db.transaction(isolation, tx -> {
                    boolean another = onCall(tx) > 1;
                    if (first) {
                        await(bothHaveLooked);
                    }
                    return another ? tx.update(leaving(doctor)) : 0;
                });
                return attempt;
            } catch (DatabaseException failed) {
                assertThat(failed.reason().retryable()).as(failed.getMessage()).isTrue();
                assertThat(attempt).isLessThan(MOST_ATTEMPTS);
            }
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void inAnotherThread(ExecutorService other, Runnable work) {
        try {
            other.submit(work).get(20, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Sql leaving(int doctor) {
        return Sql.text("update doctors set on_call = 0 where id = :id").bind("id", doctor);
    }

    private static long onCall(Transaction tx) {
        return tx.one(Sql.text("select count(*) from doctors where on_call = 1"), Long.class)
                .orElseThrow();
    }

    private long onCall() throws SQLException {
        return server.number("select count(*) from doctors where on_call = 1");
    }
}
