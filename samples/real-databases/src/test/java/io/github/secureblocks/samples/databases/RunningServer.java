package io.github.secureblocks.samples.databases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A database that is stopped, and its files deleted, on close. */
interface RunningServer extends AutoCloseable {
    Server server();

    @Override
    void close();

    /** A new directory of the build. */
    static Path newDirectory(String name) {
        try {
            Path all = Files.createDirectories(Path.of(System.getProperty("servers.directory", "target/servers")));
            return Files.createTempDirectory(all.toAbsolutePath(), name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
