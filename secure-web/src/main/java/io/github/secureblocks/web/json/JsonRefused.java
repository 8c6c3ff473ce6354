package io.github.secureblocks.web.json;

/**
 * A value that cannot be written as JSON.
 *
 * <p>The message tells what was expected and never holds a value or a key.
 */
public final class JsonRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What was found. May grow: keep a default branch. */
    public enum Reason {
        /** A value of a type that has no form in JSON. */
        TYPE,
        /** A number that is not finite, or is too long. */
        NUMBER,
        /** A key of a map that is not text. */
        KEY,
        /** Values nested too deeply, perhaps one that holds itself. */
        DEPTH,
        /** Too much text. */
        LENGTH,
        /** A bare value where a body is meant. */
        TOP_LEVEL,
        /** A name in a script that is no plain identifier, or is given twice. */
        NAME
    }

    /** What was wrong. */
    private final Reason reason;

    JsonRefused(Reason reason, String message) {
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
