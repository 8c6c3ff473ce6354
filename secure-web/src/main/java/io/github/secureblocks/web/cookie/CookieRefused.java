package io.github.secureblocks.web.cookie;

/**
 * A cookie that cannot be written safely.
 *
 * <p>The message tells what was expected and never holds the value.
 */
public final class CookieRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What was found. May grow: keep a default branch. */
    public enum Reason {
        /** The name is no token of RFC 6265, or carries a prefix already. */
        NAME,
        /** The value is empty, or holds a character that a cookie cannot hold. */
        VALUE,
        /** Name and value are longer than browsers keep. */
        TOO_LONG,
        /** The age is under a second or over 400 days. */
        AGE
    }

    private final Reason reason;

    CookieRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * What was found.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
