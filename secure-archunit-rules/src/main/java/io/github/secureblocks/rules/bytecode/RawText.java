package io.github.secureblocks.rules.bytecode;

import java.nio.charset.StandardCharsets;

/** A text that is looked for in the bytes of a class file, so that most files are done without being understood. */
final class RawText {
    private final byte[] text;

    private RawText(byte[] text) {
        this.text = text;
    }

    /** A text of ASCII. */
    static RawText of(String text) {
        return new RawText(text.getBytes(StandardCharsets.US_ASCII));
    }

    boolean isIn(byte[] bytes) {
        for (int start = 0; start <= bytes.length - text.length; start++) {
            if (bytes[start] == text[0] && startsAt(bytes, start)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsAt(byte[] bytes, int start) {
        for (int at = 1; at < text.length; at++) {
            if (bytes[start + at] != text[at]) {
                return false;
            }
        }
        return true;
    }
}
