package io.github.secureblocks.jwt;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.TokenRejected.Reason;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a presented token is one that our issuer signed, for us, and that still holds.
 *
 * <p><b>Guarantees.</b> Nothing that a token says can be read before all of this holds: at most 16,384 characters; the
 * compact form alone, in canonical Base64url; a header of exactly {@code alg}, {@code kid} and {@code typ}, so no
 * {@code crit}, {@code b64}, {@code zip} and no key or address of a key; the algorithm is RS256 to the letter, the type
 * {@code at+jwt}, the key one of the ring; the signature; then issuer, audience, subject, roles, identifier, and the times:
 * expiry is mandatory, and nothing was issued or becomes valid in the future, give or take {@link #SKEW}. A repeated JSON
 * member, anywhere, is rejected. A verifier without issuer and audience cannot be built. Safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> that a token is presented by the subject it was issued to, nor that it was not revoked:
 * there is no proof of possession and no list of revoked tokens yet. Tokens of other issuers, with nested claims or
 * several audiences, are not accepted yet. RS256 is a choice that OWASP ASVS 5.0 appendix C disallows: see {@link KeyRing}.
 *
 * <p>RFC 7515, RFC 7519, RFC 8725, RFC 9068; CWE-347, CWE-345; OWASP ASVS 5.0 9.1.1 to 9.1.3, 9.2.1 to 9.2.3.
 */
public final class TokenVerifier {
    /** How far two clocks may differ. */
    public static final Duration SKEW = Duration.ofSeconds(30);

    static final String ALGORITHM = "RS256";

    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

    private final KeyRing ring;
    private final ExpectedClaims expected;
    private final SecurityEvents events;

    private TokenVerifier(KeyRing ring, ExpectedClaims expected, SecurityEvents events) {
        this.ring = ring;
        this.expected = expected;
        this.events = events;
    }

    /**
     * Begins a verifier.
     *
     * @param ring holds the only keys that are believed
     * @return a builder that needs issuer and audience
     */
    public static Builder builder(KeyRing ring) {
        return new Builder(ring);
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
            CompactForm parts = CompactForm.parse(token);
            VerificationKey key = keyFor(members(parts.header()));
            if (!key.verifies(parts.signedInput(), parts.signature())) {
                throw new TokenRejected(Reason.SIGNATURE);
            }
            return expected.check(members(CompactForm.text(parts.payload())));
        } catch (TokenRejected rejected) {
            events.report(SecurityEvent.Type.AUTHN_TOKEN_REJECTED, rejected.reason());
            throw rejected;
        }
    }

    private VerificationKey keyFor(Map<String, Object> header) {
        if (!ALGORITHM.equals(header.get("alg"))) {
            throw new TokenRejected(Reason.ALGORITHM);
        }
        if (!HEADER.containsAll(header.keySet())) {
            throw new TokenRejected(Reason.HEADER);
        }
        if (!TokenIssuer.TYPE.equals(header.get("typ"))) {
            throw new TokenRejected(Reason.TYPE);
        }
        VerificationKey key = header.get("kid") instanceof String id ? ring.find(id) : null;
        if (key == null) {
            throw new TokenRejected(Reason.KEY_UNKNOWN);
        }
        return key;
    }

    private static Map<String, Object> members(String json) {
        try {
            return FlatJson.read(json);
        } catch (ParseException notFlat) {
            throw new TokenRejected(Reason.MALFORMED);
        }
    }

    /** Collects what a token must say. */
    public static final class Builder {
        private final KeyRing ring;
        private @Nullable String issuer;
        private @Nullable String audience;
        private SecurityEvents events = SecurityEvents.logged();
        private InstantSource clock;

        private Builder(KeyRing ring) {
            this.ring = ring;
            this.clock = ring.clock();
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
         * What tells the time; without this line, the ring's clock.
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
         * @return a verifier that believes the ring alone
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
            return new TokenVerifier(ring, new ExpectedClaims(issuer, audience, clock), events);
        }
    }
}
