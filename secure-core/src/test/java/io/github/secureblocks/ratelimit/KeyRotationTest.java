package io.github.secureblocks.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.secureblocks.HandClock;
import io.github.secureblocks.event.SecurityEvents;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
    private static final int TABLE = 100;
    private static final int OTHERS = 5_000;

    private final HandClock clock = new HandClock();

    private RateLimiter limiter() {
        return RateLimiter.builder("login", Limit.of(5, Duration.ofMinutes(1)), Limit.of(20, Duration.ofHours(1)))
                .clock(clock)
                .events(SecurityEvents.to(event -> {}, clock))
                .maxKeys(TABLE)
                .build();
    }

    /** Spends everything on one key, pushes it out with others, asks again; answers how often the one was allowed. */
    private static int rotate(Predicate<String> asks, int rounds) {
        int allowed = 0;
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < 10; i++) {
                allowed += asks.test("guesser") ? 1 : 0;
            }
            for (int i = 0; i < OTHERS; i++) {
                asks.test("other-" + round + "-" + i);
            }
        }
        return allowed;
    }

    @Test
    void doesNotForgiveAKeyThatWasPushedOutAsABareBoundedTableDoes() {
        Cache<String, Bucket> raw =
                Caffeine.newBuilder().maximumSize(TABLE).executor(Runnable::run).build();
        int guesses = rotate(
                key -> raw.get(
                                key,
                                k -> Bucket.builder()
                                        .addLimit(limit -> limit.capacity(5).refillGreedy(5, Duration.ofMinutes(60)))
                                        .build())
                        .tryConsume(1),
                10);
        assertThat(guesses).as("raw: forgiven after each rotation").isGreaterThan(5);

        RateLimiter limiter = limiter();
        assertThat(rotate(key -> limiter.tryAcquire(ClientKey.of(key)).allowed(), 10))
                .isEqualTo(5);
    }

    @Test
    void neverGivesAReturningKeyMoreThanItsLimitsWhileTimePasses() {
        RateLimiter limiter = limiter();
        ClientKey guesser = ClientKey.of("guesser");
        int allowed = 0;
        for (int minute = 0; minute < 60; minute++) {
            for (int i = 0; i < 10; i++) {
                allowed += limiter.tryAcquire(guesser).allowed() ? 1 : 0;
            }
            for (int i = 0; i < 1_000; i++) {
                limiter.tryAcquire(ClientKey.of(minute + "-" + i)).allowed();
            }
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(allowed).as("20 saved, 20 earned in the hour").isBetween(20, 40);
    }

    @Test
    void keepsTheTableBounded() {
        RateLimiter limiter = limiter();
        rotate(key -> limiter.tryAcquire(ClientKey.of(key)).allowed(), 4);

        assertThat(limiter.keys()).isLessThanOrEqualTo(TABLE);
    }

    @Test
    void servesNewKeysInFullAgainWhenTheFloodIsOver() {
        RateLimiter limiter = limiter();
        rotate(key -> limiter.tryAcquire(ClientKey.of(key)).allowed(), 4);

        clock.advance(Duration.ofHours(1));
        for (int i = 0; i < 50; i++) {
            ClientKey fresh = ClientKey.of("fresh-" + i);
            assertThat(limiter.tryAcquire(fresh).remaining()).isEqualTo(4);
        }
        assertThat(limiter.keys()).as("idle keys are dropped").isEqualTo(50);
    }

    @Test
    void forgetsAnIdleKeyOnlyWhenItsPermitsAreBack() {
        RateLimiter limiter = RateLimiter.builder("export", Limit.of(2, Duration.ofHours(1)))
                .clock(clock)
                .build();
        ClientKey key = ClientKey.of("ada");
        limiter.acquire(key);
        limiter.acquire(key);

        clock.advance(Duration.ofMinutes(59));
        assertThat(limiter.keys()).isEqualTo(1);
        assertThat(limiter.tryAcquire(key).remaining()).isZero();
        clock.advance(Duration.ofHours(1));
        assertThat(limiter.keys()).isZero();
        assertThat(limiter.tryAcquire(key).remaining()).isEqualTo(1);
    }
}
