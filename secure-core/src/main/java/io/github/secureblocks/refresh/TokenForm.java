package io.github.secureblocks.refresh;

import io.github.secureblocks.refresh.RefreshRejected.Reason;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A token's bytes: version, family, generation, key, 256 secret bits and the code over all of it. 93 of them, so that Base64
 * has no spare bits and a token exactly one text.
 */
final class TokenForm {
    static final int LENGTH = 124;
    static final int SECRET_BYTES = 32;

    private static final byte VERSION = 1;
    private static final int FAMILY_BYTES = 16;
    private static final int KEY_BYTES = 8;
    private static final int CODE_BYTES = 32;
    private static final int AUTHENTICATED = 1 + FAMILY_BYTES + Integer.BYTES + KEY_BYTES + SECRET_BYTES;

    private final byte[] bytes;

    private TokenForm(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes that the code is made over. */
    static byte[] body(String family, int generation, String key, byte[] secret) {
        return ByteBuffer.allocate(AUTHENTICATED)
                .put(VERSION)
                .put(HexFormat.of().parseHex(family))
                .putInt(generation)
                .put(Base64.getUrlDecoder().decode(key))
                .put(secret)
                .array();
    }

    static TokenForm of(byte[] body, byte[] code) {
        return new TokenForm(ByteBuffer.allocate(AUTHENTICATED + CODE_BYTES)
                .put(body)
                .put(code)
                .array());
    }

    static TokenForm parse(String text) {
        if (text.length() != LENGTH) {
            throw new RefreshRejected(Reason.MALFORMED, null);
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == AUTHENTICATED + CODE_BYTES && bytes[0] == VERSION) {
                return new TokenForm(bytes);
            }
        } catch (IllegalArgumentException notBase64) {
            // The same answer as for another version.
        }
        throw new RefreshRejected(Reason.MALFORMED, null);
    }

    byte[] body() {
        return Arrays.copyOf(bytes, AUTHENTICATED);
    }

    byte[] code() {
        return Arrays.copyOfRange(bytes, AUTHENTICATED, bytes.length);
    }

    String family() {
        return HexFormat.of().formatHex(bytes, 1, 1 + FAMILY_BYTES);
    }

    int generation() {
        return ByteBuffer.wrap(bytes).getInt(1 + FAMILY_BYTES);
    }

    String key() {
        int from = 1 + FAMILY_BYTES + Integer.BYTES;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(bytes, from, from + KEY_BYTES));
    }

    /** What a store may know of it. */
    String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java runtime has no SHA-256; use one that has it", missing);
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String text() {
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
