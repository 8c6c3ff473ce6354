package io.github.secureblocks.rules.bytecode;

/**
 * Something that was to be checked and could not be.
 *
 * @param location a path, or a jar's path, {@code !/} and the entry
 * @param reason why, in a few words
 */
public record Unreadable(String location, String reason) {
    @Override
    public String toString() {
        return location + ": " + reason;
    }
}
