package io.github.secureblocks.web.upload;

import io.github.secureblocks.web.upload.UploadRefused.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** The bytes of a file, read once from its beginning to its end; what asks for more than there is finds it malformed. */
final class UploadContent {
    private static final int BUFFERED = 16_384;

    private final FileChannel file;
    private final long size;
    private final long maxPixels;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFERED).limit(0);
    private long next;

    UploadContent(FileChannel file, long maxPixels) throws IOException {
        this.file = file;
        this.size = file.size();
        this.maxPixels = maxPixels;
    }

    long remaining() {
        return size - next;
    }

    int u8() throws IOException {
        if (!buffer.hasRemaining()) {
            buffer.clear();
            if (file.read(buffer, next) < 1) {
                throw malformed();
            }
            buffer.flip();
        }
        next++;
        return buffer.get() & 0xff;
    }

    int u16() throws IOException {
        return u8() << 8 | u8();
    }

    long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    /** Least significant byte first. */
    int little(int bytes) throws IOException {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= u8() << (8 * i);
        }
        return value;
    }

    String ascii(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) u8();
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    void skip(long bytes) {
        if (bytes < 0 || bytes > remaining()) {
            throw malformed();
        }
        if (bytes <= buffer.remaining()) {
            buffer.position(buffer.position() + (int) bytes);
        } else {
            buffer.limit(0);
        }
        next += bytes;
    }

    void require(boolean asSpecified) {
        if (!asSpecified) {
            throw malformed();
        }
    }

    void requireEnd() {
        require(remaining() == 0);
    }

    void requireSize(long width, long height) {
        require(width > 0 && height > 0);
        if (width > maxPixels || height > maxPixels || width * height > maxPixels) {
            throw new UploadRefused(Reason.TOO_MANY_PIXELS);
        }
    }

    private static UploadRefused malformed() {
        return new UploadRefused(Reason.MALFORMED);
    }
}
