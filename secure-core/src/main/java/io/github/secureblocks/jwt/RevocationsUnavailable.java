package io.github.secureblocks.jwt;

/** The store of revocations did not answer: nothing was revoked, or nothing is known of what was. */
public final class RevocationsUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RevocationsUnavailable(String message, RuntimeException cause) {
        super(message, cause);
    }
}
