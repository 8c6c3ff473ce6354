package io.github.secureblocks.web.csrf;

import com.google.errorprone.annotations.CheckReturnValue;

/** Whether a request bears a token of its own session; must be read. */
@CheckReturnValue
public final class CsrfVerdict {
    /** Why, for the log. May grow: keep a default branch. */
    public enum Reason {
        /** Passes: the token was made for this session and is not over. */
        VALID,
        /** Refused: there is no token, or there are several. */
        MISSING,
        /** Refused: not of the form of a token. */
        MALFORMED,
        /** Refused: made under a master key that is not given any more. */
        KEY_UNKNOWN,
        /** Refused: not made here, changed, or made for another session. */
        FORGED,
        /** Refused: made later than now, so the clocks of two servers differ. */
        AHEAD,
        /** Refused: over; an honest page that was open for long shows its form once more. */
        EXPIRED
    }

    private final Reason reason;

    CsrfVerdict(Reason reason) {
        this.reason = reason;
    }

    /**
     * Whether the request may go on.
     *
     * @return false where it must be answered with status 403
     */
    public boolean allowed() {
        return reason == Reason.VALID;
    }

    /**
     * Why, for the log and not for whoever asked.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    @Override
    public String toString() {
        return (allowed() ? "allowed, " : "refused, ") + reason;
    }
}
