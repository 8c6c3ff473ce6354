package io.github.secureblocks.rules.bytecode;

/** A path that was named for checking and cannot be read at all. */
public final class UnusableInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong with the path.
     *
     * @param message one sentence
     */
    public UnusableInput(String message) {
        super(message);
    }
}
