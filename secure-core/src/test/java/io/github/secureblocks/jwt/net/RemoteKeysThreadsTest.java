package io.github.secureblocks.jwt.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteKeysThreadsTest {
    private static final int MANY = 999;

    private final Issuer issuer = new Issuer(Jwk.rs256("a"));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void anIssuerThatHangsHoldsUpFewOfThoseThatSeekAndNobodyElse() throws Exception {
        RemoteKeys keys = issuer.keys();
        issuer.background.advance(Refresher.APART);
        issuer.background.atOnce(false);
        CountDownLatch unheld = new CountDownLatch(MANY - 16);
        CountDownLatch all = new CountDownLatch(MANY);
        for (int i = 0; i < MANY; i++) {
            String bad = "bad-" + i;
            threads.execute(() -> {
                keys.find(bad);
                unheld.countDown();
                all.countDown();
            });
        }
        assertThat(unheld.await(30, TimeUnit.SECONDS))
                .as("all but 16 of 999 callers are back")
                .isTrue();
        assertThat(keys.find("a")).as("a good one, meanwhile").isNotNull();
        assertThat(issuer.source.asked()).as("the reading has not even begun").isEqualTo(1);
        issuer.background.runDue();
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(issuer.source.asked()).isEqualTo(2);
    }

    @Test
    void aReadingThatHangsHoldsUpNobodyWhoseKeyIsKnownEvenWhenItIsNotFresh() throws Exception {
        RemoteKeys keys = issuer.keys();
        issuer.source.isDown();
        issuer.background.advance(Duration.ofMinutes(10));
        issuer.background.atOnce(false);
        issuer.clock.advance(Duration.ofMinutes(1));
        CountDownLatch back = new CountDownLatch(MANY);
        for (int i = 0; i < MANY; i++) {
            threads.execute(() -> {
                if (keys.find("a") != null) {
                    back.countDown();
                }
            });
        }
        assertThat(back.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void atTheStartEverybodyWaitsForOneReadingAndNoValidTokenIsRejected() throws Exception {
        issuer.background.atOnce(false);
        RemoteKeys keys = issuer.keys();
        CountDownLatch begun = new CountDownLatch(200);
        CountDownLatch found = new CountDownLatch(200);
        for (int i = 0; i < 200; i++) {
            threads.execute(() -> {
                begun.countDown();
                if (keys.find("a") != null) {
                    found.countDown();
                }
            });
        }
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        issuer.background.runDue();
        assertThat(found.await(30, TimeUnit.SECONDS))
                .as("all 200 have their key")
                .isTrue();
        assertThat(issuer.source.asked()).isEqualTo(1);
    }

    @Test
    void manyAtOnceBeginOneReading() throws Exception {
        RemoteKeys keys = issuer.keys();
        for (int round = 1; round <= 50; round++) {
            issuer.clock.advance(Refresher.APART);
            int before = issuer.source.asked();
            CountDownLatch start = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(20);
            for (int i = 0; i < 20; i++) {
                String bad = "bad-" + round + "-" + i;
                threads.execute(() -> {
                    await(start);
                    keys.find(bad);
                    done.countDown();
                });
            }
            start.countDown();
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(issuer.source.asked() - before)
                    .as("readings in round " + round)
                    .isEqualTo(1);
        }
    }

    @Test
    void closingLetsThoseGoThatWait() throws Exception {
        issuer.background.atOnce(false);
        RemoteKeys keys = issuer.keys();
        AtomicInteger found = new AtomicInteger();
        CountDownLatch back = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            threads.execute(() -> {
                found.addAndGet(keys.find("a") == null ? 0 : 1);
                back.countDown();
            });
        }
        keys.close();
        assertThat(back.await(30, TimeUnit.SECONDS))
                .as("nobody waits for the minute of the time-out")
                .isTrue();
        assertThat(found).hasValue(0);
    }

    @Test
    void theDaemonIsOneThreadWhichEndsWhenItIsClosedWhateverItDoes() throws Exception {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch running = new CountDownLatch(3);
        CountDownLatch never = new CountDownLatch(1);
        try (Background background = Background.daemon()) {
            for (int i = 0; i < 3; i++) {
                boolean last = i == 2;
                background.after(Duration.ofMillis(i), () -> {
                    seen.add(Thread.currentThread());
                    running.countDown();
                    if (last) {
                        await(never);
                    }
                });
            }
            assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
            background.after(Duration.ofDays(1), never::countDown);
        }
        assertThat(seen).hasSize(1).allMatch(Thread::isDaemon);
        Thread thread = seen.iterator().next();
        thread.join(30_000);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void whoWaitedForAReadingThatBeganEarlierSeeksAgain() throws Exception {
        RemoteKeys keys = issuer.keys();
        issuer.background.advance(Refresher.APART);
        issuer.background.atOnce(false);
        Thread first = waiting(() -> keys.find("bad"));
        issuer.clock.advance(Duration.ofMillis(1));
        Thread later = waiting(() -> keys.find("late"));
        issuer.background.runDue();
        first.join();
        later.join();
        issuer.background.atOnce(true);
        issuer.source.publishes(Jwk.rs256("a", "late"));
        issuer.background.advance(Refresher.APART);
        assertThat(keys.find("late")).isNotNull();
    }

    private static Thread waiting(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
