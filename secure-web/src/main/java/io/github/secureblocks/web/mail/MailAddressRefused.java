package io.github.secureblocks.web.mail;

/**
 * Text that is not one address to send to.
 *
 * <p>The message tells what was expected and never holds the text.
 */
public final class MailAddressRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What was found. May grow: keep a default branch. */
    public enum Reason {
        /** Too many characters. */
        TOO_LONG,
        /** No {@code @}, or several: no address, or a list or route of them. */
        NOT_ONE,
        /** What stands before the {@code @} is not of the form. */
        LOCAL_PART,
        /** What stands behind the {@code @} is not of the form. */
        DOMAIN
    }

    /** What was wrong. */
    private final Reason reason;

    MailAddressRefused(Reason reason) {
        super(
                "Not one mail address of at most " + MailAddress.MAX_LENGTH + " ASCII characters (" + reason
                        + "); expected local@domain without name, comment, quotes or list: MailAddress.of(\"ann@example.org\")");
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
