package io.github.secureblocks.web.upload;

import io.github.secureblocks.event.SecurityEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** Says which files are taken: {@code Uploads.builder(directory).types(UploadType.PNG).maxBytes(5_000_000).build()}. */
public final class UploadsBuilder {
    private final Path directory;
    private final Set<UploadType> types = EnumSet.noneOf(UploadType.class);
    private UploadLimits limits = UploadLimits.DEFAULT;
    private SecurityEvents events = SecurityEvents.logged();

    UploadsBuilder(Path directory) {
        this.directory = directory;
    }

    /**
     * What a file may be.
     *
     * @param first one type
     * @param more others
     * @return this builder
     */
    public UploadsBuilder types(UploadType first, UploadType... more) {
        types.addAll(EnumSet.of(first, more));
        return this;
    }

    /**
     * How large one file may be; 10,000,000 where nothing is said.
     *
     * @param bytes more than zero
     * @return this builder
     */
    public UploadsBuilder maxBytes(long bytes) {
        limits = new UploadLimits(
                bytes,
                limits.maxFiles(),
                Math.max(bytes, limits.maxTotalBytes()),
                limits.maxPixels(),
                limits.minFreeBytes());
        return this;
    }

    /**
     * How many files a request may have; 10 where nothing is said.
     *
     * @param files more than zero
     * @return this builder
     */
    public UploadsBuilder maxFiles(int files) {
        limits = new UploadLimits(
                limits.maxBytes(), files, limits.maxTotalBytes(), limits.maxPixels(), limits.minFreeBytes());
        return this;
    }

    /**
     * How large all files of a request may be together; 50,000,000 or one largest file where nothing is said.
     *
     * @param bytes at least as many as one file may have
     * @return this builder
     */
    public UploadsBuilder maxTotalBytes(long bytes) {
        limits = new UploadLimits(
                limits.maxBytes(), limits.maxFiles(), bytes, limits.maxPixels(), limits.minFreeBytes());
        return this;
    }

    /**
     * How many pixels an image, or one picture of a moving one, may have; 50,000,000 where nothing is said.
     *
     * @param pixels width times height
     * @return this builder
     */
    public UploadsBuilder maxPixels(long pixels) {
        limits = new UploadLimits(
                limits.maxBytes(), limits.maxFiles(), limits.maxTotalBytes(), pixels, limits.minFreeBytes());
        return this;
    }

    /**
     * How much of the disk stays free beside one largest file, so that uploads do not fill it; 200,000,000 where nothing is
     * said.
     *
     * @param bytes zero or more; beyond that a file is refused
     * @return this builder
     */
    public UploadsBuilder minFreeBytes(long bytes) {
        limits = new UploadLimits(
                limits.maxBytes(), limits.maxFiles(), limits.maxTotalBytes(), limits.maxPixels(), bytes);
        return this;
    }

    /**
     * Who is told of files that are refused; the log where nothing is said.
     *
     * @param to receives {@code INPUT_VALIDATION_FAIL} with the reason
     * @return this builder
     */
    public UploadsBuilder events(SecurityEvents to) {
        events = to;
        return this;
    }

    /**
     * Opens the directory, and makes it where it is missing.
     *
     * @return for the whole program
     * @throws IllegalStateException if no type was named
     * @throws IllegalArgumentException if a limit is not positive, the disk is too small, or others may open the directory
     * @throws UncheckedIOException if the directory cannot be made or read
     */
    public Uploads build() {
        if (types.isEmpty()) {
            throw new IllegalStateException(
                    "No type is allowed yet; write Uploads.builder(directory).types(UploadType.PNG).build()");
        }
        limits.require();
        try {
            UploadDirectory opened = UploadDirectory.at(directory);
            limits.requireOf(opened.disk().getTotalSpace());
            return new Uploads(opened, EnumSet.copyOf(types), limits, events);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
