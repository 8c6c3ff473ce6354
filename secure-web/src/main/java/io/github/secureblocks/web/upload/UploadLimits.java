package io.github.secureblocks.web.upload;

/** How much of everything; bytes, files and pixels. */
record UploadLimits(long maxBytes, int maxFiles, long maxTotalBytes, long maxPixels) {
    static final UploadLimits DEFAULT = new UploadLimits(10_000_000, 10, 50_000_000, 50_000_000);

    void require() {
        if (maxBytes < 1 || maxFiles < 1 || maxTotalBytes < maxBytes || maxPixels < 1) {
            throw new IllegalArgumentException(
                    "Limits of uploads are more than zero, and in all at least one largest file;"
                            + " write .maxBytes(5_000_000).maxFiles(4).maxTotalBytes(20_000_000)");
        }
    }
}
