package io.github.secureblocks.access;

/**
 * There is nothing here for this caller; at an HTTP edge, status 404.
 *
 * <p>Whether it is missing or belongs to somebody else is not told: message, cause and place are the same.
 */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * For what is found by other means than ownership, such as a link that is the permission:
     * {@code notes.findShared(token).orElseThrow(NotFound::new)}.
     */
    public NotFound() {
        super("Not found");
    }
}
