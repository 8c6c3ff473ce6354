package io.github.secureblocks.jwt;

import org.jspecify.annotations.Nullable;

/** A key ring cannot read, write or use its keys; the message holds nothing of what is stored. */
public final class KeysUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. May grow: keep a default branch. */
    public enum Reason {
        /** The store failed; what it threw is the cause. */
        STORE("The store of the signing keys cannot be read or written; the cause tells why"),
        /** What is stored is not what a key ring has written. */
        DAMAGED("The stored signing keys are damaged or are not a key ring's; they were left as they are:"
                + " restore them from a backup, or remove them to begin with a new key, which ends every token"),
        /** What is stored was sealed under a master key that was not given. */
        MASTER_KEY("The stored signing keys are sealed under another master key; give that one as an earlier secret:"
                + " MasterKey.of(current, earlier)"),
        /** The store holds an older state than this ring has seen. */
        SET_BACK("The stored signing keys are older than those that this process knows, which it keeps; if a backup was"
                + " restored on purpose, restart every process"),
        /** The store could not be read for so long that others may have gone on to keys which this ring does not know. */
        TOO_OLD("The signing keys could not be read from their store for longer than others cache them; look why the"
                + " store fails"),
        /** Every key that could sign is revoked, and no new one could be stored. */
        NO_KEY("No signing key is left, and no new one could be stored; look why the store fails"),
        /** A new key could not be made; why is the cause. */
        KEY_NOT_MADE("No new signing key could be made; the cause tells why"),
        /** Others changed the ring again and again while this call tried to. */
        BUSY("The signing keys were changed by others at the same time, again and again; call again");

        private final String message;

        Reason(String message) {
            this.message = message;
        }
    }

    /** Why, of this class's reasons. */
    private final Reason reason;

    KeysUnavailable(Reason reason) {
        this(reason, null);
    }

    KeysUnavailable(Reason reason, @Nullable Throwable cause) {
        super(reason.message, cause);
        this.reason = reason;
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
