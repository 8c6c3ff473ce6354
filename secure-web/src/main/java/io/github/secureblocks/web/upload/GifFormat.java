package io.github.secureblocks.web.upload;

import java.io.IOException;

/** Blocks from the screen's description to the trailer, with an image between them (GIF 89a). */
final class GifFormat {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;

    private GifFormat() {}

    static void check(UploadContent content) throws IOException {
        content.skip(6);
        content.requireSize(content.little(2), content.little(2));
        int screen = content.u8();
        content.skip(2);
        skipColours(content, screen);
        boolean image = false;
        int block = content.u8();
        while (block != TRAILER) {
            content.require(block == EXTENSION || block == IMAGE);
            if (block == IMAGE) {
                content.skip(4);
                content.requireSize(content.little(2), content.little(2));
                skipColours(content, content.u8());
                image = true;
            }
            content.skip(1);
            skipParts(content);
            block = content.u8();
        }
        content.require(image);
        content.requireEnd();
    }

    private static void skipColours(UploadContent content, int flags) {
        if ((flags & 0x80) != 0) {
            content.skip(3L << (flags & 7) + 1);
        }
    }

    private static void skipParts(UploadContent content) throws IOException {
        int length = content.u8();
        while (length != 0) {
            content.skip(length);
            length = content.u8();
        }
    }
}
