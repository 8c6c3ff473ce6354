package io.github.secureblocks.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that {@link Uploads} has taken and checked; keep its {@link #id()} in the database, beside its owner.
 *
 * <p><b>Does not guarantee</b> that who asks for it may have it: ask {@code .access} first, as for any other object.
 */
public final class StoredUpload {
    private final Path file;
    private final String id;
    private final UploadType type;
    private final long size;

    StoredUpload(Path file, String id, UploadType type, long size) {
        this.file = file;
        this.id = id;
        this.type = type;
        this.size = size;
    }

    /**
     * What it is found again by.
     *
     * @return 43 characters of {@code A-Z a-z 0-9 - _} that nobody can guess
     */
    public String id() {
        return id;
    }

    /**
     * What it is.
     *
     * @return the type that its content has
     */
    public UploadType type() {
        return type;
    }

    /**
     * How large it is.
     *
     * @return bytes
     */
    public long size() {
        return size;
    }

    /**
     * Its content.
     *
     * @return to be closed
     * @throws UncheckedIOException if it cannot be opened, because it was deleted for instance
     */
    public InputStream open() {
        try {
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * To be saved by a browser, never shown.
     *
     * @return the answer, under a constant name
     */
    public Download download() {
        return Download.attachment(this);
    }

    /**
     * To be shown in a page, by {@code <img>}.
     *
     * @return the answer, without a name
     * @throws IllegalStateException if it is no image
     */
    public Download image() {
        if (!type.image()) {
            throw new IllegalStateException("Only an image is shown in a page; write .download() for " + type);
        }
        return Download.inline(this);
    }

    Path file() {
        return file;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredUpload that && file.equals(that.file);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }

    @Override
    public String toString() {
        return "StoredUpload[" + id + ", " + type + ", " + size + " bytes]";
    }
}
