package io.github.secureblocks.jwt;

/**
 * A token was presented that does not prove anything; at an HTTP edge, status 401.
 *
 * <p><b>Guarantees.</b> The message is the same for every token and holds nothing of it; {@link #reason()} is for the log.
 */
public final class TokenRejected extends RuntimeException {
    /** Why, for the log. May grow: keep a default branch. */
    public enum Reason {
        /** Longer than any token that is issued. */
        TOO_LONG,
        /** Not three parts of canonical Base64url that hold JSON of the accepted form without a repeated member. */
        MALFORMED,
        /** The header asks for an algorithm other than that of the key that it names. */
        ALGORITHM,
        /** The header holds a member that an issued token never has, such as {@code jwk}, {@code jku} or {@code crit}. */
        HEADER,
        /** Not an access token. */
        TYPE,
        /** No key that is believed has this identifier. */
        KEY_UNKNOWN,
        /** The signature is not that of the named key. */
        SIGNATURE,
        /** A claim is missing. */
        CLAIM_MISSING,
        /** A claim is not of its form. */
        CLAIM_INVALID,
        /** Issued by somebody else. */
        ISSUER,
        /** Meant for somebody else. */
        AUDIENCE,
        /** Its time is over. */
        EXPIRED,
        /** Its time has not come. */
        NOT_YET_VALID,
        /** It was taken back. */
        REVOKED
    }

    private static final long serialVersionUID = 1L;

    /** Why, for the log. */
    private final Reason reason;

    TokenRejected(Reason reason) {
        super("The token is not valid");
        this.reason = reason;
    }

    /**
     * Why, for the log and not for whoever presented it.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
