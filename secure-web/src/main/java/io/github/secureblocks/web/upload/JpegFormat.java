package io.github.secureblocks.web.upload;

import java.io.IOException;

/** Segments from the start of the image to the marker of its end (ITU-T T.81, B). */
final class JpegFormat {
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;

    private JpegFormat() {}

    static void check(UploadContent content) throws IOException {
        content.require(content.u8() == 0xff && content.u8() == START);
        boolean framed = false;
        boolean scanned = false;
        int marker = marker(content, content.u8());
        while (marker != END) {
            content.require(marker != START && !isBare(marker));
            int length = content.u16();
            content.require(length >= 2);
            if (isFrame(marker)) {
                content.require(length >= 8);
                content.skip(1);
                int height = content.u16();
                content.requireSize(content.u16(), height);
                content.skip(length - 7L);
                framed = true;
            } else {
                content.skip(length - 2L);
            }
            scanned |= marker == SCAN;
            marker = marker == SCAN ? afterScan(content) : marker(content, content.u8());
        }
        content.require(framed && scanned);
    }

    private static int marker(UploadContent content, int first) throws IOException {
        content.require(first == 0xff);
        int code = 0xff;
        while (code == 0xff) {
            code = content.u8();
        }
        content.require(code != 0);
        return code;
    }

    /** Coded data has no marker but restarts; an 0xff of its own is followed by zero. */
    private static int afterScan(UploadContent content) throws IOException {
        while (true) {
            if (content.u8() == 0xff) {
                int code = 0xff;
                while (code == 0xff) {
                    code = content.u8();
                }
                if (code != 0 && !isBare(code)) {
                    return code;
                }
            }
        }
    }

    private static boolean isBare(int marker) {
        return marker == 1 || marker >= 0xd0 && marker <= 0xd7;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
