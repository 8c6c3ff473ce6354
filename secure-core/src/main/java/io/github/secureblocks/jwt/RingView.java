package io.github.secureblocks.jwt;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the store, with everything that a request asks for looked up beforehand.
 *
 * @param stored {@code null} where nothing is stored yet
 * @param readAt the time before it was read
 * @param written the keys as they are stored
 * @param keys the same without what was revoked here and could not be stored yet
 */
record RingView(
        @Nullable SealedKeys stored, long readAt, RingKeys written, RingKeys keys, Map<String, Verifying> verifying) {
    static RingView of(@Nullable SealedKeys stored, long readAt, RingKeys written) {
        return of(stored, readAt, written, written);
    }

    private static RingView of(@Nullable SealedKeys stored, long readAt, RingKeys written, RingKeys keys) {
        Map<String, Verifying> verifying = new HashMap<>();
        for (int i = 0; i < keys.keys().size(); i++) {
            VerificationKey key = keys.keys().get(i).verification();
            if (key != null) {
                verifying.put(key.id(), new Verifying(key, keys.verifiesUntil(i)));
            }
        }
        return new RingView(stored, readAt, written, keys, Map.copyOf(verifying));
    }

    RingView without(Set<String> revoked, long now) {
        RingKeys left = keys;
        for (String id : revoked) {
            left = left.revoked(id, now);
        }
        return left.equals(keys) ? this : of(stored, readAt, written, left);
    }

    RingView readAgain(long now) {
        return new RingView(stored, now, written, keys, verifying);
    }

    long generation() {
        return stored == null ? 0 : stored.generation();
    }

    /** Also where the clock was set back. */
    long age(long now) {
        return Math.abs(now - readAt);
    }

    @Nullable
    VerificationKey find(String id, long now) {
        Verifying found = verifying.get(id);
        return found == null || now >= found.until() ? null : found.key();
    }

    record Verifying(VerificationKey key, long until) {}
}
