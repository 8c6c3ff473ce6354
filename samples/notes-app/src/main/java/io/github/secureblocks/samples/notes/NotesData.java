package io.github.secureblocks.samples.notes;

import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.secret.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The directory of all that outlives a restart; where {@code notes.data} names none, nothing does. */
@Component
class NotesData {
    private static final String MASTER_KEY_VARIABLE = "NOTES_MASTER_KEY";

    private final @Nullable Path directory;

    NotesData(@Value("${notes.data:#{null}}") @Nullable Path directory) {
        this.directory = directory == null ? null : made(directory.toAbsolutePath());
    }

    boolean outlivesARestart() {
        return directory != null;
    }

    /** Written through at each commit: what was answered was kept, even where the process is killed. */
    String databaseUrl() {
        return directory == null
                ? "jdbc:h2:mem:" + SecureTokens.urlSafe() + ";DB_CLOSE_DELAY=-1"
                : "jdbc:h2:file:" + directory.resolve("notes") + ";WRITE_DELAY=0";
    }

    Secret databasePassword() {
        return directory == null ? Secret.of(SecureTokens.urlSafe()) : kept(directory.resolve("database-password"));
    }

    /** A file beside the data is good enough to try things out; whoever steals the disk has both. */
    Secret masterKey() {
        if (System.getenv(MASTER_KEY_VARIABLE) != null) {
            return Secrets.fromEnvironment(MASTER_KEY_VARIABLE);
        }
        return directory == null ? Secret.of(SecureTokens.urlSafe()) : kept(directory.resolve("master-key"));
    }

    /** Where mails lie that a real application would send. */
    Path outbox() {
        try {
            return directory == null ? Files.createTempDirectory("notes-outbox") : made(directory.resolve("outbox"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whole or not at all, and readable by this user alone. */
    private static Secret kept(Path file) {
        if (Files.notExists(file)) {
            try {
                Path fresh = Files.createTempFile(file.getParent(), "fresh", null);
                Files.writeString(fresh, SecureTokens.urlSafe(), StandardCharsets.US_ASCII);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return Secrets.fromFile(file);
    }

    private static Path made(Path directory) {
        try {
            return Files.isDirectory(directory)
                    ? directory
                    : Files.createDirectories(
                            directory,
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
