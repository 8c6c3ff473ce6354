package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.refresh.RefreshRejected;
import io.github.secureblocks.refresh.RefreshRejected.Reason;
import io.github.secureblocks.refresh.RefreshTokens;
import io.github.secureblocks.refresh.StoredFamily;
import io.github.secureblocks.refresh.StoredFamily.State;
import io.github.secureblocks.refresh.sql.SqlRefreshStore;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 200 threads redeem one token. */
@OnEveryDatabase
class RefreshAtOnceIT {
    private static final int THREADS = 200;
    private static final Subject ALICE = Subject.of("alice");

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
    private final MasterKey key = MasterKey.of(Secret.of(SecureTokens.urlSafe()));
    private final Server server;
    private final Database db;
    private final SqlRefreshStore store;

    RefreshAtOnceIT(Engine engine, Servers servers) {
        server = servers.of(engine);
        db = Database.open(server.settings()
                .maximumConnections(16)
                .connectionTimeout(Duration.ofSeconds(30))
                .build());
        SqlRefreshStore.createTable(db);
        store = SqlRefreshStore.of(db);
    }

    @AfterEach
    void close() throws SQLException {
        threads.shutdownNow();
        db.close();
        server.execute("drop table refresh_family");
    }

    private RefreshTokens tokens(Duration window) {
        return RefreshTokens.builder(store, key)
                .retryWindow(window)
                .maximumFamilies(5)
                .events(SecurityEvents.to(events::add, InstantSource.system()))
                .build();
    }

    @Test
    void insideTheRetryWindowAllGetTheSameSuccessorOfOneRotation() throws Exception {
        RefreshTokens tokens = tokens(Duration.ofSeconds(60));
        String first = tokens.start(ALICE).revealAsString();
        List<String> answers = atOnce(() -> answer(tokens, first));
        assertThat(new HashSet<>(answers)).hasSize(1);
        assertThat(row().generation()).isEqualTo(1);
        assertThat(tokens.redeem(answers.get(0)).subject()).isEqualTo(ALICE);
        assertThat(events).isEmpty();
    }

    @Test
    void withoutAWindowOneGetsTheSuccessorAndTheOthersRevokeTheFamily() throws Exception {
        RefreshTokens tokens = tokens(Duration.ZERO);
        String first = tokens.start(ALICE).revealAsString();
        List<String> answers = atOnce(() -> answer(tokens, first));
        assertThat(Collections.frequency(answers, Reason.REUSED.name())).isEqualTo(THREADS - 1);
        assertThat(row().generation()).isEqualTo(1);
        assertThat(row().state()).isEqualTo(State.REUSED);
        assertThat(events.stream().filter(event -> event.type() == SecurityEvent.Type.AUTHN_TOKEN_REUSE))
                .hasSize(1);
    }

    @Test
    void aLogOutAmongThemEndsTheFamilyForAll() throws Exception {
        RefreshTokens tokens = tokens(Duration.ofSeconds(60));
        String first = tokens.start(ALICE).revealAsString();
        AtomicInteger turn = new AtomicInteger();
        List<String> answers = atOnce(() -> {
            if (turn.incrementAndGet() % 50 == 0) {
                tokens.revokeAllOf(ALICE);
            }
            return answer(tokens, first);
        });
        tokens.revokeAllOf(ALICE);
        HashSet<String> different = new HashSet<>(answers);
        different.remove(Reason.REVOKED.name());
        assertThat(different).hasSizeLessThanOrEqualTo(1);
        assertThat(answer(tokens, first)).isEqualTo(Reason.REVOKED.name());
        assertThat(row().generation()).isLessThanOrEqualTo(1);
    }

    @Test
    void logInsAtOnceLeaveNoMoreFamiliesThanAllowed() throws Exception {
        RefreshTokens tokens = tokens(Duration.ofSeconds(60));
        atOnce(() -> tokens.start(ALICE).family());
        tokens.start(ALICE);
        assertThat(store.familiesOf(ALICE)).hasSize(5);
    }

    private StoredFamily row() {
        return store.familiesOf(ALICE).get(0);
    }

    private static String answer(RefreshTokens tokens, String token) {
        try {
            return tokens.redeem(token).token().revealAsString();
        } catch (RefreshRejected rejected) {
            return rejected.reason().name();
        }
    }

    private List<String> atOnce(Callable<String> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<String>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            running.add(threads.submit(() -> {
                start.await(30, TimeUnit.SECONDS);
                return work.call();
            }));
        }
        List<String> answers = new ArrayList<>();
        for (Future<String> one : running) {
            answers.add(one.get(60, TimeUnit.SECONDS));
        }
        return answers;
    }
}
