package io.github.secureblocks.web.upload;

import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.text.OneLine;
import io.github.secureblocks.web.upload.UploadRefused.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A directory of the owner's alone, in which nothing has a name that came from a client. */
record UploadDirectory(Path path, FileStore disk) {
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final int PIECE = 16_384;

    /** Made where it is missing. */
    static UploadDirectory at(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        if (!Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(absolute, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
        }
        if (!Files.isDirectory(absolute, LinkOption.NOFOLLOW_LINKS)
                || Files.getPosixFilePermissions(absolute).stream()
                        .anyMatch(EnumSet.complementOf(EnumSet.copyOf(OWNER_ALONE))::contains)) {
            String shown = OneLine.of(absolute.toString());
            throw new IllegalArgumentException(
                    "Uploads are kept in a directory that nobody else may open, not a link; run: mkdir -m 700 " + shown
                            + " or chmod 700 " + shown);
        }
        return new UploadDirectory(absolute, Files.getFileStore(absolute));
    }

    /** A file that is not there yet for anybody. */
    Path part() {
        return path.resolve(SecureTokens.urlSafe() + ".part");
    }

    Path file(String id, UploadType type) {
        return path.resolve(id + '.' + type.extension());
    }

    /** Several at once may each find the room that is there for one. */
    void requireRoom(long bytes, long free) throws IOException {
        if (free > 0 && disk.getUsableSpace() - bytes < free) {
            throw new UploadRefused(Reason.NO_ROOM);
        }
    }

    /** Writes at most so many bytes, and tells how many they were. */
    static long write(InputStream in, Path part, long most, Reason beyond) throws IOException {
        try (FileChannel out = FileChannel.open(
                part,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            byte[] piece = new byte[PIECE];
            long written = 0;
            int read = in.read(piece);
            while (read >= 0) {
                written += read;
                if (written > most) {
                    throw new UploadRefused(beyond);
                }
                ByteBuffer bytes = ByteBuffer.wrap(piece, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                read = in.read(piece);
            }
            out.force(true);
            return written;
        }
    }

    void publish(Path part, Path file) throws IOException {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        boolean kept = false;
        try (FileChannel listing = FileChannel.open(path, StandardOpenOption.READ)) {
            listing.force(true);
            kept = true;
        } finally {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }
}
