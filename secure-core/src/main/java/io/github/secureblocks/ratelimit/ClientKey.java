package io.github.secureblocks.ratelimit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whose permits are counted: an address, an account, a pair of both.
 *
 * <p><b>Guarantees.</b> Keeps only the SHA-256 hash of the text, so that tables and dumps hold no address or name as it
 * is, and every key has the same size.
 *
 * <p><b>Does not guarantee</b> anonymity: whoever has the hash can try all addresses. It is as honest as its text: take
 * the client's address from trusted proxies only, and never a header that the client can choose (CWE-348; OWASP ASVS 5.0
 * 15.3.4).
 */
public final class ClientKey {
    /** The greatest number of characters. */
    public static final int MAX_LENGTH = 256;

    private final byte[] hash;

    private ClientKey(byte[] hash) {
        this.hash = hash;
    }

    /**
     * A key.
     *
     * @param text 1 to {@link #MAX_LENGTH} characters; the same text is the same client
     * @return the hashed key
     * @throws IllegalArgumentException if the text is empty or longer
     */
    public static ClientKey of(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "A client's key has 1 to " + MAX_LENGTH + " characters, not " + text.length());
        }
        try {
            return new ClientKey(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java runtime has no SHA-256; use one that has it", missing);
        }
    }

    /** Eight bytes of the hash, to spread keys. */
    long spread() {
        return ByteBuffer.wrap(hash).getLong(8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClientKey that && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return ByteBuffer.wrap(hash).getInt();
    }

    /** Tells nothing about the client. */
    @Override
    public String toString() {
        return "ClientKey";
    }
}
