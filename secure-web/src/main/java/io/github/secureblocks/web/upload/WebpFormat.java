package io.github.secureblocks.web.upload;

import java.io.IOException;

/** Chunks within one RIFF container that ends where the file does (RFC 9649). */
final class WebpFormat {
    private WebpFormat() {}

    static void check(UploadContent content) throws IOException {
        content.skip(4);
        content.require((content.little(4) & 0xffff_ffffL) == content.remaining());
        content.skip(4);
        boolean image = false;
        boolean first = true;
        while (content.remaining() > 0) {
            String type = content.ascii(4);
            long length = content.little(4) & 0xffff_ffffL;
            long end = content.remaining() - length - (length & 1);
            content.require(end >= 0);
            if (first || !"VP8X".equals(type)) {
                size(content, type);
            }
            content.require(!first || isSized(type));
            image |= "VP8 ".equals(type) || "VP8L".equals(type) || "ANMF".equals(type);
            first = false;
            content.skip(content.remaining() - end);
        }
        content.require(image);
    }

    private static boolean isSized(String type) {
        return "VP8X".equals(type) || "VP8 ".equals(type) || "VP8L".equals(type);
    }

    private static void size(UploadContent content, String type) throws IOException {
        switch (type) {
            case "VP8X" -> {
                content.skip(4);
                content.requireSize(content.little(3) + 1L, content.little(3) + 1L);
            }
            case "VP8 " -> {
                content.skip(3);
                content.require("\u009d\u0001*".equals(content.ascii(3)));
                content.requireSize(content.little(2) & 0x3fff, content.little(2) & 0x3fff);
            }
            case "VP8L" -> {
                content.require(content.u8() == 0x2f);
                int bits = content.little(4);
                content.requireSize((bits & 0x3fff) + 1L, (bits >> 14 & 0x3fff) + 1L);
            }
            case "ANMF" -> {
                content.skip(6);
                content.requireSize(content.little(3) + 1L, content.little(3) + 1L);
            }
            default -> {
                // Nothing that tells a size.
            }
        }
    }
}
