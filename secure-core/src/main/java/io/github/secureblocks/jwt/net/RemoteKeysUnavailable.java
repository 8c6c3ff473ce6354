package io.github.secureblocks.jwt.net;

/** No key of the issuer is believed, because none could be read, or not for too long; it holds no text of the issuer. */
public final class RemoteKeysUnavailable extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** Why, as a word for the log. */
    private final String reason;

    RemoteKeysUnavailable(String reason) {
        super("No key of the issuer is believed (" + reason
                + "); check the address of its keys, and that this process can reach it");
        this.reason = reason;
    }

    /**
     * Why the last attempt failed.
     *
     * @return the name of an enum constant, as in the event; {@code NOT_READ_YET} where none has ended, {@code CLOSED}
     *     where the keys are closed
     */
    public String reason() {
        return reason;
    }
}
