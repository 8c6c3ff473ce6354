package io.github.secureblocks.samples.asgenerated;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

public record Note(
        long id,
        String owner,
        String title,
        String body,
        @Nullable String shareToken) implements Serializable {}
