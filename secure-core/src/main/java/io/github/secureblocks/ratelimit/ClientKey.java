package io.github.secureblocks.ratelimit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whose permits are counted: an address, an account, a pair of both.
 *
 * <p><b>Guarantees.</b> Keeps only the SHA-256 hash of the text, so that tables and dumps hold no address or name as it
 * is, and every key has the same size. Any text is a key, so that what a client sent can be counted before it is looked at.
 *
 * <p><b>Does not guarantee</b> anonymity: whoever has the hash can try all addresses. It is as honest as its text: take
 * the client's address from trusted proxies only, and never a header that the client can choose (CWE-348; OWASP ASVS 5.0
 * 15.3.4). Two texts that are put together are told apart only by a character that the first cannot hold:
 * {@code ClientKey.of(address + " " + name)}.
 */
public final class ClientKey {
    // Unknown to clients, so that nobody can choose keys that share a bin of the table. Odd.
    private static final long SEED = new SecureRandom().nextLong() | 1;

    private final byte[] hash;

    private ClientKey(byte[] hash) {
        this.hash = hash;
    }

    /**
     * A key.
     *
     * @param text the same text is the same client; may be empty, and of any length: hashing takes time and memory in
     *     proportion, so the limit of a request's size is the limit here
     * @return the hashed key
     */
    public static ClientKey of(String text) {
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
        return Long.hashCode((ByteBuffer.wrap(hash).getLong() ^ SEED) * SEED);
    }

    /** Tells nothing about the client. */
    @Override
    public String toString() {
        return "ClientKey";
    }
}
