package io.github.secureblocks.file;

import com.google.errorprone.annotations.CheckReturnValue;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A lock that other processes see, on a file of its own.
 *
 * <p>Its channel stays open: to close any channel of a file drops every lock that the process has on it, also one that another
 * object holds. The system drops the lock of a process that is killed.
 */
final class FileMutex {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 5;

    private final Path path;
    private final long longestWait;
    private final ReentrantLock own = new ReentrantLock();
    private @Nullable Opened opened;

    FileMutex(Path path) {
        this(path, LONGEST_WAIT);
    }

    FileMutex(Path path, Duration longestWait) {
        this.path = path;
        this.longestWait = longestWait.toNanos();
    }

    <T> T locked(Work<T> work) throws IOException {
        long deadline = System.nanoTime() + longestWait;
        try {
            if (!own.tryLock(longestWait, TimeUnit.NANOSECONDS)) {
                throw new FileRefused(FileRefused.Reason.LOCKED, path);
            }
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
        try {
            FileLock lock = acquired(deadline);
            try {
                return work.run();
            } finally {
                lock.release();
            }
        } finally {
            own.unlock();
        }
    }

    private FileLock acquired(long deadline) throws IOException {
        while (true) {
            FileLock lock = attempted(channel());
            if (lock != null && isStillThere()) {
                return lock;
            }
            if (lock != null) {
                lock.release();
                opened = null;
            }
            if (System.nanoTime() - deadline >= 0) {
                throw new FileRefused(FileRefused.Reason.LOCKED, path);
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException interrupted) {
                throw interrupted();
            }
        }
    }

    @CheckReturnValue
    private static @Nullable FileLock attempted(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldHere) {
            return null;
        }
    }

    private FileChannel channel() throws IOException {
        Opened known = opened;
        if (known != null && known.channel().isOpen()) {
            return known.channel();
        }
        FileChannel channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        opened = new Opened(channel, Objects.requireNonNull(identity()));
        return channel;
    }

    /** Who has deleted the file has a lock on another one than we. */
    private boolean isStillThere() throws IOException {
        return opened != null && opened.identity().equals(identity());
    }

    private @Nullable Object identity() throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException deleted) {
            return null;
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("Interrupted while waiting for the lock of a private file");
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    private record Opened(FileChannel channel, Object identity) {}
}
