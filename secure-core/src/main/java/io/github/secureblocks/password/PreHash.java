package io.github.secureblocks.password;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes 64 ASCII characters of a password that is too long for BCrypt.
 *
 * <p>Keyed with the salt, because a plain digest could be shucked: whoever holds the plain digests that another site
 * leaked could try them in BCrypt instead of passwords, and then crack the one that fits at the speed of that digest.
 * SHA-384, because its Base64 is the longest that BCrypt reads whole; Base64, because BCrypt repeats at a zero byte.
 */
final class PreHash {
    private static final String ALGORITHM = "HmacSHA384";
    private static final byte[] DOMAIN = "secure-blocks bcrypt-hmac-sha384 ".getBytes(StandardCharsets.US_ASCII);

    private PreHash() {}

    static byte[] of(byte[] password, String salt) {
        byte[] digest = hmac(password, salt);
        try {
            return Base64.getEncoder().encode(digest);
        } finally {
            Arrays.fill(digest, (byte) 0);
        }
    }

    private static byte[] hmac(byte[] message, String key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            mac.update(DOMAIN);
            return mac.doFinal(message);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("The JDK at hand has no " + ALGORITHM, absent);
        }
    }
}
