package io.github.secureblocks.samples.notes;

import org.jspecify.annotations.Nullable;

/** What somebody wants to write down: exactly the fields that a form may set, and no owner. */
record NoteDraft(String title, String body) {
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_BODY = 10_000;
    static final NoteDraft EMPTY = new NoteDraft("", "");

    /** What is wrong with it, in words for the writer; null where nothing is. */
    @Nullable
    String problem() {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            return "A title has 1 to " + LONGEST_TITLE + " characters.";
        }
        if (body.length() > LONGEST_BODY) {
            return "A note has at most " + LONGEST_BODY + " characters.";
        }
        return null;
    }
}
