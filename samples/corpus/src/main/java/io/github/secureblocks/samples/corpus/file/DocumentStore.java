package io.github.secureblocks.samples.corpus.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The only class that touches the disk; its callers know the names. */
class DocumentStore {
    private final Path root = Path.of("/srv/documents");

    byte[] unsafeThroughLayers(String name) throws IOException {
        Path file = root.resolve(name); // unsafe file/path-from-data
        return Files.readAllBytes(file);
    }

    byte[] safeThroughLayers(String name) throws IOException {
        Path file = root.resolve(name); // safe file/path-from-data
        return Files.readAllBytes(file);
    }

    void unsafeObjectArgument(StoredFile stored) throws IOException {
        Path file = root.resolve(stored.name()); // unsafe file/path-from-data
        Files.createFile(file);
    }

    void safeObjectArgument(StoredFile stored) throws IOException {
        Path file = root.resolve("upload-" + stored.size()); // safe file/path-from-data
        Files.createFile(file);
    }
}
