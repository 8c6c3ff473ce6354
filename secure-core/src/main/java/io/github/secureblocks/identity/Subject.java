package io.github.secureblocks.identity;

import org.jspecify.annotations.Nullable;

/**
 * The name of who acts: a user's or a service's stable identifier.
 *
 * <p><b>Guarantees.</b> 1 to 255 visible characters, so that it fits a token's {@code sub} claim (RFC 7519, 4.1.2), a
 * column and a line of a log.
 *
 * <p><b>Does not guarantee</b> that anybody has proved to be it: only a {@code VerifiedToken} or a {@code Caller} says so.
 * Nor that two that look alike are the same: identifiers are compared character by character.
 */
public final class Subject {
    /** The greatest number of characters in an identifier. */
    public static final int MAX_LENGTH = 255;

    private final String id;

    private Subject(String id) {
        this.id = id;
    }

    /**
     * Names a subject.
     *
     * @param id 1 to {@link #MAX_LENGTH} characters without space, control or format characters; prefer one that never
     *     changes, such as a random key, to an e-mail address
     * @return the subject
     * @throws IllegalArgumentException if the identifier is not of that form
     */
    public static Subject of(String id) {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A subject's id has 1 to " + MAX_LENGTH + " characters, not "
                    + id.length() + "; use the account's key");
        }
        if (!id.codePoints().allMatch(Subject::isVisible)) {
            throw new IllegalArgumentException(
                    "A subject's id has only visible characters; use the account's key, not free text");
        }
        return new Subject(id);
    }

    /**
     * The identifier.
     *
     * @return 1 to {@link #MAX_LENGTH} visible characters
     */
    public String id() {
        return id;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Subject that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
