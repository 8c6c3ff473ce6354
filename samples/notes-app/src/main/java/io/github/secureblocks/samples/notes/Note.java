package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Owned;
import io.github.secureblocks.identity.Subject;
import org.jspecify.annotations.Nullable;

/** One note as its table holds it; whoever shows it must first ask whose it is. */
record Note(
        long id,
        Subject owner,
        String title,
        String body,
        @Nullable String shareToken) implements Owned {}
