package io.github.secureblocks.jwt.net;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Identifiers that were just looked for in vain, so that a token of a key that is gone, presented again and again, does
 * not make us ask again and again. Bounded by number and time; it is never asked for a key that is there.
 */
final class UnknownIds {
    static final int MAX = 1_024;

    /** Short, because an issuer's cache may show a new key late. */
    static final Duration KEPT = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Cache<String, Instant> until =
            Caffeine.newBuilder().maximumSize(MAX).executor(Runnable::run).build();

    UnknownIds(InstantSource clock) {
        this.clock = clock;
    }

    void add(String id) {
        until.put(id, clock.instant().plus(KEPT));
    }

    boolean holds(String id) {
        Instant end = until.getIfPresent(id);
        return end != null && clock.instant().isBefore(end);
    }

    long size() {
        until.cleanUp();
        return until.estimatedSize();
    }
}
