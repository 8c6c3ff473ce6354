package io.github.secureblocks.jwt;

import java.security.PrivateKey;
import org.jspecify.annotations.Nullable;

/**
 * One key of a ring and when its phases begin, in milliseconds of the epoch. A revoked one has neither half left.
 *
 * @param publishedAt from when on others can read it, and it verifies
 * @param signsFrom when it takes over from the key before it
 * @param revokedAt {@link #NEVER} where it was not
 * @param lifetime the longest of a token that any instance signs by it
 * @param cache the longest for which any instance that signs by it lets others keep the published keys
 */
record RingKey(
        String id,
        @Nullable VerificationKey verification,
        @Nullable PrivateKey secret,
        long publishedAt,
        long signsFrom,
        long revokedAt,
        long lifetime,
        long cache) {
    static final long NEVER = Long.MAX_VALUE;

    static RingKey of(SigningKey key, long publishedAt, long signsFrom, Timing timing) {
        return new RingKey(
                key.id(),
                key.verification(),
                key.key(),
                publishedAt,
                signsFrom,
                NEVER,
                timing.lifetime(),
                timing.cache());
    }

    boolean isRevoked() {
        return revokedAt != NEVER;
    }

    /** Whether the key before it ever gave way to it. */
    boolean takesOver() {
        return revokedAt > signsFrom;
    }

    RingKey revoked(long at) {
        return new RingKey(id, null, null, publishedAt, signsFrom, at, lifetime, cache);
    }

    RingKey withoutSecret() {
        return new RingKey(id, verification, null, publishedAt, signsFrom, revokedAt, lifetime, cache);
    }

    RingKey signingFrom(long time) {
        return new RingKey(
                id, verification, secret, publishedAt, Math.min(signsFrom, time), revokedAt, lifetime, cache);
    }

    /** Also used by an instance whose tokens live longer, or who lets others keep its keys for longer. */
    RingKey usedWith(Timing timing) {
        return new RingKey(
                id,
                verification,
                secret,
                publishedAt,
                signsFrom,
                revokedAt,
                Math.max(lifetime, timing.lifetime()),
                Math.max(cache, timing.cache()));
    }

    @Nullable
    SigningKey signing() {
        return verification == null || secret == null ? null : new SigningKey(verification, secret);
    }

    /** Never a half of the key. */
    @Override
    public String toString() {
        return "RingKey[" + id + "]";
    }
}
