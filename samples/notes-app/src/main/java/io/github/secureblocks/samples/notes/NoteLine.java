package io.github.secureblocks.samples.notes;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One note as a line of JSON, out and in again; what a line leaves out is as in a new note. */
record NoteLine(
        @Nullable UUID uid,
        @Nullable String title,
        @Nullable String body,
        @Nullable Colour colour,
        @Nullable Boolean pinned,
        @Nullable Instant createdAt,
        @Nullable List<String> tags) {}
