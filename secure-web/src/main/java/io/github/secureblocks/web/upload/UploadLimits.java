package io.github.secureblocks.web.upload;

/** How much of everything; bytes, files, pixels, and bytes that stay free on the disk. */
record UploadLimits(long maxBytes, int maxFiles, long maxTotalBytes, long maxPixels, long minFreeBytes) {
    static final UploadLimits DEFAULT = new UploadLimits(10_000_000, 10, 50_000_000, 50_000_000, 200_000_000);

    void require() {
        if (maxBytes < 1 || maxFiles < 1 || maxTotalBytes < maxBytes || maxPixels < 1 || minFreeBytes < 0) {
            throw new IllegalArgumentException(
                    "Limits of uploads are more than zero, and in all at least one largest file;"
                            + " write .maxBytes(5_000_000).maxFiles(4).maxTotalBytes(20_000_000)");
        }
    }

    /** Whether a disk of that size could ever take a file; nothing is asked of it where nothing is to stay free. */
    void requireOf(long diskBytes) {
        if (minFreeBytes > 0 && minFreeBytes >= diskBytes - maxBytes) {
            throw new IllegalArgumentException("The disk for uploads has " + diskBytes
                    + " bytes, of which " + minFreeBytes
                    + " are to stay free beside one largest file; write .minFreeBytes("
                    + diskBytes / 10 + ")");
        }
    }
}
