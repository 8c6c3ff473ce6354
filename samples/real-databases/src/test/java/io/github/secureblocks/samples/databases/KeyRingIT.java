package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.SealedKeys;
import io.github.secureblocks.jwt.sql.SqlKeyRingStore;
import io.github.secureblocks.sql.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class KeyRingIT {
    private final Server server;
    private final AtomicReference<Instant> now = new AtomicReference<>(RingProcess.START);
    private Database db;

    KeyRingIT(Engine engine, Servers servers) {
        this.server = servers.of(engine);
    }

    @BeforeEach
    void open() {
        db = Database.open(server.settings().maximumConnections(8).build());
        SqlKeyRingStore.createTable(db);
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        server.execute("drop table secure_key_ring");
    }

    @Test
    void ofManyThatWriteTheSameGenerationOneDoes() {
        SqlKeyRingStore store = SqlKeyRingStore.of(db);
        assertThat(store.replace(new SealedKeys(2, "too early"))).isFalse();
        for (long generation = 1; generation < 20; generation++) {
            long next = generation;
            long written = IntStream.range(0, 8)
                    .parallel()
                    .filter(i -> store.replace(new SealedKeys(next, "writer " + i)))
                    .count();
            assertThat(written).isEqualTo(1);
        }
        assertThat(store.replace(new SealedKeys(5, "too late"))).isFalse();
        assertThat(store.read())
                .hasValueSatisfying(read -> assertThat(read.generation()).isEqualTo(19));
    }

    @Test
    void aTextOfTheGreatestLengthComesBackAsItIs() {
        SealedKeys longest = new SealedKeys(1, "x".repeat(SealedKeys.MAX_LENGTH));
        assertThat(SqlKeyRingStore.of(db).replace(longest)).isTrue();
        assertThat(SqlKeyRingStore.of(db).read()).contains(longest);
    }

    @Test
    void instancesRotateTogetherAndLearnOfARevocation() {
        List<KeyRing> rings = IntStream.range(0, 4)
                .mapToObj(i -> RingProcess.ring(SqlKeyRingStore.of(db), now).build())
                .toList();
        now.updateAndGet(time -> time.plus(RingProcess.ROTATION));
        rings.stream().parallel().forEach(KeyRing::maintain);
        rings.forEach(KeyRing::maintain);
        Set<String> seen = new HashSet<>();
        rings.forEach(ring -> seen.add(ring.jwks()));
        assertThat(seen)
                .singleElement()
                .satisfies(jwks -> assertThat(jwks.split("\"kid\"")).hasSize(3));

        String kid = RingProcess.kid(RingProcess.issuer(rings.get(0))
                .issue(Subject.of("ada"), Roles.none())
                .revealAsString());
        rings.get(1).revoke(kid);
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(2)));
        assertThat(rings).allSatisfy(ring -> assertThat(ring.find(kid)).isNull());
    }
}
