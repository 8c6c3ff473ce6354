package io.github.secureblocks.jwt;

import java.time.Duration;

/**
 * How long the phases of a key last, in milliseconds, so that instances whose clocks differ by half a minute agree.
 *
 * @param cache how long others keep the public keys that they were told
 * @param lifetime how long a token can live
 * @param rotation how long a key signs
 */
record Timing(long cache, long lifetime, long rotation) {
    private static final long LONGEST_RELOAD = 60_000;

    /** Half a minute between two clocks, and what it takes to write. */
    static final long TOLERANCE = 120_000;

    static Timing of(Duration cache, Duration lifetime, Duration rotation) {
        Timing timing = new Timing(cache.toMillis(), lifetime.toMillis(), rotation.toMillis());
        if (timing.rotation < 2 * timing.lead() || timing.rotation < timing.lifetime) {
            throw new IllegalStateException(
                    "Keys change too often: each signs for as long as a token lives at least, and"
                            + " for twice as long as it is published before; write .rotateEvery(Duration.ofDays(30))");
        }
        return timing;
    }

    static void require(Duration time, Duration least, Duration most, String message) {
        if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
            throw new IllegalArgumentException(message);
        }
    }

    /** How often what other instances wrote is read. */
    long reload() {
        return reload(cache);
    }

    /** What was read this long ago is read again before it is used, where the store answers. */
    long stale() {
        return stale(cache);
    }

    /** From publishing to signing: everybody has read the key by then, even who asked an instance that had not. */
    long lead() {
        return lead(cache);
    }

    /** The same where others may keep the keys for that long. */
    static long lead(long cache) {
        return cache + stale(cache) + TOLERANCE;
    }

    /** How long the keys that were read last may sign: a successor that was not read yet does not sign before. */
    long maySign() {
        return cache;
    }

    /** How long the keys that were read last are believed: none of them can be gone before. */
    long mayVerify() {
        return cache + lifetime;
    }

    /** How long a key verifies after its successor began to sign. */
    long verifies() {
        return verifies(lifetime);
    }

    /** The same where its tokens live that long. */
    static long verifies(long lifetime) {
        return lifetime + TokenVerifier.SKEW.toMillis() + 30_000;
    }

    /** How long others may keep the keys that were read at that time. */
    long maxAge(long readAt, long now) {
        return Math.max(0, Math.min(cache, readAt + stale() + cache - now));
    }

    private static long reload(long cache) {
        return Math.min(LONGEST_RELOAD, cache / 4);
    }

    private static long stale(long cache) {
        return 2 * reload(cache);
    }
}
