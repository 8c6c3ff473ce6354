package io.github.secureblocks.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimiterTest {
    private static final ClientKey ADA = ClientKey.of("203.0.113.7");
    private static final ClientKey BOB = ClientKey.of("203.0.113.8");

    private final HandClock clock = new HandClock();
    private final List<SecurityEvent> told = new ArrayList<>();

    private RateLimiter limiter(Limit... limits) {
        return RateLimiter.builder("login", limits)
                .clock(clock)
                .events(SecurityEvents.to(told::add, clock))
                .build();
    }

    private static int drain(RateLimiter limiter, ClientKey key) {
        int taken = 0;
        while (limiter.tryAcquire(key).allowed()) {
            taken++;
        }
        return taken;
    }

    @Test
    void refusesTheSixthOfFiveAndSaysWhenToAskAgain() {
        RateLimiter limiter = limiter(Limit.of(5, Duration.ofMinutes(1)));

        for (int left = 4; left >= 0; left--) {
            Decision decision = limiter.tryAcquire(ADA);
            assertThat(decision.allowed()).isTrue();
            assertThat(decision.remaining()).isEqualTo(left);
            assertThat(decision.retryAfter()).isZero();
        }
        Decision refused = limiter.tryAcquire(ADA);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.remaining()).isZero();
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(12));
        assertThat(limiter.tryAcquire(BOB).allowed()).as("another client").isTrue();
    }

    @Test
    void throwsWithoutNamingTheClient() {
        RateLimiter limiter = limiter(Limit.of(1, Duration.ofMinutes(1)));
        limiter.acquire(ADA);

        LimitExceeded exceeded = catchThrowableOfType(LimitExceeded.class, () -> limiter.acquire(ADA));

        assertThat(exceeded.retryAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(exceeded.limiter()).isEqualTo("login").isEqualTo(limiter.name());
        assertThat(exceeded.reason()).isEqualTo(LimitExceeded.Reason.NO_PERMIT_LEFT);
        assertThat(exceeded).hasMessage("Too many requests; ask again after the time in retryAfter()");
    }

    @Test
    void givesPermitsBackOneByOneAndNeverMoreThanTheLimit() {
        RateLimiter limiter = limiter(Limit.of(5, Duration.ofMinutes(1)));
        assertThat(drain(limiter, ADA)).isEqualTo(5);

        clock.advance(Duration.ofSeconds(12).minusNanos(1));
        assertThat(drain(limiter, ADA)).isZero();
        clock.advance(Duration.ofNanos(1));
        assertThat(drain(limiter, ADA)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(36));
        assertThat(drain(limiter, ADA)).isEqualTo(3);
        clock.advance(Duration.ofDays(365));
        assertThat(drain(limiter, ADA)).isEqualTo(5);
    }

    @Test
    void givesNothingBackWhenTheClockGoesBackwards() {
        RateLimiter limiter = limiter(Limit.of(5, Duration.ofMinutes(1)));
        assertThat(drain(limiter, ADA)).isEqualTo(5);

        clock.advance(Duration.ofDays(-400));
        assertThat(drain(limiter, ADA)).isZero();
    }

    @Test
    void takesFromEveryLimitOrFromNone() {
        RateLimiter limiter = limiter(Limit.of(2, Duration.ofSeconds(1)), Limit.of(5, Duration.ofHours(1)));

        assertThat(drain(limiter, ADA)).as("the short limit binds").isEqualTo(2);
        clock.advance(Duration.ofSeconds(1));
        assertThat(drain(limiter, ADA)).isEqualTo(2);
        clock.advance(Duration.ofSeconds(1));
        assertThat(drain(limiter, ADA))
                .as("refused requests cost the long limit nothing")
                .isEqualTo(1);
        assertThat(limiter.tryAcquire(ADA).retryAfter()).isBetween(Duration.ofMinutes(11), Duration.ofMinutes(12));
    }

    @Test
    void countsExactlyUnderSixteenThreads() throws Exception {
        RateLimiter limiter = limiter(Limit.of(1_000, Duration.ofHours(1)));
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            CyclicBarrier together = new CyclicBarrier(16);
            Callable<Integer> client = () -> {
                together.await();
                int taken = 0;
                for (int i = 0; i < 500; i++) {
                    taken += limiter.tryAcquire(ADA).allowed() ? 1 : 0;
                }
                return taken;
            };
            int taken = 0;
            for (Future<Integer> result : threads.invokeAll(Collections.nCopies(16, client))) {
                taken += result.get();
            }
            assertThat(taken).isEqualTo(1_000);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void reportsARefusalOnceUntilTheKeyIsAllowedAgain() {
        RateLimiter limiter = limiter(Limit.of(1, Duration.ofMinutes(1)));
        limiter.acquire(ADA);
        for (int i = 0; i < 1_000; i++) {
            assertThat(limiter.tryAcquire(ADA).allowed()).isFalse();
        }
        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(SecurityEvent.Type.EXCESS_RATE_LIMIT_EXCEEDED);
            assertThat(event.reason()).isEqualTo("NO_PERMIT_LEFT");
        });

        clock.advance(Duration.ofMinutes(1));
        assertThat(drain(limiter, ADA)).isEqualTo(1);
        assertThat(told).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Limit.MAX_PERMITS + 1})
    void refusesALimitThatAllowsNothingOrEverything(int permits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limit.of(permits, Duration.ofMinutes(1)))
                .withMessageContaining("write Limit.of(5, Duration.ofMinutes(1))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.000999999S", "P31DT1S", "PT2562047788015215H"})
    void refusesAPeriodOutOfBounds(Duration period) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limit.of(5, period))
                .withMessageContaining("write Limit.of(5, Duration.ofMinutes(1))");
    }

    @Test
    void acceptsTheGreatestAndTheSmallestLimit() {
        assertThat(limiter(Limit.of(Limit.MAX_PERMITS, Duration.ofMillis(1)), Limit.of(1, Limit.MAX_PERIOD))
                        .tryAcquire(ADA)
                        .allowed())
                .isTrue();
        assertThat(limiter(Limit.of(Limit.MAX_PERMITS, Limit.MAX_PERIOD))
                        .tryAcquire(ADA)
                        .remaining())
                .isEqualTo(Limit.MAX_PERMITS - 1);
    }

    @Test
    void cannotBeBuiltWithoutALimitOrAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimiter.inMemory("login"))
                .withMessageContaining("write RateLimiter.inMemory(\"login\", Limit.of(5, Duration.ofMinutes(1)))");
        for (String name : new String[] {"", "Login", "a b", "a\nb", "x".repeat(65)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RateLimiter.inMemory(name, Limit.of(1, Duration.ofMinutes(1))))
                    .withMessage("A limiter's name is 1 to 64 of a-z 0-9 . _ -;"
                            + " write RateLimiter.inMemory(\"login\", ...)");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimiter.builder("login", Limit.of(1, Duration.ofMinutes(1)))
                        .maxKeys(0))
                .withMessageContaining("write .maxKeys(100000)");
    }

    @Test
    void keepsNoClientsText() {
        assertThat(ADA)
                .hasToString("ClientKey")
                .isEqualTo(ClientKey.of("203.0.113.7"))
                .isNotEqualTo(BOB);
    }

    @ParameterizedTest
    @MethodSource("anyText")
    void countsWhateverALogInFormSends(String username) {
        RateLimiter limiter = limiter(Limit.of(1, Duration.ofMinutes(1)));
        limiter.acquire(ClientKey.of(username));

        assertThat(limiter.tryAcquire(ClientKey.of(username)).allowed()).isFalse();
        assertThat(limiter.tryAcquire(ClientKey.of(username + "x")).allowed()).isTrue();
        assertThat(ClientKey.of(username)).hasToString("ClientKey");
    }

    static List<String> anyText() {
        return List.of("", " ", "\0", "a\r\nb", "\ud800", "x".repeat(257), "x".repeat(1_000_000));
    }

    @Test
    void keysThatAnAttackerChoseForOneBinAreSpread() throws Exception {
        Map<Integer, String> seen = new HashMap<>();
        int i = 0;
        String first = null;
        while (first == null) {
            first = seen.put(sha256(String.valueOf(i)).getInt(), String.valueOf(i));
            i++;
        }
        String second = String.valueOf(i - 1);
        assertThat(sha256(first).getInt())
                .as("raw: the hash's own bits collide, for everybody to compute")
                .isEqualTo(sha256(second).getInt());

        assertThat(ClientKey.of(first).hashCode())
                .isNotEqualTo(ClientKey.of(second).hashCode());
    }

    private static ByteBuffer sha256(String text) throws Exception {
        return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
