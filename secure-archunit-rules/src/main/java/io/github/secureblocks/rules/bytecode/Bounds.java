package io.github.secureblocks.rules.bytecode;

/**
 * How much of an input is read. Whatever lies beyond a bound is named as not analysed.
 *
 * @param depth of jars within jars
 * @param archives within what was named, all together
 * @param archiveBytes that jars within jars may be unpacked to, all together
 * @param classes all together
 * @param classBytes that the classes may be unpacked to, all together
 * @param ratio of the unpacked size to the packed one, for an entry of more than 1 MiB
 */
record Bounds(int depth, int archives, long archiveBytes, int classes, long classBytes, int ratio) {
    static final int MAX_CLASS_BYTES = 32 << 20;
    static final String LARGE_CLASS = "larger than any class file is expected to be";
    static final int MAX_RESOURCES = 2_000;
    static final int MAX_RESOURCE_BYTES_IN_ALL = 16 << 20;
    static final long MAX_XML_BYTES_IN_ALL = 256L << 20;

    private static final int NO_BOMB = 1 << 20;

    static Bounds standard() {
        return new Bounds(3, 2_000, 2L << 30, 1_000_000, 4L << 30, 200);
    }

    boolean isBomb(long size, long packed) {
        return size > NO_BOMB && size / ratio > packed;
    }
}
