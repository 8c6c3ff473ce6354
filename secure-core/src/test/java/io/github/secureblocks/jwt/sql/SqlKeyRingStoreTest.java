package io.github.secureblocks.jwt.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.jwt.KeyRingStore;
import io.github.secureblocks.jwt.SealedKeys;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.DatabaseSettings;
import io.github.secureblocks.sql.Sql;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlKeyRingStoreTest {
    private final Database database = Database.open(DatabaseSettings.builder("jdbc:h2:mem:" + UUID.randomUUID())
            .user("sa")
            .password(() -> Secret.of("of-a-test"))
            .maximumConnections(4)
            .build());
    private final KeyRingStore store = SqlKeyRingStore.of(database);

    @BeforeEach
    void table() {
        SqlKeyRingStore.createTable(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void replacesOnlyTheGenerationBefore() {
        assertThat(store.read()).isEmpty();
        assertThat(store.replace(new SealedKeys(2, "b"))).isFalse();
        assertThat(store.replace(new SealedKeys(1, "a"))).isTrue();
        assertThat(store.replace(new SealedKeys(1, "x"))).isFalse();
        assertThat(store.replace(new SealedKeys(3, "x"))).isFalse();
        assertThat(store.replace(new SealedKeys(2, "b".repeat(SealedKeys.MAX_LENGTH))))
                .isTrue();
        assertThat(store.read()).contains(new SealedKeys(2, "b".repeat(SealedKeys.MAX_LENGTH)));
    }

    @Test
    void ofManyThatWriteTheSameGenerationOneDoes() {
        for (long generation = 1; generation < 20; generation++) {
            long next = generation;
            long written = IntStream.range(0, 8)
                    .parallel()
                    .filter(i -> store.replace(new SealedKeys(next, "writer " + i)))
                    .count();
            assertThat(written).isEqualTo(1);
        }
    }

    @Test
    void aMissingTableIsAFailureAndNotABeginning() {
        database.destructive(Sql.text("drop table secure_key_ring"), "a test");
        assertThatThrownBy(store::read).isInstanceOf(DatabaseException.class);
    }

    @Test
    void theTableCanBeMadeTwice() {
        SqlKeyRingStore.createTable(database);
        assertThat(store.replace(new SealedKeys(1, "a"))).isTrue();
        SqlKeyRingStore.createTable(database);
        assertThat(store.read()).isPresent();
    }
}
