package io.github.secureblocks.onetime;

/**
 * A link or code was presented that proves nothing; at an HTTP edge, status 400 or the form once more.
 *
 * <p><b>Guarantees.</b> The message is the same for every one and holds nothing of it; {@link #reason()} is for the log.
 */
public final class OneTimeRejected extends RuntimeException {
    /** Why, for the log. May grow: keep a default branch. */
    public enum Reason {
        /** Not of the form of what is issued. */
        MALFORMED,
        /** Never issued for this purpose, or used, superseded or revoked. */
        UNKNOWN,
        /** Its time is over. */
        EXPIRED,
        /** What it is bound to has changed, such as the password or the address. */
        CONTEXT,
        /** Not the code. */
        WRONG_CODE,
        /** The code was tried too often. */
        BURNT,
        /** The code was made under a master key that is not given any more. */
        KEY_UNKNOWN,
        /** Somebody else was faster by a moment. */
        USED_AT_ONCE
    }

    private static final long serialVersionUID = 1L;

    /** Why, for the log. */
    private final Reason reason;

    OneTimeRejected(Reason reason) {
        super("The link or code is not valid");
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
