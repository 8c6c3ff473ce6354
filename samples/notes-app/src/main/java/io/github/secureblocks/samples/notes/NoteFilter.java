package io.github.secureblocks.samples.notes;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** What somebody looks for, each part of it optional; Spring fills it from the parameters of these names. */
record NoteFilter(
        @Nullable String q,
        List<String> tag,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate to,

        @Nullable Boolean shared,
        @Nullable Boolean pinned,
        List<Colour> colour,
        List<Long> id) {
    static final NoteFilter NONE = new NoteFilter(null, List.of(), null, null, null, null, List.of(), List.of());

    private static final int LONGEST_TEXT = 200;
    private static final int MOST_VALUES = 100;
    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 30);

    /** A form sends the fields that nobody filled in as empty ones, and other clients leave them out. */
    NoteFilter {
        q = q == null || q.isBlank() ? null : q;
        tag = tag == null ? List.of() : Tags.of(tag);
        colour = colour == null ? List.of() : List.copyOf(colour);
        id = id == null ? List.of() : List.copyOf(id);
    }

    /** Whether the answer is worth a question to the database. */
    boolean isUsable() {
        return (q == null || q.length() <= LONGEST_TEXT)
                && tag.size() <= MOST_VALUES
                && colour.size() <= MOST_VALUES
                && id.size() <= MOST_VALUES
                && isUsable(from)
                && isUsable(to);
    }

    boolean isNone() {
        return equals(NONE);
    }

    private static boolean isUsable(@Nullable LocalDate day) {
        return day == null || !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }
}
