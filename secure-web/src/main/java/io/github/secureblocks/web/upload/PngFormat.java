package io.github.secureblocks.web.upload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Chunks with their checksums, from IHDR to IEND, with image data between them (W3C PNG, 5). */
final class PngFormat {
    private static final int SIGNATURE = 8;

    private PngFormat() {}

    static void check(UploadContent content) throws IOException {
        content.skip(SIGNATURE);
        content.require(content.u32() == 13);
        content.require("IHDR".equals(content.ascii(4)));
        header(content);
        boolean data = false;
        while (true) {
            long length = content.u32();
            String type = content.ascii(4);
            content.require(type.chars().allMatch(PngFormat::isLetter) && !"IHDR".equals(type));
            data |= "IDAT".equals(type);
            body(content, type, length);
            if ("IEND".equals(type)) {
                content.require(length == 0 && data);
                content.requireEnd();
                return;
            }
        }
    }

    private static void header(UploadContent content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update("IHDR".getBytes(StandardCharsets.US_ASCII));
        byte[] body = content.ascii(13).getBytes(StandardCharsets.ISO_8859_1);
        checksum.update(body);
        content.require(content.u32() == checksum.getValue());
        content.requireSize(u32(body, 0), u32(body, 4));
    }

    private static void body(UploadContent content, String type, long length) throws IOException {
        content.require(length <= content.remaining());
        CRC32 checksum = new CRC32();
        checksum.update(type.getBytes(StandardCharsets.US_ASCII));
        for (long i = 0; i < length; i++) {
            checksum.update(content.u8());
        }
        content.require(content.u32() == checksum.getValue());
    }

    private static long u32(byte[] bytes, int at) {
        return (bytes[at] & 0xffL) << 24
                | (bytes[at + 1] & 0xffL) << 16
                | (bytes[at + 2] & 0xffL) << 8
                | bytes[at + 3] & 0xffL;
    }

    private static boolean isLetter(int character) {
        return character >= 'A' && character <= 'Z' || character >= 'a' && character <= 'z';
    }
}
