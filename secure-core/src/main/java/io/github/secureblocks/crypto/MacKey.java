package io.github.secureblocks.crypto;

import com.google.errorprone.annotations.CheckReturnValue;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Authenticates messages by HMAC-SHA-256.
 *
 * <p><b>Guarantees.</b> Comparison takes the same time wherever two codes differ. Safe for use by many threads. RFC 2104;
 * CWE-208; OWASP ASVS 5.0 11.2.4.
 */
@CheckReturnValue
public final class MacKey {
    private static final String ALGORITHM = "HmacSHA256";

    private final String id;
    private final SecretKey key;

    MacKey(String id, SecretKey key) {
        this.id = id;
        this.key = key;
    }

    /**
     * Tells this key from others; not secret.
     *
     * @return 11 characters of {@code A-Z a-z 0-9 - _}
     */
    public String id() {
        return id;
    }

    /**
     * The code of a message.
     *
     * @param message any bytes
     * @return 32 bytes
     */
    public byte[] of(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
            throw new IllegalStateException("This Java runtime has no " + ALGORITHM + "; use one that has it", missing);
        }
    }

    /**
     * Whether a code is that of a message.
     *
     * @param message any bytes
     * @param code as presented
     * @return true only if it is
     */
    public boolean matches(byte[] message, byte[] code) {
        return MessageDigest.isEqual(of(message), code);
    }

    /** The identifier, never the key. */
    @Override
    public String toString() {
        return "MacKey[" + id + "]";
    }
}
