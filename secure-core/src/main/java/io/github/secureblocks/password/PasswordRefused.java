package io.github.secureblocks.password;

/** A password that cannot be hashed; the message holds nothing of it. */
public final class PasswordRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. May grow: keep a default branch. */
    public enum Reason {
        /** No character at all. */
        EMPTY("The password is empty; ask for one"),
        /** More than 4,096 bytes in UTF-8: a bound on the work, far beyond what anybody types. */
        TOO_LONG("The password has more than 4096 bytes in UTF-8; ask for at most 1,024 characters"),
        /** Holds the character NUL, which no keyboard types and at which BCrypt and C libraries begin again or end. */
        HOLDS_NUL("The password holds the character NUL; ask for one that can be typed"),
        /** Half a surrogate pair, which has no bytes in UTF-8. */
        NOT_TEXT("The password holds half a surrogate pair; ask for one that can be typed");

        private final String message;

        Reason(String message) {
            this.message = message;
        }
    }

    /** Why, of this class's reasons. */
    private final Reason reason;

    PasswordRefused(Reason reason) {
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
