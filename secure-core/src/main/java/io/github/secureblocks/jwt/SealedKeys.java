package io.github.secureblocks.jwt;

/**
 * What a store keeps of a key ring.
 *
 * @param generation counts the changes, from 1 on
 * @param text visible ASCII characters, at most {@link #MAX_LENGTH}
 */
public record SealedKeys(long generation, String text) {
    /** The longest text of a ring. */
    public static final int MAX_LENGTH = 16_000;

    /** The generation, not the text. */
    @Override
    public String toString() {
        return "SealedKeys[generation " + generation + "]";
    }
}
