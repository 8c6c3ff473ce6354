package io.github.secureblocks.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.secureblocks.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.security.crypto.bcrypt.BCrypt;

@Timeout(60)
class HashingGateTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore entered = new Semaphore(0);
    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final PasswordHasher hasher = PasswordHasher.of(4, (password, salt) -> {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        entered.release();
        try {
            open.await();
            return BCrypt.hashpw(password, salt);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        } finally {
            running.decrementAndGet();
        }
    });

    @AfterEach
    void end() {
        open.countDown();
        threads.shutdownNow();
    }

    @Test
    void aFloodRunsSoManyAtOnceAndEverybodyIsAnswered() throws Exception {
        PasswordHasher two = hasher.atMost(2, MINUTE);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(
                    threads.submit(() -> two.check(Secret.of("password"), null).ok()));
        }
        entered.acquire(2);
        open.countDown();

        for (Future<Boolean> answer : answers) {
            assertThat(answer.get()).isFalse();
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void whoMayNotWaitIsTurnedAway() throws Exception {
        PasswordHasher one = hasher.atMost(1, Duration.ZERO);
        Future<String> first = threads.submit(() -> one.hash(Secret.of("password")));
        entered.acquire();

        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(PasswordHasherBusy.class)
                    .isThrownBy(() -> one.check(Secret.of("hunter2"), null).ok())
                    .withMessageStartingWith("The password was not looked at: 1 hashes are under way")
                    .withMessageNotContaining("hunter2");
        }
        open.countDown();
        assertThat(one.check(Secret.of("password"), first.get()).ok()).isTrue();
    }

    @Test
    void theLineIsNoLongerThanItCanBeServed() throws Exception {
        HashingGate gate = HashingGate.of(1, MINUTE);
        List<Future<Boolean>> line = new ArrayList<>();
        for (int i = 0; i < 33; i++) {
            line.add(threads.submit(() -> gate.pass(this::enter)));
        }
        entered.acquire();
        await(gate, 32);

        assertThatExceptionOfType(PasswordHasherBusy.class).isThrownBy(() -> gate.pass(this::enter));

        open.countDown();
        for (Future<Boolean> each : line) {
            assertThat(each.get()).isTrue();
        }
        assertThat(gate.pass(this::enter)).isTrue();
    }

    @Test
    void waitingEndsWhereTheThreadIsInterrupted() throws Exception {
        HashingGate gate = HashingGate.of(1, MINUTE);
        threads.submit(() -> gate.pass(this::enter));
        entered.acquire();
        AtomicInteger flagged = new AtomicInteger();
        Thread waiting = new Thread(() -> {
            try {
                gate.pass(this::enter);
            } catch (PasswordHasherBusy busy) {
                flagged.set(Thread.currentThread().isInterrupted() ? 1 : -1);
            }
        });
        waiting.start();
        waiting.interrupt();
        waiting.join();

        assertThat(flagged).hasValue(1);
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void theLineIsServedInTheOrderInWhichItCame() throws Exception {
        HashingGate gate = HashingGate.of(1, MINUTE);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Future<Boolean>> line = new ArrayList<>(List.of(threads.submit(() -> gate.pass(this::enter))));
        entered.acquire();
        for (int i = 0; i < 20; i++) {
            int place = i;
            line.add(threads.submit(() -> gate.pass(() -> order.add(place))));
            await(gate, i + 1);
        }
        open.countDown();
        for (Future<Boolean> each : line) {
            assertThat(each.get()).isTrue();
        }
        assertThat(order).isSorted().hasSize(20);
    }

    @Test
    void whoHasWaitedGoesBeforeWhoHasJustBeenServedAndComesAgain() throws Exception {
        HashingGate gate = HashingGate.of(1, MINUTE);
        for (int round = 0; round < 100; round++) {
            List<String> order = Collections.synchronizedList(new ArrayList<>());
            Future<Boolean> greedy = threads.submit(() -> {
                gate.pass(() -> {
                    entered.release();
                    await(gate, 1);
                    return true;
                });
                return gate.pass(() -> order.add("comes again"));
            });
            entered.acquire();
            Future<Boolean> patient = threads.submit(() -> gate.pass(() -> order.add("has waited")));
            assertThat(greedy.get() && patient.get()).isTrue();
            assertThat(order).containsExactly("has waited", "comes again");
        }
    }

    @Test
    void nobodyOfAFloodWaitsForEverBehindHashesThatDoNotEnd() throws Exception {
        HashingGate gate = HashingGate.of(1, Duration.ofMillis(20));
        Future<Boolean> endless = threads.submit(() -> gate.pass(this::enter));
        entered.acquire();
        for (int flood = 0; flood < 3; flood++) {
            List<Future<Boolean>> line = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                line.add(threads.submit(() -> gate.pass(() -> true)));
            }
            for (Future<Boolean> each : line) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(each::get)
                        .withCauseInstanceOf(PasswordHasherBusy.class);
            }
        }
        open.countDown();
        assertThat(endless.get()).isTrue();
        assertThat(gate.pass(() -> true)).isTrue();
    }

    @Test
    void whoIsInterruptedInTheLineGivesItsPlaceBack() throws Exception {
        HashingGate gate = HashingGate.of(1, MINUTE);
        Future<Boolean> first = threads.submit(() -> gate.pass(this::enter));
        entered.acquire();
        for (int crowd = 0; crowd < 3; crowd++) {
            List<Thread> line = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                Thread waiting = new Thread(() ->
                        assertThatExceptionOfType(PasswordHasherBusy.class).isThrownBy(() -> gate.pass(() -> true)));
                waiting.start();
                line.add(waiting);
            }
            await(gate, 32);
            line.forEach(Thread::interrupt);
            for (Thread each : line) {
                each.join();
            }
            assertThat(gate.waiting()).isZero();
        }
        open.countDown();
        assertThat(first.get()).isTrue();
    }

    @Test
    void aPlaceIsFreeAgainAfterARefusal() {
        open.countDown();
        PasswordHasher one = hasher.atMost(1, Duration.ZERO);
        for (int i = 0; i < 100; i++) {
            assertThatExceptionOfType(PasswordRefused.class).isThrownBy(() -> one.hash(Secret.of("")));
        }
        assertThat(one.hash(Secret.of("password"))).startsWith("{bcrypt}");
    }

    @Test
    void aClosedSecretIsToldAndTakesNoPlace() {
        open.countDown();
        PasswordHasher one = hasher.atMost(1, Duration.ZERO);
        Secret closed = Secret.of("password");
        closed.close();
        for (int i = 0; i < 40; i++) {
            assertThatIllegalStateException().isThrownBy(() -> one.hash(closed));
            assertThatIllegalStateException()
                    .isThrownBy(() -> one.check(closed, null).ok());
        }
        assertThat(most).hasValue(0);
        assertThat(one.hash(Secret.of("password"))).startsWith("{bcrypt}");
    }

    @Test
    void hashersThatReadMoreShareTheBoundOfTheFirst() throws Exception {
        PasswordHasher one = hasher.atMost(1, Duration.ZERO);
        threads.submit(() -> one.hash(Secret.of("password")));
        entered.acquire();

        assertThatExceptionOfType(PasswordHasherBusy.class)
                .isThrownBy(() -> one.reading(PasswordFormat.BCRYPT_UNTAGGED)
                        .check(Secret.of("password"), null)
                        .ok());
    }

    @Test
    void halfOfTheCoresHashWhereNothingIsSaid() {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        assertThat(PasswordHasher.bcrypt()).asString().endsWith("at most " + half + " at once]");
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        for (int hashes : new int[] {-1, 0, 1025}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> hasher.atMost(hashes, MINUTE))
                    .withMessage("The hashes at once are 1 to 1024, not " + hashes
                            + "; write atMost(4, Duration.ofSeconds(5))");
        }
        for (Duration wait : List.of(Duration.ofNanos(-1), MINUTE.plusNanos(1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> hasher.atMost(4, wait))
                    .withMessage("A wait for a hash is zero to PT1M, not " + wait
                            + "; write atMost(4, Duration.ofSeconds(5))");
        }
    }

    @Test
    void workThatFailsIsNotHidden() throws Exception {
        HashingGate gate = HashingGate.of(1, Duration.ZERO);
        Future<Object> failing = threads.submit(() -> gate.pass(() -> {
            throw new IllegalStateException("failed");
        }));
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(failing::get)
                .withMessageContaining("failed");
    }

    private static void await(HashingGate gate, int waiting) {
        while (gate.waiting() < waiting) {
            if (Thread.interrupted()) {
                throw new IllegalStateException("only " + gate.waiting() + " wait");
            }
            Thread.onSpinWait();
        }
    }

    private Boolean enter() {
        entered.release();
        try {
            open.await();
            return true;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
