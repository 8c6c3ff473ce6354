package io.github.secureblocks.jwt;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.secret.Secret;
import java.security.KeyPair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rings whose keys cost nothing to make and whose work is done by the thread that finds it due. */
final class Rings {
    static final Duration LIFETIME = Duration.ofMinutes(15);
    static final Duration CACHE = Duration.ofHours(1);
    static final Duration ROTATION = Duration.ofDays(30);
    static final Timing TIMING = Timing.of(CACHE, LIFETIME, ROTATION);
    static final Duration LEAD = Duration.ofMillis(TIMING.lead());
    static final MasterKey MASTER = master("A");

    private static final Map<SigningAlgorithm, KeyPair> RSA = new EnumMap<>(SigningAlgorithm.class);

    private Rings() {}

    static KeyRing.Builder over(KeyRingStore store, InstantSource clock) {
        return over(store, MASTER, clock);
    }

    static KeyRing.Builder over(KeyRingStore store, MasterKey key, InstantSource clock) {
        return KeyRing.builder(store, key)
                .algorithm(SigningAlgorithm.ED25519)
                .tokenLifetime(LIFETIME)
                .cacheTime(CACHE)
                .rotateEvery(ROTATION)
                .clock(clock)
                .executor(Runnable::run)
                .maker(Rings::key)
                .events(SecurityEvents.to(event -> {}, clock));
    }

    static SecurityEvents into(List<String> told, InstantSource clock) {
        return SecurityEvents.to(event -> told.add(word(event)), clock);
    }

    /** The same pair under a new identifier each time, where to make one takes long. */
    static synchronized SigningKey key(SigningAlgorithm algorithm) {
        boolean isSlow = algorithm == SigningAlgorithm.RS256 || algorithm == SigningAlgorithm.PS256;
        return SigningKey.of(
                algorithm, isSlow ? RSA.computeIfAbsent(algorithm, SigningAlgorithm::newKey) : algorithm.newKey());
    }

    static MasterKey master(String letter) {
        return MasterKey.of(secret(letter));
    }

    static Secret secret(String letter) {
        return Secret.of(letter.repeat(42) + "A");
    }

    private static String word(SecurityEvent event) {
        return event.type() + " " + event.reason();
    }
}
