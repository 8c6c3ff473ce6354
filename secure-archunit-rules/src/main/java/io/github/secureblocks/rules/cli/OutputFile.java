package io.github.secureblocks.rules.cli;

import io.github.secureblocks.rules.bytecode.UnusableInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that is replaced as a whole: whoever reads it meets the old text or the new one. */
record OutputFile(Path path) {
    /** Refuses early what cannot be written after a long check. */
    static OutputFile at(Path named) {
        Path path = named.toAbsolutePath();
        Path directory = path.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new UnusableInput("There is no directory for " + named + "; create it first");
        }
        // A device or a link, such as /dev/stdout, would be replaced by the move and not written to.
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnusableInput("Not an ordinary file: " + named + "; without --output the report is printed");
        }
        return new OutputFile(path);
    }

    void write(String text) {
        Path whole = path.resolveSibling("." + UUID.randomUUID() + ".tmp");
        try {
            try {
                writeNew(whole, text);
                move(whole);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException failed) {
            throw new UnusableInput("The report could not be written to " + path + " ("
                    + failed.getClass().getSimpleName() + "); the file is as it was");
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

    private void move(Path whole) throws IOException {
        try {
            Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
