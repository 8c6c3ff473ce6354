package io.github.secureblocks.samples.rules.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The directory says which files there are; the name only picks one. */
final class FilePathFromDataGood {
    private static final Path UPLOADS = Path.of("/srv/notes/uploads");

    Optional<Path> find(String name) throws IOException {
        try (Stream<Path> files = Files.list(UPLOADS)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .findFirst();
        }
    }
}
