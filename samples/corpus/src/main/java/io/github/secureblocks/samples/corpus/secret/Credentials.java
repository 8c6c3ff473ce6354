package io.github.secureblocks.samples.corpus.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where passwords come from. */
final class Credentials {
    private static final String SPARE = "r0bot";

    String fallback() {
        return SPARE;
    }

    String fromFile(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
