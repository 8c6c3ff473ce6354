package io.github.secureblocks.samples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated file that is committed: written when asked for, compared otherwise. */
record CommittedFile(Path path) {
    static final Path ROOT = Path.of(System.getProperty("repository.root"));

    static CommittedFile at(String path) {
        return new CommittedFile(ROOT.resolve(path));
    }

    void holds(String content) {
        try {
            if (Boolean.getBoolean("regenerate")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, content);
            }
            assertThat(Files.exists(path) ? Files.readString(path) : "")
                    .as("%s is generated; after reading the difference run: mvn verify -Dregenerate=true", path)
                    .isEqualTo(content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
