package io.github.secureblocks.rules.bytecode;

/**
 * Something that was to be checked and could not be.
 *
 * @param location a path, or a jar's path, {@code !/} and the entry
 * @param reason why, in a few words
 */
public record Unreadable(String location, String reason) {
    /**
     * Keeps a hostile name from breaking the line that it is told in.
     *
     * @param location see the record
     * @param reason see the record
     */
    public Unreadable {
        location = Names.shown(location);
    }

    @Override
    public String toString() {
        return location + ": " + reason;
    }
}
