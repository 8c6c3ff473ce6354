package io.github.secureblocks.rules.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Replaces a file as a whole: whoever reads it, also a run beside this one, meets the old text or the new one. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes the text beside the file and moves it there.
     *
     * @param file what to replace; need not exist
     * @param text any; what has no form in UTF-8 becomes a question mark
     * @throws IOException if that fails; the file is then as it was
     */
    public static void replace(Path file, String text) throws IOException {
        Path target = file.toAbsolutePath();
        Path whole = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
        try {
            writeNew(whole, text);
            move(whole, target);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private static void writeNew(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void move(Path whole, Path target) throws IOException {
        try {
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
