package io.github.secureblocks.crypto;

/** A sealed content cannot be opened; the message holds nothing of it. */
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. May grow: keep a default branch. */
    public enum Reason {
        /** Not of the form that a sealer makes. */
        MALFORMED("The text is not a sealed content; look whether the column or file was cut off or replaced"),
        /** Sealed under a master key that was not given. */
        KEY_UNKNOWN("The content was sealed under another master key; give that one as an earlier secret:"
                + " MasterKey.of(current, earlier)"),
        /** Not what was sealed, or sealed for another purpose. */
        CHANGED("The sealed content was changed; restore it from a backup, or remove it"),
        /** Sealed for another name. */
        BOUND_TO_ANOTHER("The sealed content belongs to another entry; look whether entries were exchanged");

        private final String message;

        Reason(String message) {
            this.message = message;
        }
    }

    /** Why, of this class's reasons. */
    private final Reason reason;

    SealBroken(Reason reason) {
        super(reason.message);
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
