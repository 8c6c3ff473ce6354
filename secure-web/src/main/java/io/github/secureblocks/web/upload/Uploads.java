package io.github.secureblocks.web.upload;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.web.upload.UploadRefused.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes files of clients, by content and never by name, and hands them out again.
 *
 * <p>{@code Uploads photos = Uploads.builder(directory).types(UploadType.PNG, UploadType.JPEG).build();}
 *
 * <p><b>Guarantees.</b> A file is kept where its content is of one of the types, by the checks of {@link UploadType}, and
 * within the limits, which are kept while it is read, so that nothing larger is ever on the disk. It lies under a random name
 * of 256 bits, readable by the owner alone (600 in a directory of 700), and appears as a whole, on the disk, or not at all;
 * of several files of a request all are kept or none. Files do not fill the disk: some of it stays free. What a client calls
 * the file, or its type, is not asked. Safe for use by many threads and processes.
 *
 * <p><b>Does not guarantee</b> how much one user may keep: add up {@link StoredUpload#size()} in your database before you take more (ASVS
 * 5.2.4), and limit how often a client may send ({@code .ratelimit}). Uploads at the same time may each take the room of one. No search
 * for malware, no removal of places and names from photographs. A crash while a file is read leaves one {@code .part} behind, which
 * is never served. POSIX file systems only.
 *
 * <p>CWE-434, CWE-22, CWE-73, CWE-400, CWE-409; OWASP ASVS 5.0 5.2.1, 5.2.2, 5.2.6, 5.3.1, 5.3.2.
 */
public final class Uploads {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int LONGEST_BEGINNING = 16;

    private final UploadDirectory directory;
    private final Set<UploadType> types;
    private final UploadLimits limits;
    private final SecurityEvents events;

    Uploads(UploadDirectory directory, Set<UploadType> types, UploadLimits limits, SecurityEvents events) {
        this.directory = directory;
        this.types = types;
        this.limits = limits;
        this.events = events;
    }

    /**
     * Starts with a directory of the owner's alone, outside of everything that a server serves; made where it is missing.
     *
     * @param directory such as {@code Path.of("/var/lib/notes/photos")}
     * @return without a type yet, at most 10,000,000 bytes a file, a request 10 files of 50,000,000 bytes, and 200,000,000 bytes of the disk free
     */
    public static UploadsBuilder builder(Path directory) {
        return new UploadsBuilder(directory);
    }

    /**
     * Keeps a file.
     *
     * @param in is read to its end or to the limit, and left open
     * @return what was kept
     * @throws UploadRefused if it is too large, empty, of none of the types, or the disk is nearly full
     * @throws UncheckedIOException if it cannot be read or written; nothing is kept then
     */
    @CheckReturnValue
    public StoredUpload store(InputStream in) {
        return kept(in, limits.maxBytes(), Reason.TOO_LARGE);
    }

    /**
     * Keeps all files of a request, or none.
     *
     * @param sources opened one after the other
     * @return what was kept, in the same order
     * @throws UploadRefused if one is refused, or there are too many, too much in all, or none
     * @throws UncheckedIOException if one cannot be read or written; nothing is kept then
     */
    @CheckReturnValue
    public List<StoredUpload> storeAll(Iterable<? extends UploadSource> sources) {
        List<StoredUpload> kept = new ArrayList<>();
        boolean whole = false;
        try {
            long left = limits.maxTotalBytes();
            for (UploadSource source : sources) {
                if (kept.size() == limits.maxFiles()) {
                    throw refused(Reason.TOO_MANY);
                }
                try (InputStream in = source.open()) {
                    boolean lessLeft = left < limits.maxBytes();
                    kept.add(kept(
                            in,
                            Math.min(left, limits.maxBytes()),
                            lessLeft ? Reason.TOTAL_TOO_LARGE : Reason.TOO_LARGE));
                }
                left -= kept.get(kept.size() - 1).size();
            }
            if (kept.isEmpty()) {
                throw refused(Reason.EMPTY);
            }
            whole = true;
            return List.copyOf(kept);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            if (!whole) {
                kept.forEach(each -> deleteQuietly(each.file()));
            }
        }
    }

    /**
     * A file that was kept.
     *
     * @param id from the database or from a request
     * @return empty where there is none of the allowed types under it
     */
    @CheckReturnValue
    public Optional<StoredUpload> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        return types.stream().flatMap(type -> at(id, type).stream()).findFirst();
    }

    private Optional<StoredUpload> at(String id, UploadType type) {
        Path file = directory.file(id, type);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(new StoredUpload(file, id, type, Files.size(file)))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /**
     * Removes a file; one that is gone already is no error.
     *
     * @param upload is not found any more
     * @throws UncheckedIOException if it cannot be removed
     */
    public void delete(StoredUpload upload) {
        try {
            Files.deleteIfExists(upload.file());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * How much one file may have.
     *
     * @return bytes
     */
    public long maxBytes() {
        return limits.maxBytes();
    }

    /**
     * How much all files of a request may have.
     *
     * @return bytes
     */
    public long maxTotalBytes() {
        return limits.maxTotalBytes();
    }

    /**
     * Where the files are.
     *
     * @return an absolute path
     */
    public Path directory() {
        return directory.path();
    }

    private StoredUpload kept(InputStream in, long most, Reason beyond) {
        Path part = directory.part();
        boolean published = false;
        try {
            directory.requireRoom(limits.maxBytes(), limits.minFreeBytes());
            long size = UploadDirectory.write(in, part, most, beyond);
            UploadType type = checked(part, size);
            String id = SecureTokens.urlSafe();
            Path file = directory.file(id, type);
            directory.publish(part, file);
            published = true;
            return new StoredUpload(file, id, type, size);
        } catch (UploadRefused refused) {
            throw refused(refused.reason());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            if (!published) {
                deleteQuietly(part);
            }
        }
    }

    private UploadType checked(Path part, long size) throws IOException {
        if (size == 0) {
            throw new UploadRefused(Reason.EMPTY);
        }
        byte[] head;
        try (InputStream beginning = Files.newInputStream(part)) {
            head = beginning.readNBytes(LONGEST_BEGINNING);
        }
        UploadType type = types.stream()
                .filter(each -> each.begins(head))
                .findFirst()
                .orElseThrow(() -> new UploadRefused(Reason.TYPE));
        try (FileChannel content = FileChannel.open(part)) {
            type.check(new UploadContent(content, limits.maxPixels()));
        }
        return type;
    }

    /** By the exception that is thrown, the log knows where. */
    private UploadRefused refused(Reason reason) {
        if (reason != Reason.NO_ROOM) {
            events.report(SecurityEvent.Type.INPUT_VALIDATION_FAIL, reason);
        }
        return new UploadRefused(reason);
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // What was thrown before says more; nobody is told the random name of what is left.
        }
    }
}
