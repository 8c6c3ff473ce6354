package io.github.secureblocks.jwt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign access tokens and the keys that verify them, told apart by a random identifier.
 *
 * <p><b>Guarantees.</b> RSA keys of 3072 bits (OWASP ASVS 5.0 11.2.3), each for RS256 alone; exactly one of them signs;
 * after {@link #rotate()} an earlier one verifies for as long as a token that it signed can live, then it is gone. At most
 * 16 of them are held. Safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> approval by OWASP ASVS 5.0 11.6.1, whose appendix C disallows RS256 (RSA with PKCS#1 v1.5)
 * for signatures: it is here because every party of a token reads it. PS256, ES256 and Ed25519 come later. Not yet: keys
 * that outlive the process or are shared by several, publishing the public keys (JWKS), and a new key that is published
 * before it signs. So a restart ends every token, and each process needs its own audience.
 */
public final class KeyRing implements VerificationKeys {
    /** One for every hour that a token can live, and some to spare. */
    static final int MAX_EARLIER = 16;

    private static final Duration VERIFIES_FOR =
            TokenIssuer.MAX_LIFETIME.plus(TokenVerifier.SKEW).plusSeconds(30);

    private final InstantSource clock;
    private final Supplier<SigningKey> maker;
    private volatile Keys keys;

    KeyRing(InstantSource clock, Supplier<SigningKey> maker) {
        this.clock = clock;
        this.maker = maker;
        this.keys = new Keys(maker.get(), Map.of());
    }

    /**
     * A new key that lives as long as this object; making it takes up to some seconds.
     *
     * @param clock tells when an earlier key is over, and the time to the issuer and the verifier;
     *     {@code InstantSource.system()} outside tests
     * @return a ring with one key
     */
    public static KeyRing inMemory(InstantSource clock) {
        return new KeyRing(clock, SigningKey::generate);
    }

    /**
     * Makes a new key sign from now on; what earlier keys signed still verifies until it expires.
     *
     * @throws IllegalStateException if 16 earlier keys still verify; the ring is as before
     */
    public void rotate() {
        keys.requireRoom(clock.instant());
        SigningKey next = maker.get();
        Instant now = clock.instant();
        synchronized (this) {
            keys.requireRoom(now);
            keys = keys.replacedBy(next, now);
        }
    }

    InstantSource clock() {
        return clock;
    }

    SigningKey signing() {
        return keys.signing();
    }

    /** The key of that identifier; {@code null} where the ring has none that still verifies. */
    @Override
    public @Nullable VerificationKey find(String id) {
        return keys.find(id, clock.instant());
    }

    private record Keys(SigningKey signing, Map<String, Retired> retired) {
        /** Refuses, because to drop a key early would end tokens that were promised to hold. */
        void requireRoom(Instant now) {
            if (retired.values().stream().filter(key -> !key.isOver(now)).count() >= MAX_EARLIER) {
                throw new IllegalStateException("The ring holds " + MAX_EARLIER
                        + " earlier keys that still verify; rotate once an hour or less often");
            }
        }

        Keys replacedBy(SigningKey next, Instant now) {
            Map<String, Retired> kept = new HashMap<>(retired);
            kept.values().removeIf(key -> key.isOver(now));
            kept.put(signing.id(), new Retired(signing.verification(), now.plus(VERIFIES_FOR)));
            return new Keys(next, Map.copyOf(kept));
        }

        @Nullable
        VerificationKey find(String id, Instant now) {
            if (signing.id().equals(id)) {
                return signing.verification();
            }
            Retired earlier = retired.get(id);
            return earlier == null || earlier.isOver(now) ? null : earlier.key();
        }
    }

    private record Retired(VerificationKey key, Instant until) {
        boolean isOver(Instant now) {
            return !now.isBefore(until);
        }
    }
}
