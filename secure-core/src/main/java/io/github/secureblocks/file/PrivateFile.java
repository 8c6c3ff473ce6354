package io.github.secureblocks.file;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.secureblocks.file.FileRefused.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A small file that its owner alone may read and write, replaced as a whole.
 *
 * <p><b>Guarantees.</b> Its permissions are 600 from its first byte on. A reader, and whoever comes after a crash, sees the
 * content before or after a change, never a part of one; a change that was answered is on the disk. Changes by several
 * threads, objects and processes happen one after the other, by a lock on a second file, {@code NAME.lock}. A file that others may read or
 * write, a directory that others may write to, a link, a device and a file that is too large are refused, and so is
 * a file system without POSIX permissions (Windows). Safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> anything against the file's owner and the system's administrator, nor against access lists
 * beyond POSIX permissions; nor the order of changes on a network file system that ignores locks. What is replaced is not
 * wiped from the disk.
 *
 * <p>CWE-276, CWE-59, CWE-367, CWE-732; OWASP ASVS 5.0 13.3.1.
 */
public final class PrivateFile {
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.complementOf(EnumSet.copyOf(PosixFilePermissions.fromString("rwx------")));
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path file;
    private final Path directory;
    private final Path next;
    private final int maxBytes;
    private final FileMutex mutex;

    private PrivateFile(Path file, Path directory, int maxBytes) {
        this.file = file;
        this.directory = directory;
        this.next = file.resolveSibling(file.getFileName() + ".new");
        this.maxBytes = maxBytes;
        this.mutex = new FileMutex(file.resolveSibling(file.getFileName() + ".lock"));
    }

    /**
     * Names a file; nothing is opened yet.
     *
     * @param file in a directory that exists; need not exist itself
     * @param maxBytes the largest content
     * @return the file
     * @throws IllegalArgumentException if the path has no name or the size is not positive
     */
    public static PrivateFile at(Path file, int maxBytes) {
        Path absolute = file.toAbsolutePath();
        Path directory = absolute.getParent();
        if (directory == null || maxBytes < 1) {
            throw new IllegalArgumentException("A private file has a name and at least one byte; write"
                    + " PrivateFile.at(Path.of(\"/var/lib/notes/keys\"), 65_536)");
        }
        return new PrivateFile(absolute, directory, maxBytes);
    }

    /**
     * The content.
     *
     * @return empty where there is no such file
     * @throws FileRefused if the file or its directory is not private, or the content too large
     * @throws UncheckedIOException if it cannot be read
     */
    @CheckReturnValue
    public Optional<byte[]> read() {
        try {
            requirePrivateDirectory();
            return content();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Replaces the content by what a function makes of it, while no other process does.
     *
     * @param change takes the content, empty where there is no such file, and answers the new one, or empty to leave it
     * @return whether it was replaced
     * @throws FileRefused if the file or its directory is not private, a content is too large, or the lock is not had in 10
     *     seconds
     * @throws UncheckedIOException if it cannot be read or written
     */
    @CheckReturnValue
    public boolean update(Function<Optional<byte[]>, Optional<byte[]>> change) {
        try {
            requirePrivateDirectory();
            return mutex.locked(() -> {
                Optional<byte[]> changed = change.apply(content());
                if (changed.isPresent()) {
                    replace(changed.get());
                }
                return changed.isPresent();
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Optional<byte[]> content() throws IOException {
        PosixFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        if (!attributes.isRegularFile()) {
            throw new FileRefused(Reason.NOT_A_FILE, file);
        }
        if (attributes.permissions().stream().anyMatch(OTHERS::contains)) {
            throw new FileRefused(Reason.EXPOSED, file);
        }
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer content = ByteBuffer.allocate(maxBytes + 1);
            while (content.hasRemaining() && in.read(content) >= 0) {
                // Until the end, or one byte too many.
            }
            if (!content.hasRemaining()) {
                throw new FileRefused(Reason.TOO_LARGE, file);
            }
            return Optional.of(Arrays.copyOf(content.array(), content.position()));
        }
    }

    /** What a crash leaves behind is at most the next content under its own name, which the next change removes. */
    private void replace(byte[] content) throws IOException {
        if (content.length > maxBytes) {
            throw new FileRefused(Reason.TOO_LARGE, file);
        }
        Files.deleteIfExists(next);
        try (FileChannel out = FileChannel.open(
                next,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(OWNER_ALONE))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel listing = FileChannel.open(directory, StandardOpenOption.READ)) {
            listing.force(true);
        }
    }

    private void requirePrivateDirectory() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new FileRefused(Reason.DIRECTORY_MISSING, directory);
        }
        if (!Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            throw new FileRefused(Reason.WITHOUT_PERMISSIONS, file);
        }
        if (Files.getPosixFilePermissions(directory).stream().anyMatch(OTHERS_WRITE::contains)) {
            throw new FileRefused(Reason.DIRECTORY_EXPOSED, directory);
        }
    }
}
