package io.github.secureblocks.password;

import io.github.secureblocks.password.PasswordRefused.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A password as the bytes that are hashed: exactly the characters that came, in UTF-8. */
final class PasswordBytes implements AutoCloseable {
    /** 1,024 characters of any script. */
    static final int MAX = 4096;

    private static final byte[] NOBODY = {'-'};

    private final byte[] bytes;
    private final boolean usable;

    private PasswordBytes(byte[] bytes, boolean usable) {
        this.bytes = bytes;
        this.usable = usable;
    }

    static PasswordBytes of(char[] password) {
        Reason reason = refusal(password);
        if (reason != null) {
            throw new PasswordRefused(reason);
        }
        return new PasswordBytes(utf8(password), true);
    }

    /** What to hash in place of a password that is refused, so that its check takes as long as any other. */
    static PasswordBytes orStandIn(char[] password) {
        return refusal(password) == null
                ? new PasswordBytes(utf8(password), true)
                : new PasswordBytes(NOBODY.clone(), false);
    }

    byte[] bytes() {
        return bytes;
    }

    boolean usable() {
        return usable;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    static @Nullable Reason refusal(char[] password) {
        if (password.length == 0) {
            return Reason.EMPTY;
        }
        if (password.length > MAX) {
            return Reason.TOO_LONG;
        }
        for (int i = 0; i < password.length; i++) {
            char c = password[i];
            if (c == 0) {
                return Reason.HOLDS_NUL;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == password.length || !Character.isSurrogatePair(c, password[i + 1])) {
                    return Reason.NOT_TEXT;
                }
                i++;
            }
        }
        return length(password) > MAX ? Reason.TOO_LONG : null;
    }

    private static int length(char[] password) {
        int bytes = 0;
        for (char c : password) {
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /** Into an array of exactly its length, so that no buffer is left with a copy. */
    static byte[] utf8(char[] password) {
        byte[] bytes = new byte[length(password)];
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        encoder.encode(CharBuffer.wrap(password), ByteBuffer.wrap(bytes), true);
        return bytes;
    }
}
