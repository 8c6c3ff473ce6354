package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Owned;
import io.github.secureblocks.identity.Subject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One note as its table holds it; whoever shows it must first ask whose it is. */
record Note(
        long id,
        UUID uid,
        Subject owner,
        String title,
        String body,
        Colour colour,
        boolean pinned,
        Instant createdAt,
        @Nullable String shareToken,
        List<String> tags)
        implements Owned {}
