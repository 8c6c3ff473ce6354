package io.github.secureblocks.web.csrf;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A token's bytes: version, second, key, nonce and the code over all of it and the session. 66 of them, so that Base64 has no
 * spare bits and a token exactly one text.
 */
final class CsrfTokenForm {
    static final int LENGTH = 88;
    static final int NONCE_BYTES = 17;

    private static final byte VERSION = 1;
    private static final int KEY_BYTES = 8;
    private static final int CODE_BYTES = 32;
    private static final int KEY_AT = 1 + Long.BYTES;
    private static final int BODY = KEY_AT + KEY_BYTES + NONCE_BYTES;

    /** No token is of a year that a clock cannot tell. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final byte[] bytes;

    private CsrfTokenForm(byte[] bytes) {
        this.bytes = bytes;
    }

    static byte[] body(Instant issued, String key, byte[] nonce) {
        return ByteBuffer.allocate(BODY)
                .put(VERSION)
                .putLong(issued.getEpochSecond())
                .put(Base64.getUrlDecoder().decode(key))
                .put(nonce)
                .array();
    }

    static String text(byte[] body, byte[] code) {
        return Base64.getUrlEncoder()
                .encodeToString(ByteBuffer.allocate(BODY + CODE_BYTES)
                        .put(body)
                        .put(code)
                        .array());
    }

    static @Nullable CsrfTokenForm parse(String text) {
        if (text.length() != LENGTH) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            CsrfTokenForm token = new CsrfTokenForm(bytes);
            return bytes.length == BODY + CODE_BYTES && bytes[0] == VERSION && token.hasTime() ? token : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    byte[] body() {
        return Arrays.copyOf(bytes, BODY);
    }

    byte[] code() {
        return Arrays.copyOfRange(bytes, BODY, bytes.length);
    }

    Instant issued() {
        return Instant.ofEpochSecond(second());
    }

    String key() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(bytes, KEY_AT, KEY_AT + KEY_BYTES));
    }

    private boolean hasTime() {
        return second() >= 0 && second() <= LAST_SECOND;
    }

    private long second() {
        return ByteBuffer.wrap(bytes).getLong(1);
    }
}
