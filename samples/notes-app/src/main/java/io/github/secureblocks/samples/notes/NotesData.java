package io.github.secureblocks.samples.notes;

import io.github.secureblocks.file.PrivateFile;
import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.secret.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The directory of all that outlives a restart; where {@code notes.data} names none, nothing does. */
@Component
class NotesData {
    private static final SafeLogger LOG = SafeLogger.of(NotesData.class);
    private static final String MASTER_KEY_VARIABLE = "NOTES_MASTER_KEY";
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");

    private final @Nullable Path directory;
    private final Secret databasePassword;
    private final Secret masterKey;

    NotesData(@Value("${notes.data:#{null}}") @Nullable Path directory) {
        this.directory = directory == null ? null : privately(directory.toAbsolutePath());
        databasePassword = kept("database-password");
        masterKey = System.getenv(MASTER_KEY_VARIABLE) == null
                ? kept("master-key")
                : Secrets.fromEnvironment(MASTER_KEY_VARIABLE);
    }

    /** Written through at each commit: what was answered was kept, even where the process is killed. */
    String databaseUrl() {
        return directory == null
                ? "jdbc:h2:mem:" + SecureTokens.urlSafe() + ";DB_CLOSE_DELAY=-1"
                : "jdbc:h2:file:" + directory.resolve("notes") + ";WRITE_DELAY=0";
    }

    Secret databasePassword() {
        return databasePassword;
    }

    /** A file beside the data is good enough to try things out; whoever steals the disk has both. */
    Secret masterKey() {
        return masterKey;
    }

    /** Where mails lie that a real application would send. */
    Path outbox() {
        try {
            return directory == null
                    ? Files.createTempDirectory("notes-outbox")
                    : privately(directory.resolve("outbox"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Made at the first start alone: another one beside data that it does not open would only hide what is wrong. */
    private Secret kept(String name) {
        if (directory == null) {
            return Secret.of(SecureTokens.urlSafe());
        }
        Path file = directory.resolve(name);
        boolean isNew =
                PrivateFile.at(file, 1_000).update(content -> content.isPresent() ? Optional.empty() : made(file));
        if (isNew) {
            LOG.info("made {}", file);
        }
        return Secrets.fromFile(file);
    }

    private static Optional<byte[]> made(Path secret) {
        if (Files.exists(secret.resolveSibling("notes.mv.db"))) {
            throw new IllegalStateException(
                    secret + " is missing beside the data that it opens; put it back as it was");
        }
        return Optional.of(SecureTokens.urlSafe().getBytes(StandardCharsets.US_ASCII));
    }

    /** The database's file may be read by whoever may enter its directory. */
    private static Path privately(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
            } else if (!OWNER_ALONE.containsAll(Files.getPosixFilePermissions(directory))) {
                throw new IllegalStateException(
                        "Others may look into " + directory + "; write: chmod 700 " + directory);
            }
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "This user cannot use " + directory + ", which notes.data names: "
                            + failed.getClass().getSimpleName(),
                    failed);
        }
    }
}
