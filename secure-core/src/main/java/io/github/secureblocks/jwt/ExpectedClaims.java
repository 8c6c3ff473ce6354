package io.github.secureblocks.jwt;

import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.TokenRejected.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the claims of a token with a good signature must say; who and when come last, so that a forger learns nothing.
 *
 * @param elsewhere whether an issuer that is not ours wrote them
 */
record ExpectedClaims(String issuer, String audience, boolean elsewhere) {
    /** The end of the year 9999, so that no date overflows. */
    private static final long MAX_SECOND = 253_402_300_799L;

    VerifiedToken check(Map<String, Object> claims, Instant now) {
        if (!issuer.equals(string(claims, "iss"))) {
            throw new TokenRejected(Reason.ISSUER);
        }
        if (!isForUs(claims)) {
            throw new TokenRejected(Reason.AUDIENCE);
        }
        Instant issuedAt = time(claims, "iat");
        Instant expiresAt = time(claims, "exp");
        if (VerifiedToken.isOver(expiresAt, now)) {
            throw new TokenRejected(Reason.EXPIRED);
        }
        Instant usableFrom = usableFrom(claims, issuedAt);
        if (VerifiedToken.isEarly(usableFrom, now)) {
            throw new TokenRejected(Reason.NOT_YET_VALID);
        }
        if (!expiresAt.isAfter(issuedAt) || expiresAt.isAfter(issuedAt.plus(TokenIssuer.MAX_LIFETIME))) {
            throw new TokenRejected(Reason.CLAIM_INVALID);
        }
        try {
            return VerifiedToken.of(
                    Subject.of(string(claims, "jti")).id(),
                    Subject.of(string(claims, "sub")),
                    roles(claims),
                    issuedAt,
                    usableFrom,
                    expiresAt,
                    claims.containsKey("sid")
                            ? Subject.of(string(claims, "sid")).id()
                            : null,
                    lastRevocation(claims));
        } catch (IllegalArgumentException notOfThatForm) {
            throw new TokenRejected(Reason.CLAIM_INVALID);
        }
    }

    private boolean isForUs(Map<String, Object> claims) {
        return elsewhere && required(claims, "aud") instanceof List<?> several
                ? several.contains(audience)
                : audience.equals(string(claims, "aud"));
    }

    private static Instant usableFrom(Map<String, Object> claims, Instant issuedAt) {
        if (!claims.containsKey("nbf")) {
            return issuedAt;
        }
        Instant notBefore = time(claims, "nbf");
        return notBefore.isAfter(issuedAt) ? notBefore : issuedAt;
    }

    private Roles roles(Map<String, Object> claims) {
        if (elsewhere && !claims.containsKey("roles")) {
            return Roles.none();
        }
        if (!(required(claims, "roles") instanceof List<?> names)) {
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

    /** A number of our own store, so that nobody else can say it. */
    private long lastRevocation(Map<String, Object> claims) {
        if (elsewhere) {
            return VerifiedToken.NO_REVOCATION;
        }
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
