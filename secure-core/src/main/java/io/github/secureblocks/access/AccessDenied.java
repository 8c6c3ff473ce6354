package io.github.secureblocks.access;

/**
 * The caller is known and may not do this; at an HTTP edge, status 403.
 *
 * <p>The message is the same for every refusal; {@link #reason()} is for the log.
 */
public final class AccessDenied extends RuntimeException {
    /** Why, for the log. May grow: keep a default branch. */
    public enum Reason {
        /** The caller does not hold the role. */
        ROLE_MISSING,
        /** The object belongs to somebody else; the caller is told {@link NotFound}. */
        NOT_OWNER
    }

    private static final long serialVersionUID = 1L;

    /** Why, for the log. */
    private final Reason reason;

    AccessDenied(Reason reason) {
        super("Access denied");
        this.reason = reason;
    }

    /**
     * Why, for the log and not for the caller.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
