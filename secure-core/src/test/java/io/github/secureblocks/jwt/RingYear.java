package io.github.secureblocks.jwt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Instances over one store, whose clocks differ by up to 30 seconds, which are used now and then, restarted and idle for days;
 * and others who read the published keys and believe nothing else until their cache ends.
 */
final class RingYear {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long CLOCKS = 30_000;
    private static final long START = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();
    private static final byte[] INPUT = "a token".getBytes(StandardCharsets.UTF_8);

    private final Random random;
    private final long overCaching;
    private final long impatience;
    private final KeyRingStore store = KeyRingStore.inMemory();
    private final List<Instance> instances = new ArrayList<>();
    private final List<Consumer> consumers = new ArrayList<>();
    private final Deque<Token> tokens = new ArrayDeque<>();
    private final Map<String, Long> goneAt = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<SigningAlgorithm> algorithms = new HashSet<>();
    private final List<String> falseRejects = new ArrayList<>();
    private final List<String> lateAccepts = new ArrayList<>();
    private long now = START;
    private long generation;
    private long lastRevocation = Long.MIN_VALUE / 2;
    private SigningAlgorithm algorithm;
    private int issued;
    private int restarts;
    private int revocations;

    RingYear(long seed, long overCaching, long impatience) {
        this.random = new Random(seed);
        this.overCaching = overCaching;
        this.impatience = impatience;
        this.algorithm = SigningAlgorithm.values()[(int) (seed % 4)];
        for (int i = 0; i < 4; i++) {
            instances.add(new Instance(random.nextLong(CLOCKS + 1) - CLOCKS / 2));
            consumers.add(new Consumer());
        }
    }

    void run(int days) {
        while (now < START + days * DAY) {
            now += pause();
            Instance instance = pick(instances);
            if (random.nextInt(600) == 0) {
                instance.restart();
            }
            if (random.nextInt(4_000) == 0) {
                revoke(instance);
            }
            if (random.nextInt(4_000) == 0) {
                algorithm = SigningAlgorithm.values()[random.nextInt(4)];
            }
            instance.issue();
            learn();
            tokens.removeIf(token -> now > token.expiresAt + CLOCKS);
            tokens.forEach(token -> token.presentTo(pick(instances), pick(consumers)));
            presentGoneKeys();
        }
    }

    /** Mostly minutes; sometimes nobody uses anything for days. */
    private long pause() {
        int kind = random.nextInt(3_000);
        return kind == 0
                ? random.nextLong(40 * DAY)
                : kind < 30 ? random.nextLong(DAY / 2) : 1 + random.nextLong(25 * MINUTE);
    }

    private void revoke(Instance instance) {
        String id = instance.ring.signing().id();
        instance.ring.revoke(id);
        revocations++;
        lastRevocation = now;
        goneAt.put(id, now);
        tokens.removeIf(token -> token.id.equals(id));
        presentGoneKey(id, instance);
    }

    /** When each key is gone, worked out from what is stored and not by the ring. */
    private void learn() {
        SealedKeys stored = store.read().orElseThrow();
        if (stored.generation() == generation) {
            return;
        }
        generation = stored.generation();
        List<RingKey> keys = RingText.read(
                        Rings.MASTER.sealer("signing keys").open(stored.text(), "generation " + generation),
                        RingKeys.none(Rings.TIMING))
                .keys();
        for (int i = 0; i < keys.size(); i++) {
            seen.add(keys.get(i).id());
            if (keys.get(i).verification() != null) {
                algorithms.add(keys.get(i).verification().algorithm());
            }
            for (int j = keys.size() - 1; j > i; j--) {
                if (keys.get(j).revokedAt() > keys.get(j).signsFrom()
                        && !keys.get(i).isRevoked()) {
                    goneAt.put(keys.get(i).id(), keys.get(j).signsFrom() + Rings.LIFETIME.toMillis() + MINUTE);
                }
            }
        }
    }

    private void presentGoneKeys() {
        goneAt.keySet().forEach(id -> presentGoneKey(id, pick(instances)));
        goneAt.values().removeIf(gone -> now > gone + 60 * DAY);
    }

    /** Another instance knows of a revocation when it has read again: two minutes, in this timing. */
    private void presentGoneKey(String id, Instance instance) {
        long gone = goneAt.get(id) + CLOCKS - impatience;
        if (now >= gone + Rings.TIMING.stale() && instance.ring.find(id) != null) {
            lateAccepts.add("at " + Instant.ofEpochMilli(now) + " of a key gone at " + Instant.ofEpochMilli(gone));
        }
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    int keysSeen() {
        return seen.size();
    }

    int tokens() {
        return issued;
    }

    int restarts() {
        return restarts;
    }

    int revocations() {
        return revocations;
    }

    Set<SigningAlgorithm> algorithms() {
        return algorithms;
    }

    List<String> falseRejects() {
        return falseRejects.stream().limit(3).toList();
    }

    List<String> lateAccepts() {
        return lateAccepts.stream().limit(3).toList();
    }

    private final class Instance {
        private final InstantSource clock;
        private KeyRing ring;

        Instance(long ahead) {
            this.clock = () -> Instant.ofEpochMilli(now + ahead);
            this.ring = open();
        }

        private KeyRing open() {
            return Rings.over(store, clock).algorithm(algorithm).build();
        }

        void restart() {
            restarts++;
            ring = open();
        }

        void issue() {
            long issuedAt = clock.millis();
            SigningKey key = ring.signing();
            issued++;
            tokens.add(new Token(
                    key.id(),
                    key.verification(),
                    issuedAt + Rings.LIFETIME.toMillis(),
                    random.nextInt(50) == 0 ? key.sign(INPUT) : null));
        }
    }

    private final class Consumer {
        private final long ahead = random.nextLong(CLOCKS + 1) - CLOCKS / 2;
        private Set<String> known = Set.of();
        private long until = Long.MIN_VALUE;

        boolean knows(String id) {
            if (now + ahead >= until) {
                KeyRing ring = pick(instances).ring;
                until = now + ahead + ring.jwksMaxAge().toMillis() + overCaching;
                known = Jwks.idsIn(ring.jwks());
            }
            return known.contains(id);
        }
    }

    private final class Token {
        private final String id;
        private final VerificationKey key;
        private final long expiresAt;
        private final byte @Nullable [] signature;

        Token(String id, VerificationKey key, long expiresAt, byte @Nullable [] signature) {
            this.id = id;
            this.key = key;
            this.expiresAt = expiresAt;
            this.signature = signature;
        }

        /** Within the leeway for expiry, too. */
        void presentTo(Instance instance, Consumer consumer) {
            if (instance.clock.millis() >= expiresAt + TokenVerifier.SKEW.toMillis()) {
                return;
            }
            VerificationKey found = instance.ring.find(id);
            if (found == null
                    || !found.publicKey().equals(key.publicKey())
                    || (signature != null && !found.verifies(INPUT, signature))) {
                falseRejects.add("instance at " + Instant.ofEpochMilli(now));
            }
            boolean isAfterEmergency = now < lastRevocation + Rings.CACHE.toMillis() + CLOCKS;
            if (now + consumer.ahead < expiresAt && !isAfterEmergency && !consumer.knows(id)) {
                falseRejects.add("consumer at " + Instant.ofEpochMilli(now));
            }
        }
    }
}
