package io.github.secureblocks.rules.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Replaces a file so that a run beside this one reads the old text or the new, never half of one. */
final class AtomicFile {
    private AtomicFile() {}

    static boolean replace(Path file, String text) {
        Path target = file.toAbsolutePath();
        Path written = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.writeString(written, text, StandardOpenOption.CREATE_NEW);
            try {
                Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException notHere) {
                Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
            }
            return true;
        } catch (IOException failed) {
            delete(written);
            return false;
        }
    }

    private static void delete(Path written) {
        try {
            Files.deleteIfExists(written);
        } catch (IOException ignored) {
            // It stays behind as a hidden file, which nobody reads.
        }
    }
}
