package io.github.secureblocks.jwt;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.random.SecureTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs access tokens.
 *
 * <p><b>Guarantees.</b> Each token says who issued it, for whom, about whom, until when and with which roles, has an
 * identifier of its own that nobody can guess, and is typed {@code at+jwt} (RFC 9068, 2.1), so that it passes for no other
 * kind of token. An issuer without issuer, audience and lifetime cannot be built; no token lives longer than
 * {@link #MAX_LIFETIME}. Safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> that a token is secret from its holder: it is signed, not encrypted. Nor that it can be taken
 * back before it expires where a verifier was given no {@link TokenRevocations}. It has no {@code client_id}, so it is not
 * a whole token of RFC 9068.
 *
 * <p>Signed with the algorithm of the ring's key. The default, RS256, is one that OWASP ASVS 5.0 appendix C disallows: see
 * {@link SigningAlgorithm}. RFC 8725, RFC 9068; OWASP ASVS 5.0 9.2.1 to 9.2.3.
 */
public final class TokenIssuer {
    /** The longest lifetime of a token, because it may be that nobody can take it back. */
    public static final Duration MAX_LIFETIME = Duration.ofHours(12);

    static final String TYPE = "at+jwt";

    /** The claim that says which revocations a token was issued after. */
    static final String LAST_REVOCATION = "sb_rev";

    private final KeyRing ring;
    private final String issuer;
    private final String audience;
    private final Duration lifetime;
    private final @Nullable TokenRevocations revocations;

    private TokenIssuer(
            KeyRing ring, String issuer, String audience, Duration lifetime, @Nullable TokenRevocations revocations) {
        this.ring = ring;
        this.issuer = issuer;
        this.audience = audience;
        this.lifetime = lifetime;
        this.revocations = revocations;
    }

    /**
     * Begins an issuer.
     *
     * @param ring signs, and tells the time
     * @return a builder that needs issuer, audience and lifetime
     */
    public static Builder builder(KeyRing ring) {
        return new Builder(ring);
    }

    /**
     * Signs a new token.
     *
     * @param subject whose identity was just proved
     * @param roles what the subject may be
     * @return the token, to be handed to the subject
     * @throws KeysUnavailable if there is no key to sign with
     */
    public AccessToken issue(Subject subject, Roles roles) {
        return signed(subject, roles, null);
    }

    /**
     * Signs a new token of a session, so that it can be taken back together with the session.
     *
     * @param subject whose identity was just proved
     * @param roles what the subject may be
     * @param session which session: 1 to 255 visible characters, such as a refresh token's family
     * @return the token, to be handed to the subject
     * @throws IllegalArgumentException if the session is not of that form
     * @throws KeysUnavailable if there is no key to sign with
     */
    public AccessToken issue(Subject subject, Roles roles, String session) {
        return signed(subject, roles, Subject.of(session).id());
    }

    private AccessToken signed(Subject subject, Roles roles, @Nullable String session) {
        long now = ring.clock().instant().getEpochSecond();
        long end = now + lifetime.toSeconds();
        SigningKey key = ring.signing();
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", key.algorithm().header());
        header.put("kid", key.id());
        header.put("typ", TYPE);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", audience);
        claims.put("sub", subject.id());
        claims.put("iat", now);
        claims.put("exp", end);
        claims.put("jti", SecureTokens.urlSafe());
        claims.put("roles", List.copyOf(roles.names()));
        if (session != null) {
            claims.put("sid", session);
        }
        if (revocations != null) {
            claims.put(LAST_REVOCATION, revocations.last());
        }
        String input = encoded(header) + "." + encoded(claims);
        byte[] signature = key.sign(input.getBytes(StandardCharsets.US_ASCII));
        return new AccessToken(input + "." + base64(signature), Instant.ofEpochSecond(end));
    }

    /**
     * What takes these tokens back: what {@link Builder#revocations} was given.
     *
     * @return empty where a token holds until it expires
     */
    public Optional<TokenRevocations> revocations() {
        return Optional.ofNullable(revocations);
    }

    KeyRing ring() {
        return ring;
    }

    String issuer() {
        return issuer;
    }

    String audience() {
        return audience;
    }

    private static String encoded(Map<String, Object> members) {
        return base64(JSONObjectUtils.toJSONString(members).getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Collects what a token must say; nothing has a default. */
    public static final class Builder {
        private final KeyRing ring;
        private @Nullable String issuer;
        private @Nullable String audience;
        private @Nullable Duration lifetime;
        private @Nullable TokenRevocations revocations;

        private Builder(KeyRing ring) {
            this.ring = ring;
        }

        /**
         * Who issues: the {@code iss} claim.
         *
         * @param name 1 to 255 visible ASCII characters, by custom the HTTPS address of the service
         * @return this builder
         * @throws IllegalArgumentException if the name is not of that form
         */
        @CanIgnoreReturnValue
        public Builder issuer(String name) {
            issuer = PartyName.checked("issuer", name);
            return this;
        }

        /**
         * Who is to accept it: the {@code aud} claim.
         *
         * @param name 1 to 255 visible ASCII characters; one for each service
         * @return this builder
         * @throws IllegalArgumentException if the name is not of that form
         */
        @CanIgnoreReturnValue
        public Builder audience(String name) {
            audience = PartyName.checked("audience", name);
            return this;
        }

        /**
         * How long a token holds.
         *
         * @param time whole seconds, from one second to {@link #MAX_LIFETIME}
         * @return this builder
         * @throws IllegalArgumentException if the time is not of that form
         */
        @CanIgnoreReturnValue
        public Builder lifetime(Duration time) {
            if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(MAX_LIFETIME) > 0 || time.getNano() != 0) {
                throw new IllegalArgumentException(
                        "A token lives whole seconds, from 1 second to 12 hours; write .lifetime(Duration.ofMinutes(15))");
            }
            lifetime = time;
            return this;
        }

        /**
         * What the verifiers of these tokens ask, so that a token which is issued right after a revocation holds. Of another
         * store, they judge it wrongly: see {@link TokenVerifier.Builder#revocations}.
         *
         * @param known asked for each token, which costs one query where a database holds them
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder revocations(TokenRevocations known) {
            revocations = known;
            return this;
        }

        /**
         * The issuer.
         *
         * @return an issuer that signs with the ring
         * @throws IllegalStateException if issuer, audience or lifetime is missing, or the lifetime is longer than the
         *     ring's {@link KeyRing.Builder#tokenLifetime} or the revocations'; the message says which line to write
         */
        public TokenIssuer build() {
            if (issuer == null) {
                throw new IllegalStateException(
                        "A token must say who issued it; write .issuer(\"https://notes.example\")");
            }
            if (audience == null) {
                throw new IllegalStateException("A token must say whom it is for; write .audience(\"notes\")");
            }
            if (lifetime == null) {
                throw new IllegalStateException("A token must expire; write .lifetime(Duration.ofMinutes(15))");
            }
            if (lifetime.compareTo(ring.tokenLifetime()) > 0) {
                throw new IllegalStateException("The key ring is made for tokens of a shorter lifetime; give the ring"
                        + " .tokenLifetime(...) of this one or more");
            }
            if (revocations != null && lifetime.compareTo(revocations.tokenLifetime()) > 0) {
                throw new IllegalStateException("The revocations are made for tokens of a shorter lifetime; give them"
                        + " .tokenLifetime(...) of this one or more");
            }
            return new TokenIssuer(ring, issuer, audience, lifetime, revocations);
        }
    }
}
