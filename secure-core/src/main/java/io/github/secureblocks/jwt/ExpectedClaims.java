package io.github.secureblocks.jwt;

import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.TokenRejected.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;

/** What the claims of a token with a good signature must say; who and when come last, so that a forger learns nothing. */
record ExpectedClaims(String issuer, String audience, InstantSource clock) {
    /** The end of the year 9999, so that no date overflows. */
    private static final long MAX_SECOND = 253_402_300_799L;

    VerifiedToken check(Map<String, Object> claims) {
        if (!issuer.equals(string(claims, "iss"))) {
            throw new TokenRejected(Reason.ISSUER);
        }
        if (!audience.equals(string(claims, "aud"))) {
            throw new TokenRejected(Reason.AUDIENCE);
        }
        Instant issuedAt = time(claims, "iat");
        Instant expiresAt = time(claims, "exp");
        requireNow(claims, issuedAt, expiresAt);
        try {
            return VerifiedToken.of(
                    Subject.of(string(claims, "jti")).id(),
                    Subject.of(string(claims, "sub")),
                    roles(claims),
                    issuedAt,
                    expiresAt,
                    claims.containsKey("sid")
                            ? Subject.of(string(claims, "sid")).id()
                            : null,
                    lastRevocation(claims));
        } catch (IllegalArgumentException notOfThatForm) {
            throw new TokenRejected(Reason.CLAIM_INVALID);
        }
    }

    private void requireNow(Map<String, Object> claims, Instant issuedAt, Instant expiresAt) {
        Instant now = clock.instant();
        if (!now.isBefore(expiresAt.plus(TokenVerifier.SKEW))) {
            throw new TokenRejected(Reason.EXPIRED);
        }
        Instant soon = now.plus(TokenVerifier.SKEW);
        if (issuedAt.isAfter(soon)
                || (claims.containsKey("nbf") && time(claims, "nbf").isAfter(soon))) {
            throw new TokenRejected(Reason.NOT_YET_VALID);
        }
        if (!expiresAt.isAfter(issuedAt) || expiresAt.isAfter(issuedAt.plus(TokenIssuer.MAX_LIFETIME))) {
            throw new TokenRejected(Reason.CLAIM_INVALID);
        }
    }

    private static Roles roles(Map<String, Object> claims) {
        if (!(required(claims, "roles") instanceof Collection<?> names)) {
            throw new TokenRejected(Reason.CLAIM_INVALID);
        }
        return Roles.of(names.stream().map(String.class::cast).toList());
    }

    private static String string(Map<String, Object> claims, String name) {
        if (required(claims, name) instanceof String text) {
            return text;
        }
        throw new TokenRejected(Reason.CLAIM_INVALID);
    }

    private static Instant time(Map<String, Object> claims, String name) {
        if (required(claims, name) instanceof Long second && second >= 0 && second <= MAX_SECOND) {
            return Instant.ofEpochSecond(second);
        }
        throw new TokenRejected(Reason.CLAIM_INVALID);
    }

    private static long lastRevocation(Map<String, Object> claims) {
        Object number = claims.getOrDefault(TokenIssuer.LAST_REVOCATION, VerifiedToken.NO_REVOCATION);
        if (number instanceof Long known && known >= VerifiedToken.NO_REVOCATION) {
            return known;
        }
        throw new TokenRejected(Reason.CLAIM_INVALID);
    }

    private static Object required(Map<String, Object> claims, String name) {
        Object value = claims.get(name);
        if (value == null) {
            throw new TokenRejected(Reason.CLAIM_MISSING);
        }
        return value;
    }
}
