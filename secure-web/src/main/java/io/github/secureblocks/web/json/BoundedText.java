package io.github.secureblocks.web.json;

import io.github.secureblocks.web.json.JsonRefused.Reason;
import java.io.Writer;

/** Collects text up to a bound, so that no value fills the memory. */
final class BoundedText extends Writer {
    private final StringBuilder text = new StringBuilder(256);

    @Override
    public void write(char[] from, int start, int length) {
        makeRoom(length);
        text.append(from, start, length);
    }

    @Override
    public void write(String from, int start, int length) {
        makeRoom(length);
        text.append(from, start, start + length);
    }

    private void makeRoom(int length) {
        if (length > SafeJson.MAX_LENGTH - text.length()) {
            throw new JsonRefused(
                    Reason.LENGTH,
                    "The JSON is longer than " + SafeJson.MAX_LENGTH + " characters; write it in pages, or fewer rows");
        }
    }

    @Override
    public void flush() {
        // Everything is in the text already.
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
