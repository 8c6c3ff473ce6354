package io.github.secureblocks.random;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Text that nobody can guess: session identifiers, nonces, one-time links.
 *
 * <p><b>Guarantees.</b> At least 128 bits from the platform's {@link SecureRandom}, written in the URL-safe Base64
 * alphabet without padding (RFC 4648, 5).
 *
 * <p><b>Does not guarantee</b> that a token stays secret: keep only its hash, and give it a short life. CWE-330, CWE-338;
 * OWASP ASVS 5.0 11.5.1, which a UUID does not meet.
 */
public final class SecureTokens {
    /** The fewest bits that a token may have. */
    public static final int MIN_BITS = 128;

    private static final int MAX_BITS = 4_096;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecureTokens() {}

    /**
     * A token of 256 bits.
     *
     * @return 43 characters of {@code A-Z a-z 0-9 - _}
     */
    public static String urlSafe() {
        return urlSafe(256);
    }

    /**
     * A token of a chosen strength.
     *
     * @param bits a multiple of 8 from {@link #MIN_BITS} to 4096
     * @return characters of {@code A-Z a-z 0-9 - _}
     * @throws IllegalArgumentException if the number of bits is not of that form
     */
    public static String urlSafe(int bits) {
        if (bits < MIN_BITS || bits > MAX_BITS || bits % 8 != 0) {
            throw new IllegalArgumentException("A token has a multiple of 8 bits from " + MIN_BITS + " to " + MAX_BITS
                    + "; write SecureTokens.urlSafe() for 256");
        }
        byte[] bytes = new byte[bits / 8];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * A number without bias.
     *
     * @param bound greater than 0
     * @return from 0 to bound - 1; guessable by trying where the bound is small
     * @throws IllegalArgumentException if the bound is not positive
     */
    public static int below(int bound) {
        return RANDOM.nextInt(bound);
    }
}
