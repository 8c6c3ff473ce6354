package io.github.secureblocks.jwt;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/**
 * A public key that verifies tokens, for one algorithm: nothing of a presented token chooses what is computed (RFC 8725,
 * 3.1).
 *
 * <p><b>Guarantees.</b> RSA keys of fewer than 2048 bits, with an exponent below 65537, with a small factor or of the
 * flawed generator known as ROCA (CVE-2017-15361), points that are not on P-256, keys of other curves and Ed25519 points
 * of small order are refused when the key is made. Safe for use by many threads.
 *
 * <p>OWASP ASVS 5.0 11.2.3, 9.1.3; CWE-326, CWE-347.
 */
public final class VerificationKey {
    private static final int MAX_ID = 1_024;

    private final String id;
    private final SigningAlgorithm algorithm;
    private final PublicKey key;
    private final SignatureForm form;

    private VerificationKey(String id, SigningAlgorithm algorithm, PublicKey key) {
        this.id = id;
        this.algorithm = algorithm;
        this.key = key;
        this.form = SignatureForm.of(key);
    }

    /**
     * A key.
     *
     * @param id as tokens name it: 1 to 1024 characters
     * @param algorithm the only one that it is for
     * @param key of the algorithm's kind
     * @return the key
     * @throws IllegalArgumentException if the key is of another kind or too weak, or the identifier is not of that form;
     *     the message holds neither
     */
    public static VerificationKey of(String id, SigningAlgorithm algorithm, PublicKey key) {
        if (id.isEmpty() || id.length() > MAX_ID) {
            throw new IllegalArgumentException("A key's identifier has 1 to " + MAX_ID + " characters");
        }
        PublicKey copy = copied(algorithm, key);
        SoundKeys.require(algorithm, copy);
        return new VerificationKey(id, algorithm, copy);
    }

    /**
     * How tokens name it: the {@code kid} of a header.
     *
     * @return the identifier
     */
    public String id() {
        return id;
    }

    /**
     * The only algorithm that it is for.
     *
     * @return the algorithm
     */
    public SigningAlgorithm algorithm() {
        return algorithm;
    }

    /** The algorithm; never the identifier, which another issuer may have chosen. */
    @Override
    public String toString() {
        return "VerificationKey[" + algorithm.header() + "]";
    }

    /** The key itself. */
    PublicKey publicKey() {
        return key;
    }

    boolean verifies(byte[] input, byte[] signature) {
        if (!form.fits(signature)) {
            return false;
        }
        try {
            Signature check = algorithm.verifying(key);
            check.update(input);
            return check.verify(signature);
        } catch (GeneralSecurityException | RuntimeException failed) {
            // A provider may fail on a hostile signature in its own way.
            return false;
        }
    }

    /** In the class of the preferred provider, so that it need not be converted again, and so that no foreign class answers. */
    private static PublicKey copied(SigningAlgorithm algorithm, PublicKey key) {
        try {
            return algorithm.keys().generatePublic(new X509EncodedKeySpec(key.getEncoded()));
        } catch (GeneralSecurityException | RuntimeException otherKind) {
            throw SoundKeys.refused(algorithm);
        }
    }
}
