package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.DatabaseException.Reason;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
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

/** Many threads on few connections of PostgreSQL while its back ends are killed under them. */
@ExtendWith(OneRunOfServers.class)
class LoadIT {
    private static final int THREADS = 64;
    private static final int CONNECTIONS = 8;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(1);

    /** The full run: -Dload.seconds=30. */
    private static final Duration RUN = Duration.ofSeconds(Long.getLong("load.seconds", 10));

    /** What killing, waiting and colliding may end in. */
    private static final Set<Reason> EXPECTED = Set.of(
            Reason.UNAVAILABLE,
            Reason.TIMEOUT,
            Reason.CONFLICT,
            Reason.DEADLOCK,
            Reason.SERIALIZATION_FAILURE,
            Reason.OUTCOME_UNKNOWN);

    private final Server server;
    private Database db;

    LoadIT(Servers servers) {
        this.server = servers.of(Engine.POSTGRESQL);
    }

    /** What one thread saw. */
    private static final class Seen {
        private final List<Long> committed = new ArrayList<>();
        private final Map<Reason, Integer> failures = new EnumMap<>(Reason.class);
        private final Set<String> unexpected = new TreeSet<>();
        private Duration longest = Duration.ZERO;

        void add(Seen other) {
            committed.addAll(other.committed);
            other.failures.forEach((reason, count) -> failures.merge(reason, count, Integer::sum));
            unexpected.addAll(other.unexpected);
            longest = longest.compareTo(other.longest) > 0 ? longest : other.longest;
        }
    }

    @BeforeEach
    void open() throws SQLException {
        server.execute(
                "alter role app set default_transaction_isolation to serializable",
                "create table parts (unit bigint, part integer, primary key (unit, part))",
                "create table accounts (id integer primary key, total bigint not null)",
                "insert into accounts select n, 0 from generate_series(0, 9) n");
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
        server.execute("alter role app reset default_transaction_isolation", "drop table parts", "drop table accounts");
    }

    @Test
    void killedBackEndsLeakNoConnectionAndLeaveNoHalfOfAUnit() throws Exception {
        Seen seen = new Seen();
        long end = System.nanoTime() + RUN.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
        AtomicInteger killed = new AtomicInteger();
        try {
            killer.scheduleAtFixedRate(() -> killed.addAndGet(kill()), 100, 150, TimeUnit.MILLISECONDS);
            List<Future<Seen>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                running.add(threads.submit(() -> workUntil(end, thread)));
            }
            for (Future<Seen> one : running) {
                seen.add(one.get(RUN.toSeconds() + 60, TimeUnit.SECONDS));
            }
            killer.shutdown();
            assertThat(killer.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            System.out.printf(
                    "load: %d units committed, %d back ends killed, %s, longest unit %d ms%n",
                    seen.committed.size(), killed.get(), seen.failures, seen.longest.toMillis());
            assertThat(killed.get()).isPositive();
            allConnectionsAreThere(threads);
        } finally {
            killer.shutdownNow();
            threads.shutdownNow();
        }
        assertThat(seen.unexpected).as("failures that are not typed").isEmpty();
        assertThat(seen.failures).containsKeys(Reason.TIMEOUT, Reason.SERIALIZATION_FAILURE);
        assertThat(seen.longest)
                .as("one wait for a connection, and at most four statements")
                .isLessThan(LONGEST_WAIT.plus(LONGEST_STATEMENT.multipliedBy(4)).plusSeconds(3));
        unitsAreWhole(seen.committed);
    }

    private Seen workUntil(long end, int thread) {
        Random random = new Random(thread);
        Seen seen = new Seen();
        for (long unit = thread; System.nanoTime() < end; unit += THREADS) {
            long number = unit;
            long started = System.nanoTime();
            try {
                db.transaction(tx -> write(tx, number, random));
                seen.committed.add(unit);
            } catch (DatabaseException failed) {
                seen.failures.merge(failed.reason(), 1, Integer::sum);
                if (!isExpected(failed)) {
                    seen.unexpected.add(failed.getMessage());
                }
            } catch (RuntimeException failed) {
                seen.unexpected.add(failed.getClass().getName());
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - started);
            seen.longest = taken.compareTo(seen.longest) > 0 ? taken : seen.longest;
        }
        return seen;
    }

    private static int write(Transaction tx, long unit, Random random) {
        int account = random.nextInt(10);
        tx.update(part(unit, 1));
        long total = tx.one(
                        Sql.text("select total from accounts where id = :id").bind("id", account), Long.class)
                .orElseThrow();
        if (random.nextInt(200) == 0) {
            tx.list(Sql.text("select count(*) from pg_sleep(30)"), Long.class);
        }
        tx.update(Sql.text("update accounts set total = :total where id = :id")
                .bind("total", total + 1)
                .bind("id", account));
        return tx.update(part(unit, 2));
    }

    private static Sql part(long unit, int part) {
        return Sql.text("insert into parts (unit, part) values (:unit, :part)")
                .bind("unit", unit)
                .bind("part", part);
    }

    private int kill() {
        try {
            return (int)
                    server.number("select count(pg_terminate_backend(pid)) from (select pid from pg_stat_activity where"
                            + " usename = 'app' and pid <> pg_backend_pid() order by random() limit 1) one");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** As many transactions as there are connections meet inside: none is missing, and the server has no more. */
    private void allConnectionsAreThere(ExecutorService threads) throws Exception {
        CyclicBarrier inside = new CyclicBarrier(CONNECTIONS);
        Callable<Boolean> meeting = () -> meet(inside, CONNECTIONS);
        for (int round = 0; round < 2; round++) {
            List<Future<Boolean>> met = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                met.add(threads.submit(meeting));
            }
            for (Future<Boolean> one : met) {
                assertThat(one.get(30, TimeUnit.SECONDS)).as("got a connection").isTrue();
            }
        }
        assertThat(server.number(
                        "select count(*) from pg_stat_activity where usename = 'app' and pid <> pg_backend_pid()"))
                .isLessThanOrEqualTo(CONNECTIONS);
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
                assertThat(isExpected(dead)).as(dead.getMessage()).isTrue();
            }
        }
        return false;
    }

    private static boolean isExpected(DatabaseException failed) {
        return EXPECTED.contains(failed.reason());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void unitsAreWhole(List<Long> committed) throws SQLException {
        assertThat(server.number(
                        "select count(*) from (select unit from parts group by unit having count(*) <> 2) half"))
                .as("half-committed units")
                .isZero();
        long units = server.number("select count(distinct unit) from parts");
        assertThat(server.number("select sum(total) from accounts"))
                .as("no update is lost")
                .isEqualTo(units);
        assertThat(committed).isNotEmpty();
        // A connection that dies in the commit leaves open whether it took place; a unit told as done is there.
        StringBuilder told = new StringBuilder("select count(distinct unit) from parts where unit in (-1");
        committed.forEach(unit -> told.append(',').append(unit));
        assertThat(server.number(told.append(')').toString()))
                .as("units told as done")
                .isEqualTo(committed.size());
    }
}
