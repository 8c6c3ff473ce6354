package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.secureblocks.jwt.KeyRingStore;
import io.github.secureblocks.jwt.sql.SqlKeyRingStore;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that end in the middle of a rotation, at every step, and what is left of their keys. */
@ExtendWith(OneRunOfServers.class)
class KeyRingCrashIT {
    /** Calls of the store in the life of a ring, before and after each: first key, rotation, emergency. */
    private static final int STEPS = 12;

    private final Servers servers;

    KeyRingCrashIT(Servers servers) {
        this.servers = servers;
    }

    @Test
    void aFileSurvivesAnEndAtEveryStep(@TempDir Path directory) throws IOException {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        int halted = untilOneLivesToItsEnd(step -> {
            Path file = directory.resolve("keys-" + step);
            return halts(step, KeyRingStore.inFile(file), file.toString());
        });
        assertThat(halted).isGreaterThan(STEPS);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aDatabaseSurvivesAnEndAtEveryStep(Engine engine) throws SQLException {
        Server server = servers.of(engine);
        try (Database db = Database.open(server.settings().build())) {
            SqlKeyRingStore.createTable(db);
            int halted = untilOneLivesToItsEnd(step -> {
                db.updateAll(Sql.text("delete from secure_key_ring"));
                return halts(step, SqlKeyRingStore.of(db), server.url(), server.user(), server.password());
            });
            assertThat(halted).isGreaterThan(STEPS);
        } finally {
            server.execute("drop table secure_key_ring");
        }
    }

    @Test
    void aFileSurvivesAKillAtAnyMoment(@TempDir Path directory) throws IOException {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        Random random = new Random(1);
        int tokens = 0;
        for (int i = 0; i < 10; i++) {
            Path file = directory.resolve("keys-" + i);
            KilledRing killed = killed(20 + random.nextInt(200), file.toString());
            tokens += killed.tokens();
            killed.assertThatNothingIsLost(KeyRingStore.inFile(file));
            try (Stream<Path> all = Files.list(directory)) {
                Set<String> names = all.map(each -> each.getFileName().toString())
                        .filter(name -> name.startsWith(file.getFileName() + "."))
                        .collect(Collectors.toSet());
                assertThat(names).isSubsetOf(file.getFileName() + ".lock");
            }
        }
        assertThat(tokens).isGreaterThan(100);
    }

    @Test
    void aDatabaseSurvivesAKillAtAnyMoment() throws SQLException {
        Server server = servers.of(Engine.POSTGRESQL);
        Random random = new Random(2);
        try (Database db = Database.open(server.settings().build())) {
            SqlKeyRingStore.createTable(db);
            for (int i = 0; i < 5; i++) {
                db.updateAll(Sql.text("delete from secure_key_ring"));
                killed(20 + random.nextInt(100), server.url(), server.user(), server.password())
                        .assertThatNothingIsLost(SqlKeyRingStore.of(db));
            }
        } finally {
            server.execute("drop table secure_key_ring");
        }
    }

    private static KilledRing killed(int words, String... store) {
        try (RingChild child = new RingChild("churn", HaltingStore.NEVER, store)) {
            KilledRing heard = KilledRing.listen(child, words);
            child.kill();
            heard.listenToTheEnd(child);
            return heard;
        }
    }

    /** How many were halted before one was not. */
    private static int untilOneLivesToItsEnd(IntPredicate halts) {
        int step = 0;
        while (halts.test(step)) {
            step++;
        }
        return step;
    }

    private static boolean halts(int step, KeyRingStore store, String... where) {
        try (RingChild child = new RingChild("life", step, where)) {
            KilledRing heard = KilledRing.listen(child, Integer.MAX_VALUE);
            int status = child.status();
            assertThat(status).as("status at step %s", step).isEqualTo(heard.ended() ? 0 : HaltingStore.STATUS);
            heard.assertThatNothingIsLost(store);
            return !heard.ended();
        }
    }
}
