package io.github.secureblocks.samples.benchmarks.html;

import java.io.OutputStream;
import java.util.Objects;

/** Takes bytes into memory that is there already; a page that does not fit is an error. */
final class Buffer extends OutputStream {
    private final byte[] bytes = new byte[1 << 16];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    @Override
    public void write(int octet) {
        bytes[length++] = (byte) octet;
    }

    @Override
    public void write(byte[] octets, int from, int count) {
        Objects.checkFromIndexSize(from, count, octets.length);
        System.arraycopy(octets, from, bytes, length, count);
        length += count;
    }
}
