package io.github.secureblocks.samples.notes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants to change in a note: exactly the fields that a request may set; null leaves one as it is. */
record NoteChanges(
        @Nullable String title,
        @Nullable String body,
        @Nullable Colour colour,
        @Nullable Boolean pinned,
        @Nullable List<String> tags) {
    NoteChanges {
        tags = tags == null ? null : Tags.of(tags);
    }

    /** Whether it changes the note's own row. */
    boolean hasFields() {
        return title != null || body != null || colour != null || pinned != null;
    }

    /** What is wrong with the note as it would be, in words for the writer; null where nothing is. */
    @Nullable
    String problem(Note note) {
        if (tags != null && !Tags.areTags(tags)) {
            return "A note has at most " + Tags.MOST + " tags of a-z, 0-9 and the hyphen.";
        }
        return new NoteDraft(title == null ? note.title() : title, body == null ? note.body() : body).problem();
    }
}
