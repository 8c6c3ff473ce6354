package io.github.secureblocks.refresh;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token was presented that does not let anybody go on; at an HTTP edge, status 401 and a new log-in.
 *
 * <p><b>Guarantees.</b> The message is the same for every token and holds nothing of it; {@link #reason()} is for the log.
 * A store that fails is never told as this: its own exception goes on to the caller, who may try the same token again.
 */
public final class RefreshRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, for the log. May grow: keep a default branch. */
    public enum Reason {
        /** Not of the form of a refresh token. */
        MALFORMED,
        /** Made, or its successor made, under a master key that was not given: give it as an earlier one. */
        KEY_UNKNOWN,
        /** Not made by these refresh tokens: invented, changed, or for another audience. */
        FORGED,
        /** No family that is stored has or had it; it may have been removed after its end. */
        UNKNOWN,
        /** Newer than what the store knows: look whether the store has lost what it confirmed. */
        AHEAD,
        /** The family's whole life is over. */
        EXPIRED,
        /** The family was not used for too long. */
        EXPIRED_IDLE,
        /** The family was revoked. */
        REVOKED,
        /** A token of the family was presented again after its time: the family is revoked, whoever presents which. */
        REUSED,
        /** Used already, at a time that this clock has not come to: look at the clocks. The family goes on. */
        CLOCK
    }

    /** Why, for the log. */
    private final Reason reason;

    /** The family that was revoked, where one was. */
    private final @Nullable String family;

    RefreshRejected(Reason reason, @Nullable String family) {
        super("The refresh token is not valid");
        this.reason = reason;
        this.family = family;
    }

    /**
     * Why, for the log and not for whoever presented it.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The family that is revoked because a token was used again: revoke its access tokens too.
     *
     * @return empty for every reason but {@link Reason#REUSED}
     */
    public Optional<String> family() {
        return Optional.ofNullable(family);
    }
}
