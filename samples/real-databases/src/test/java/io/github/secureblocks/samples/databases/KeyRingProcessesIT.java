package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.secureblocks.jwt.sql.SqlKeyRingStore;
import io.github.secureblocks.sql.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two processes that find a rotation due at the same moment make one new key. */
@ExtendWith(OneRunOfServers.class)
class KeyRingProcessesIT {
    private static final int ROTATIONS = 25;
    private static final Pattern KID = Pattern.compile("\"kid\":\"([^\"]*)\"");

    private final Servers servers;

    KeyRingProcessesIT(Servers servers) {
        this.servers = servers;
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void overOneDatabase(Engine engine) throws SQLException {
        Server server = servers.of(engine);
        try (Database db = Database.open(server.settings().build())) {
            SqlKeyRingStore.createTable(db);
            makeOneNewKeyForEachRotation(server.url(), server.user(), server.password());
        } finally {
            server.execute("drop table secure_key_ring");
        }
    }

    @Test
    void overOneFile(@TempDir Path directory) throws IOException {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        makeOneNewKeyForEachRotation(directory.resolve("keys").toString());
    }

    private static void makeOneNewKeyForEachRotation(String... store) {
        try (RingChild one = new RingChild("obey", HaltingStore.NEVER, store);
                RingChild two = new RingChild("obey", HaltingStore.NEVER, store)) {
            assertThat(one.next()[0]).isEqualTo("ready");
            assertThat(two.next()[0]).isEqualTo("ready");
            Set<String> seen = new HashSet<>(keys(List.of(one, two), RingProcess.START));
            assertThat(seen).as("one first key").hasSize(1);
            Instant now = RingProcess.START;
            for (int i = 1; i <= ROTATIONS; i++) {
                now = now.plus(RingProcess.ROTATION);
                seen.addAll(keys(List.of(one, two), now));
                seen.addAll(keys(List.of(one, two), now));
                assertThat(seen).as("after %s rotations", i).hasSize(i + 1);
                now = now.plus(RingProcess.LEAD);
            }
        }
    }

    /** Told at once, so that both look at the store in the same state. */
    private static Set<String> keys(List<RingChild> children, Instant now) {
        children.forEach(child -> child.tell(now.toString()));
        return children.stream()
                .flatMap(child -> KID.matcher(child.next()[1]).results())
                .map((MatchResult kid) -> kid.group(1))
                .collect(Collectors.toSet());
    }
}
