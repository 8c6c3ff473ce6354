package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.Isolation;
import io.github.secureblocks.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many threads on few connections while they are killed, run into time limits and collide. */
@ParameterizedClass(name = "{0}")
@EnumSource(LoadTarget.class)
@ExtendWith(OneRunOfServers.class)
class LoadIT {
    private static final int THREADS = 64;
    private static final int CONNECTIONS = 8;
    /** Threads whose every unit runs into its time limit, with an account that others wait for. */
    private static final int SLEEPERS = 4;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    /** Longer than MariaDB's wait for a lock here, which ends by a reason of its own. */
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(2);

    /** The full run: -Dload.seconds=30. */
    private static final Duration RUN = Duration.ofSeconds(Long.getLong("load.seconds", 4));

    private final LoadTarget target;
    private final Server server;
    private Database db;

    LoadIT(LoadTarget target, Servers servers) {
        this.target = target;
        this.server = servers.of(target.engine);
    }

    @BeforeEach
    void open() throws SQLException {
        LoadUnit.createTables(server);
        db = Database.open(server.settings()
                .maximumConnections(CONNECTIONS)
                .connectionTimeout(LONGEST_WAIT)
                .validationTimeout(Duration.ofSeconds(1))
                .queryTimeout(LONGEST_STATEMENT)
                .build());
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        LoadUnit.dropTables(server);
    }

    @Test
    void killedConnectionsAreNotLeakedAndLeaveNoHalfOfAUnit() throws Exception {
        LoadSeen seen = new LoadSeen();
        AtomicInteger killed = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            loadWhileKilling(threads, seen, killed);
            long connections = allConnectionsAreThere(threads);
            System.out.printf(
                    "load on %s: %s; %d connections killed, %d there afterwards%n",
                    target, seen, killed.get(), connections);
        } finally {
            threads.shutdownNow();
        }
        assertThat(killed.get()).isPositive();
        assertThat(seen.unexpected()).as("failures that are not typed").isEmpty();
        assertThat(seen.failures()).containsKeys(target.certain().toArray(DatabaseException.Reason[]::new));
        assertThat(seen.longest())
                .as("one wait for a connection, and at most four statements")
                .isLessThan(LONGEST_WAIT.plus(LONGEST_STATEMENT.multipliedBy(4)).plusSeconds(3));
        LoadUnit.assertWhole(server, seen.committed());
    }

    private void loadWhileKilling(ExecutorService threads, LoadSeen seen, AtomicInteger killed) throws Exception {
        ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
        try {
            long end = System.nanoTime() + RUN.toNanos();
            Future<?> killing =
                    killer.scheduleAtFixedRate(() -> killed.addAndGet(killOne()), 100, 300, TimeUnit.MILLISECONDS);
            List<Future<LoadSeen>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                running.add(threads.submit(() -> workUntil(end, thread)));
            }
            for (Future<LoadSeen> one : running) {
                seen.add(one.get(RUN.toSeconds() + 60, TimeUnit.SECONDS));
            }
            assertThat(killing.isDone()).as("the killer failed").isFalse();
        } finally {
            killer.shutdown();
            assertThat(killer.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private LoadSeen workUntil(long end, int thread) {
        LoadUnit units = new LoadUnit(thread, thread < SLEEPERS ? target.slow() : null);
        LoadSeen seen = new LoadSeen();
        for (long unit = thread; System.nanoTime() < end; unit += THREADS) {
            seen.unit(unit, number -> db.transaction(Isolation.SERIALIZABLE, tx -> units.write(tx, number)));
        }
        return seen;
    }

    private int killOne() {
        try {
            return target.killOne(server);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** As many transactions as there are connections meet inside: none is missing, and the server has no more. */
    private long allConnectionsAreThere(ExecutorService threads) throws Exception {
        CyclicBarrier inside = new CyclicBarrier(CONNECTIONS);
        for (int round = 0; round < 2; round++) {
            List<Future<Boolean>> met = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                met.add(threads.submit(() -> meet(inside, CONNECTIONS)));
            }
            for (Future<Boolean> one : met) {
                assertThat(one.get(30, TimeUnit.SECONDS)).as("got a connection").isTrue();
            }
        }
        long connections = target.connections(server);
        assertThat(connections).isLessThanOrEqualTo(CONNECTIONS);
        return connections;
    }

    /** Each of the pool's connections may have been killed without its noticing; each that fails is replaced. */
    private boolean meet(CyclicBarrier inside, int deadConnections) {
        for (int i = 0; i <= deadConnections; i++) {
            try {
                return db.transaction(tx -> {
                    tx.one(Sql.text("select 1"), Long.class);
                    await(inside);
                    return true;
                });
            } catch (DatabaseException dead) {
                assertThat(LoadSeen.isExpected(dead)).as(dead.getMessage()).isTrue();
            }
        }
        return false;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
