package io.github.secureblocks.samples.notes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A note that comes from a file, complete and checked. */
record NewNote(
        UUID uid, String title, String body, Colour colour, boolean pinned, Instant createdAt, List<String> tags) {
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Duration FAST_CLOCK = Duration.ofDays(1);

    /** Empty where the line is not a note as a user could have written it. */
    static Optional<NewNote> of(NoteLine line, Instant now) {
        NewNote note = new NewNote(
                line.uid() == null ? UUID.randomUUID() : line.uid(),
                line.title() == null ? "" : line.title(),
                line.body() == null ? "" : line.body(),
                line.colour() == null ? Colour.WHITE : line.colour(),
                line.pinned() != null && line.pinned(),
                line.createdAt() == null ? now : line.createdAt(),
                line.tags() == null ? List.of() : Tags.of(line.tags()));
        return note.isUsable(now) ? Optional.of(note) : Optional.empty();
    }

    private boolean isUsable(Instant now) {
        return new NoteDraft(title, body).problem() == null
                && Tags.areTags(tags)
                && !createdAt.isBefore(EARLIEST)
                && !createdAt.isAfter(now.plus(FAST_CLOCK));
    }
}
