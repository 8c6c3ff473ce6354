package io.github.secureblocks.jwt;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.internal.json.StrictJson;
import io.github.secureblocks.jwt.TokenCache.Entry;
import io.github.secureblocks.jwt.TokenCache.Fingerprint;
import io.github.secureblocks.jwt.TokenRejected.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a presented token is one that our issuer signed, for us, and that still holds.
 *
 * <p><b>Guarantees.</b> Nothing that a token says can be read before all of this holds: at most 16,384 characters; the
 * compact form alone, in canonical Base64url; a header of exactly {@code alg}, {@code kid} and {@code typ}, so no
 * {@code crit}, {@code b64}, {@code zip} and no key or address of a key; the type {@code at+jwt}; a key that is believed, by
 * its {@code kid}, and to the letter the one algorithm of that key; the signature; then issuer, audience, subject, roles,
 * identifier, and the times: expiry is mandatory, a lifetime of more than {@link TokenIssuer#MAX_LIFETIME} is refused, and
 * nothing was issued or becomes valid in the future, give or take {@link #SKEW}; last, that it was not taken back. Claims are
 * strings, whole numbers and lists of strings; a repeated JSON member, anywhere, is rejected. A verifier without issuer and
 * audience cannot be built. Safe for use by many threads.
 *
 * <p><b>Tokens that are presented again</b> are answered without computing their signature anew, from a cache of bounded
 * size. It is asked by the SHA-256 of the whole token and keeps neither the token nor what was rejected. Each answer asks
 * again for the time, for the key and for the revocations, so that it is the answer that would be computed.
 *
 * <p><b>Tokens of other issuers</b> need {@link Builder#acceptOtherClaims()}: they name several audiences and say more than
 * ours do.
 *
 * <p><b>Does not guarantee</b> that a token is presented by the subject it was issued to: there is no proof of possession.
 * Nor that it was not taken back, where {@link Builder#revocations} was not called. RS256, the default of a
 * {@link KeyRing}, is a choice that OWASP ASVS 5.0 appendix C disallows: see {@link SigningAlgorithm}.
 *
 * <p>RFC 7515, RFC 7519, RFC 8725, RFC 9068; CWE-347, CWE-345; OWASP ASVS 5.0 9.1.1 to 9.1.3, 9.2.1 to 9.2.3, 7.4.1.
 */
public final class TokenVerifier {
    /** How far two clocks may differ. */
    public static final Duration SKEW = Duration.ofSeconds(30);

    private final VerificationKeys keys;
    private final ExpectedHeader header;
    private final ExpectedClaims claims;
    private final @Nullable TokenRevocations revocations;
    private final @Nullable TokenCache cache;
    private final InstantSource clock;
    private final SecurityEvents events;

    private TokenVerifier(Builder from, String issuer, String audience) {
        this.keys = from.keys;
        this.header = new ExpectedHeader(from.otherClaims);
        this.claims = new ExpectedClaims(issuer, audience, from.otherClaims);
        this.revocations = from.revocations;
        this.cache = from.cached == 0 ? null : new TokenCache(from.cached);
        this.clock = from.clock;
        this.events = from.events;
    }

    /**
     * Begins a verifier.
     *
     * @param keys the only keys that are believed, such as a {@link KeyRing}
     * @return a builder that needs issuer and audience
     */
    public static Builder builder(VerificationKeys keys) {
        return new Builder(keys);
    }

    /**
     * Begins the verifier of an issuer's tokens, in the same program: by the issuer's keys, name, audience, revocations and
     * clock, so that none of them can differ.
     *
     * @param issuer signs what is verified
     * @return a builder that needs nothing more
     */
    public static Builder builder(TokenIssuer issuer) {
        Builder builder = builder(issuer.ring()).issuer(issuer.issuer()).audience(issuer.audience());
        issuer.revocations().ifPresent(builder::revocations);
        return builder;
    }

    /**
     * Demands that a token is valid.
     *
     * @param token as presented, without a scheme such as {@code Bearer}
     * @return what the token says
     * @throws TokenRejected if anything about it is wrong; the reason is reported as an event, not to whoever presented it
     */
    public VerifiedToken verify(String token) {
        try {
            CompactForm.requireBounded(token);
            return cache == null ? computed(token).token() : answered(token, cache);
        } catch (TokenRejected rejected) {
            events.report(SecurityEvent.Type.AUTHN_TOKEN_REJECTED, rejected.reason());
            throw rejected;
        }
    }

    private VerifiedToken answered(String token, TokenCache cached) {
        Fingerprint text = Fingerprint.of(token);
        Entry known = cached.find(text);
        if (known != null) {
            if (holds(known)) {
                return known.token();
            }
            cached.forget(text);
        }
        Entry fresh = computed(token);
        cached.put(text, fresh);
        return fresh.token();
    }

    private boolean holds(Entry known) {
        return known.token().holdsAt(clock.instant())
                && known.key().equals(keys.find(known.key().id()))
                && !isRevoked(known.token());
    }

    private Entry computed(String token) {
        CompactForm parts = CompactForm.parse(token);
        VerificationKey key = header.key(members(parts.header(), false), keys);
        if (!key.verifies(parts.signedInput(), parts.signature())) {
            throw new TokenRejected(Reason.SIGNATURE);
        }
        Instant now = clock.instant();
        VerifiedToken verified = claims.check(members(CompactForm.text(parts.payload()), claims.elsewhere()), now);
        if (isRevoked(verified)) {
            throw new TokenRejected(Reason.REVOKED);
        }
        return new Entry(
                verified, key, Duration.between(now, verified.expiresAt().plus(SKEW)));
    }

    private boolean isRevoked(VerifiedToken token) {
        return revocations != null && revocations.isRevoked(token);
    }

    private static Map<String, Object> members(String json, boolean ofAnyForm) {
        try {
            return ofAnyForm ? StrictJson.read(json) : StrictJson.readFlat(json);
        } catch (IOException notOfThatForm) {
            throw new TokenRejected(Reason.MALFORMED);
        }
    }

    /** Collects what a token must say. */
    public static final class Builder {
        private static final int DEFAULT_CACHED = 10_000;
        private static final int MAX_CACHED = 1_000_000;

        private final VerificationKeys keys;
        private @Nullable String issuer;
        private @Nullable String audience;
        private @Nullable TokenRevocations revocations;
        private int cached = DEFAULT_CACHED;
        private boolean otherClaims;
        private SecurityEvents events = SecurityEvents.logged();
        private InstantSource clock;

        private Builder(VerificationKeys keys) {
            this.keys = keys;
            this.clock = keys instanceof KeyRing ring ? ring.clock() : InstantSource.system();
        }

        /**
         * The only issuer that is accepted.
         *
         * @param name exactly as the issuer says it
         * @return this builder
         * @throws IllegalArgumentException if it is not 1 to 255 visible ASCII characters
         */
        @CanIgnoreReturnValue
        public Builder issuer(String name) {
            issuer = PartyName.checked("issuer", name);
            return this;
        }

        /**
         * Who we are: the only audience that is accepted.
         *
         * @param name exactly as the issuer says it
         * @return this builder
         * @throws IllegalArgumentException if it is not 1 to 255 visible ASCII characters
         */
        @CanIgnoreReturnValue
        public Builder audience(String name) {
            audience = PartyName.checked("audience", name);
            return this;
        }

        /**
         * What was taken back before its end; without this line, nothing is, but what
         * {@link TokenVerifier#builder(TokenIssuer)} has from the issuer.
         *
         * <p>They must be of the issuer's store, in other processes too. With another one, what the issuer's store takes back
         * still holds here, after a log-out as well; and after {@link TokenRevocations#revokeAllOf} on the other one, the
         * subject's new tokens are rejected as {@code REVOKED}, too, until the issuer's store counts a later revocation: each
         * token tells the latest number of its issuer's store ({@code sb_rev}), which means nothing in another.
         *
         * @param revoked asked for each token, also for one that was verified before
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder revocations(TokenRevocations revoked) {
            revocations = revoked;
            return this;
        }

        /**
         * How many tokens that were verified are remembered; without this line, 10,000 of some hundred bytes each.
         *
         * @param tokens 0 to 1,000,000; 0 computes every signature. Fewer are held where their claims are long: at most one
         *     KiB of claims for each
         * @return this builder
         * @throws IllegalArgumentException if it is out of these bounds
         */
        @CanIgnoreReturnValue
        public Builder cache(int tokens) {
            if (tokens < 0 || tokens > MAX_CACHED) {
                throw new IllegalArgumentException(
                        "A cache holds 0 to " + MAX_CACHED + " tokens; write .cache(10_000)");
            }
            cached = tokens;
            return this;
        }

        /**
         * Accepts what other issuers write: a list of audiences that names ours, no {@code roles}, which gives none, the type
         * {@code application/at+jwt}, and claims of any form beside those that are read, which are checked to be JSON without
         * a repeated member and then left out. Without this line, tokens are as {@link TokenIssuer} writes them.
         *
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder acceptOtherClaims() {
            otherClaims = true;
            return this;
        }

        /**
         * Where rejections are reported; without this line, to the log.
         *
         * @param told {@code AUTHN_TOKEN_REJECTED} and the reason, once for each rejected token
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder events(SecurityEvents told) {
            events = told;
            return this;
        }

        /**
         * What tells the time; without this line, the clock of a {@link KeyRing}, and else the system's.
         *
         * @param source such as {@code InstantSource.system()}
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /**
         * The verifier.
         *
         * @return a verifier that believes these keys alone
         * @throws IllegalStateException if issuer or audience is missing; the message says which line to write
         */
        public TokenVerifier build() {
            if (issuer == null) {
                throw new IllegalStateException(
                        "A verifier must know whose tokens it accepts; write .issuer(\"https://notes.example\")");
            }
            if (audience == null) {
                throw new IllegalStateException("A verifier must know who it is; write .audience(\"notes\")");
            }
            return new TokenVerifier(this, issuer, audience);
        }
    }
}
