package io.github.secureblocks.refresh;

import static io.github.secureblocks.refresh.RefreshRig.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.refresh.RefreshRejected.Reason;
import io.github.secureblocks.refresh.StoredFamily.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** 200 threads, one token. */
@ParameterizedClass(name = "{0}")
@EnumSource(RefreshRig.Kind.class)
class RedeemedAtOnceTest {
    private static final int THREADS = 200;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final RefreshRig rig;

    RedeemedAtOnceTest(RefreshRig.Kind kind) {
        rig = new RefreshRig(kind);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        rig.close();
    }

    @Test
    void allGetTheSameSuccessorOfOneRotation() throws Exception {
        String first = rig.start();
        List<String> answers = atOnce(() -> answer(rig.tokens, first));
        assertThat(new HashSet<>(answers)).hasSize(1);
        assertThat(rig.row(first).generation()).isEqualTo(1);
        assertThat(rig.redeem(answers.get(0))).isNotEmpty();
        assertThat(rig.events).isEmpty();
    }

    @Test
    void withoutAWindowOneGetsItAndTheOthersRevokeTheFamily() throws Exception {
        RefreshTokens strict = rig.another(rig.store, rig.key, builder -> builder.retryWindow(Duration.ZERO));
        String first = rig.start();
        List<String> answers = atOnce(() -> answer(strict, first));
        assertThat(Collections.frequency(answers, Reason.REUSED.name())).isEqualTo(THREADS - 1);
        assertThat(rig.row(first).generation()).isEqualTo(1);
        assertThat(rig.row(first).state()).isEqualTo(State.REUSED);
        assertThat(Collections.frequency(rig.told(), "AUTHN_TOKEN_REUSE REUSED"))
                .isEqualTo(1);
    }

    @Test
    void aReplayOfAnOldTokenRevokesOnce() throws Exception {
        String first = rig.start();
        rig.redeem(rig.redeem(first));
        List<String> answers = atOnce(() -> answer(rig.tokens, first));
        assertThat(new HashSet<>(answers)).containsExactly(Reason.REUSED.name());
        assertThat(Collections.frequency(rig.told(), "AUTHN_TOKEN_REUSE REUSED"))
                .isEqualTo(1);
    }

    @Test
    void logInsAtOnceLeaveNoMoreFamiliesThanAllowed() throws Exception {
        RefreshTokens few = rig.another(rig.store, rig.key, builder -> builder.maximumFamilies(5));
        atOnce(() -> few.start(ALICE).family());
        few.start(ALICE);
        assertThat(rig.store.familiesOf(ALICE)).hasSize(5);
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
