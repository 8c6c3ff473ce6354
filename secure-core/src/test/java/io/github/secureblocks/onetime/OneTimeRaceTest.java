package io.github.secureblocks.onetime;

import static io.github.secureblocks.onetime.Rig.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.onetime.OneTimeRejected.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Of 200 threads at once one alone is let in. */
@ParameterizedClass
@EnumSource(Stores.class)
class OneTimeRaceTest {
    private static final int THREADS = 200;

    private final Rig rig;

    OneTimeRaceTest(Stores stores) {
        rig = new Rig(stores.open());
    }

    @Test
    void aLinkIsRedeemedByOne() throws Exception {
        String token = rig.resets.issue(ADA).revealAsString();

        assertThat(letIn(() -> rig.resets.redeem(token))).isEqualTo(1);
    }

    @Test
    void aCodeIsRedeemedByOne() throws Exception {
        String code = rig.codes.issue(ADA).revealAsString();

        assertThat(letIn(() -> {
                    rig.codes.redeem(ADA, code);
                    return true;
                }))
                .isEqualTo(1);
    }

    @Test
    void noMoreThanFiveWrongCodesAreCompared() throws Exception {
        String code = rig.codes.issue(ADA).revealAsString();

        assertThat(letIn(() -> {
                    rig.codes.redeem(ADA, Rig.wrong(code));
                    return true;
                }))
                .isZero();

        assertThat(rig.events.stream().filter(event -> event.reason().equals("WRONG_CODE")))
                .hasSize(OneTimeCodes.MAX_ATTEMPTS);
        assertThat(rig.events.stream().filter(event -> event.reason().equals("BURNT")))
                .hasSize(THREADS - OneTimeCodes.MAX_ATTEMPTS);
    }

    @Test
    void ofLinksIssuedAtOnceOneHolds() throws Exception {
        List<String> tokens = java.util.Collections.synchronizedList(new ArrayList<>());
        letIn(() -> tokens.add(rig.resets.issue(ADA).revealAsString()));
        assertThat(tokens).hasSize(THREADS);

        long holding = 0;
        for (String token : tokens) {
            try {
                holding += rig.resets.redeem(token).equals(ADA) ? 1 : 0;
            } catch (OneTimeRejected superseded) {
                // As all but one are.
            }
        }
        assertThat(holding).isEqualTo(1);
    }

    /** The redeemer that read the older link or code, and waits until a newer one is there. */
    @Test
    void whatIsSupersededWhileItIsRedeemedNeitherHoldsNorHarmsTheNewer() {
        String older = rig.resets.issue(ADA, "hash").revealAsString();
        AtomicReference<String> newer = new AtomicReference<>();

        rig.rejects(
                Reason.USED_AT_ONCE,
                () -> rig.resets.redeem(older, subject -> {
                    newer.set(rig.resets.issue(ADA, "hash").revealAsString());
                    return "hash";
                }));

        assertThat(rig.resets.redeem(newer.get(), subject -> "hash")).isEqualTo(ADA);
    }

    @Test
    void anAttemptOnASupersededCodeIsNotCountedOnTheNewer() {
        rig.codes.issue(ADA);
        OneTimeEntry older = rig.store
                .bySlot(new Purpose("code", "verify-email").slot("ada"))
                .orElseThrow();
        String newer = rig.codes.issue(ADA).revealAsString();

        for (int i = 0; i < OneTimeCodes.MAX_ATTEMPTS; i++) {
            assertThat(rig.store.attempt(older, OneTimeCodes.MAX_ATTEMPTS)).isFalse();
        }
        assertThat(rig.store.remove(older)).isFalse();

        rig.codes.redeem(ADA, newer);
    }

    private static int letIn(Callable<?> demand) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch ready = new CountDownLatch(THREADS);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                answers.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    try {
                        demand.call();
                        return 1;
                    } catch (OneTimeRejected rejected) {
                        return 0;
                    }
                }));
            }
            int letIn = 0;
            for (Future<Integer> answer : answers) {
                letIn += answer.get();
            }
            return letIn;
        } finally {
            threads.shutdownNow();
        }
    }
}
