package io.github.secureblocks.rules.report;

/** A baseline file that is not there or cannot be understood; it is never taken for an empty one. */
public final class UnreadableBaseline extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong with the file.
     *
     * @param message one sentence, with what to do
     */
    public UnreadableBaseline(String message) {
        super(message);
    }
}
