package io.github.secureblocks.jwt.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
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
    void isNotUsedWhereARollbackWouldTakeBackAKeyThatSignsAlready() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        try (HikariDataSource source = new HikariDataSource();
                HikariDataSource rolledBack = new HikariDataSource()) {
            source.setJdbcUrl(url);
            rolledBack.setJdbcUrl(url);
            rolledBack.setAutoCommit(false);
            KeyRingStore outside = SqlKeyRingStore.of(Database.over(source));
            SqlKeyRingStore.createTable(Database.over(source));
            KeyRingStore inside = SqlKeyRingStore.of(Database.over(rolledBack, () -> true));

            assertThatIllegalStateException()
                    .isThrownBy(() -> inside.replace(new SealedKeys(1, "a")))
                    .withMessageContaining("Propagation.NOT_SUPPORTED");
            assertThatIllegalStateException().isThrownBy(inside::read);
            assertThat(outside.replace(new SealedKeys(1, "b"))).isTrue();
        }
    }

    @Test
    void theTableCanBeMadeTwice() {
        SqlKeyRingStore.createTable(database);
        assertThat(store.replace(new SealedKeys(1, "a"))).isTrue();
        SqlKeyRingStore.createTable(database);
        assertThat(store.read()).isPresent();
    }
}
