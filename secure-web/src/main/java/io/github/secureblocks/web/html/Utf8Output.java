package io.github.secureblocks.web.html;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Text in UTF-8 to a stream, which it neither flushes nor closes. */
final class Utf8Output implements Appendable {
    private static final int ROOM = 8_192;

    /** So many characters always find room. */
    private static final int AT_ONCE = ROOM / 4;

    private final OutputStream out;
    private final byte[] octets = new byte[ROOM];
    private int used;

    Utf8Output(OutputStream out) {
        this.out = out;
    }

    @Override
    public Utf8Output append(CharSequence text) throws IOException {
        return append(text, 0, text.length());
    }

    @Override
    public Utf8Output append(CharSequence text, int from, int to) throws IOException {
        int next = from;
        while (next < to) {
            int end = to - next > AT_ONCE ? whole(text, next + AT_ONCE) : to;
            write(text.subSequence(next, end).toString().getBytes(StandardCharsets.UTF_8));
            next = end;
        }
        return this;
    }

    @Override
    public Utf8Output append(char c) throws IOException {
        return append(String.valueOf(c));
    }

    /** Does not cut a pair. */
    private static int whole(CharSequence text, int end) {
        return Character.isLowSurrogate(text.charAt(end)) && Character.isHighSurrogate(text.charAt(end - 1))
                ? end - 1
                : end;
    }

    private void write(byte[] more) throws IOException {
        if (more.length > ROOM - used) {
            finish();
        }
        System.arraycopy(more, 0, octets, used, more.length);
        used += more.length;
    }

    /** Hands on what is still here. */
    void finish() throws IOException {
        out.write(octets, 0, used);
        used = 0;
    }
}
