package io.github.secureblocks.file;

import io.github.secureblocks.text.OneLine;
import java.nio.file.Path;

/** A private file is not used, because others could read or change it; the message names the path and the line to run. */
public final class FileRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. May grow: keep a default branch. */
    public enum Reason {
        /** Group or others may read, write or execute the file. */
        EXPOSED("may be read or written by others; run: chmod 600 "),
        /** Group or others may write to the directory, and so put another file in its place. */
        DIRECTORY_EXPOSED("is a directory that others may write to; run: chmod go-w "),
        /** There is no such directory. */
        DIRECTORY_MISSING("is no directory; make it by: mkdir -m 700 "),
        /** A link, a directory or a device. */
        NOT_A_FILE("is not a regular file; name the file itself, not a link to it: "),
        /** More bytes than the content may have. */
        TOO_LARGE("is larger than what is kept in it can be; look what has written it: "),
        /** The file system knows no owner who alone may read. */
        WITHOUT_PERMISSIONS(
                "lies on a file system without POSIX permissions, so that nothing keeps others from reading it;"
                        + " keep the content in a database, or use another file system than that of "),
        /** Another process has held the lock for longer than a change takes. */
        LOCKED("is locked by another process, which does not let go of it; look which one has opened ");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /** Why, of this class's reasons. */
    private final Reason reason;

    FileRefused(Reason reason, Path path) {
        super(OneLine.of(path.toString()) + " " + reason.words + OneLine.of(path.toString()));
        this.reason = reason;
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
