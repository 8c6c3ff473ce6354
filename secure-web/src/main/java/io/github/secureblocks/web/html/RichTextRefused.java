package io.github.secureblocks.web.html;

/**
 * A text that is too long to be cleaned, or a policy that would not be one.
 *
 * <p>The message tells what was expected and never holds the text.
 */
public final class RichTextRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What was found. May grow: keep a default branch. */
    public enum Reason {
        /** A text that is too long, or a bound out of range. */
        LENGTH,
        /** An element that is not known to be harmless. */
        ELEMENT,
        /** An attribute that is not known to be harmless. */
        ATTRIBUTE
    }

    /** What was wrong. */
    private final Reason reason;

    RichTextRefused(Reason reason, String message) {
        super(message);
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
