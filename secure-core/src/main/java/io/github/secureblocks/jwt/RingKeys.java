package io.github.secureblocks.jwt;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a ring: published, signing, verify-only, gone. Every phase follows from this list, in the order in
 * which the keys sign, and from the time; nothing else is remembered.
 */
record RingKeys(List<RingKey> keys, Timing timing) {
    /** Of keys that are neither revoked nor gone; more would not fit into a store. */
    static final int MAX_LIVE = 5;

    /** Of revoked keys that are still told apart from unknown ones. */
    static final int MAX_REVOKED = 8;

    RingKeys {
        keys = List.copyOf(keys);
    }

    static RingKeys none(Timing timing) {
        return new RingKeys(List.of(), timing);
    }

    /**
     * The first that has not given way to another, also for a clock that was set back; {@code null} where all are revoked.
     */
    @Nullable
    RingKey signing(long now) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).secret() != null && now < supersededAt(i)) {
                return keys.get(i);
            }
        }
        return null;
    }

    /** When the key of that place no longer verifies. */
    long verifiesUntil(int place) {
        long superseded = supersededAt(place);
        return superseded == RingKey.NEVER
                ? RingKey.NEVER
                : superseded + Timing.verifies(keys.get(place).lifetime());
    }

    /** Those that verify at that time: published, signing and verify-only. */
    Stream<RingKey> live(long now) {
        return IntStream.range(0, keys.size())
                .filter(i -> !keys.get(i).isRevoked() && now < verifiesUntil(i))
                .mapToObj(keys::get);
    }

    boolean isFull(long now) {
        return live(now).count() >= MAX_LIVE;
    }

    /** Whether it is time for a new key: none is left, or the signing one has no successor and is old or to be replaced. */
    boolean wantsKey(boolean replacing, long now) {
        RingKey signing = signing(now);
        return signing == null
                || (!hasSuccessor(signing)
                        && !isFull(now)
                        && (replacing || now >= signing.signsFrom() + timing.rotation() - timing.lead()));
    }

    /** Whether the key that signs last is of that algorithm. */
    boolean endsWith(SigningAlgorithm algorithm) {
        return keys.stream()
                .map(RingKey::verification)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .map(last -> last.algorithm() == algorithm)
                .orElse(true);
    }

    boolean hasSuccessor(RingKey signing) {
        return keys.stream().skip(keys.indexOf(signing) + 1L).anyMatch(RingKey::takesOver);
    }

    /** The first key, and the one that replaces a revoked one, sign at once; any other when everybody has read it. */
    RingKeys with(SigningKey key, long now) {
        RingKey signing = signing(now);
        long latest = keys.stream()
                .filter(RingKey::takesOver)
                .mapToLong(RingKey::signsFrom)
                .max()
                .orElse(now);
        long cache = Math.max(
                timing.cache(), keys.stream().mapToLong(RingKey::cache).max().orElse(0));
        long from = signing == null ? now : now + Timing.lead(cache);
        return changed(Stream.concat(keys.stream(), Stream.of(RingKey.of(key, now, Math.max(latest, from), timing))));
    }

    /** The key is taken out; where it signs, its successor takes over at once. */
    RingKeys revoked(String id, long now) {
        int place = IntStream.range(0, keys.size())
                .filter(i -> keys.get(i).id().equals(id) && !keys.get(i).isRevoked())
                .findFirst()
                .orElse(-1);
        if (place < 0) {
            return this;
        }
        RingKey key = keys.get(place);
        boolean signs = key.equals(signing(now));
        long at = signs ? Math.max(now, key.signsFrom() + 1) : now;
        List<RingKey> changed = new ArrayList<>(keys);
        changed.set(place, key.revoked(at));
        if (signs) {
            IntStream.range(place + 1, changed.size())
                    .filter(i -> !changed.get(i).isRevoked())
                    .findFirst()
                    .ifPresent(i -> changed.set(i, changed.get(i).signingFrom(at)));
        }
        return changed(changed.stream()).thinned();
    }

    boolean isLive(String id) {
        return keys.stream().anyMatch(key -> key.id().equals(id) && !key.isRevoked());
    }

    boolean isRevoked(String id) {
        return keys.stream().anyMatch(key -> key.id().equals(id) && key.isRevoked());
    }

    boolean isKnown(String id) {
        return keys.stream().anyMatch(key -> key.id().equals(id));
    }

    /**
     * Without what is over: keys that are gone, and private halves that cannot be asked to sign any more. Those that can are
     * from now on used by this instance as well.
     */
    RingKeys tidied(long now) {
        return changed(IntStream.range(0, keys.size()).boxed().flatMap(i -> {
            RingKey key = keys.get(i);
            if (now >= (key.isRevoked() ? key.revokedAt() + Timing.verifies(key.lifetime()) : verifiesUntil(i))) {
                return Stream.of();
            }
            long superseded = supersededAt(i);
            boolean isSpent = superseded != RingKey.NEVER && now >= superseded + Timing.TOLERANCE;
            return key.secret() == null
                    ? Stream.of(key)
                    : Stream.of(isSpent ? key.withoutSecret() : key.usedWith(timing));
        }));
    }

    private long supersededAt(int place) {
        for (int i = place + 1; i < keys.size(); i++) {
            if (keys.get(i).takesOver()) {
                return keys.get(i).signsFrom();
            }
        }
        return RingKey.NEVER;
    }

    /** Of revoked keys in a row only the first tells when the key before them gave way. */
    private RingKeys thinned() {
        List<RingKey> kept = new ArrayList<>(keys);
        for (int i = kept.size() - 1;
                i > 0 && kept.stream().filter(RingKey::isRevoked).count() > MAX_REVOKED;
                i--) {
            RingKey key = kept.get(i);
            if (key.isRevoked()
                    && (!key.takesOver()
                            || kept.get(i - 1).isRevoked() && kept.get(i - 1).takesOver())) {
                kept.remove(i);
            }
        }
        return changed(kept.stream());
    }

    private RingKeys changed(Stream<RingKey> changed) {
        return new RingKeys(changed.toList(), timing);
    }
}
