package io.github.secureblocks.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;

/**
 * A public key that verifies tokens, for one algorithm. The header that the library sees is built here: nothing of a
 * presented header chooses what is computed (RFC 8725, 3.1).
 */
public final class VerificationKey {
    private final String id;
    private final SigningAlgorithm algorithm;
    private final PublicKey key;
    private final JWSHeader header;
    private final JWSVerifier verifier;

    private VerificationKey(String id, SigningAlgorithm algorithm, PublicKey key, JWSVerifier verifier) {
        this.id = id;
        this.algorithm = algorithm;
        this.key = key;
        this.header = new JWSHeader(JWSAlgorithm.parse(algorithm.header()));
        this.verifier = verifier;
    }

    /**
     * A key.
     *
     * @param id as tokens name it
     * @param algorithm the only one that it is for
     * @param key of the algorithm's kind
     * @return the key
     * @throws IllegalArgumentException if the key is of another kind or too weak
     */
    public static VerificationKey of(String id, SigningAlgorithm algorithm, PublicKey key) {
        if (algorithm != SigningAlgorithm.RS256 || !(key instanceof RSAPublicKey rsa)) {
            throw new IllegalArgumentException("Not a key for " + algorithm.header());
        }
        return new VerificationKey(id, algorithm, key, new RSASSAVerifier(rsa));
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

    /** The key itself. */
    PublicKey publicKey() {
        return key;
    }

    boolean verifies(byte[] input, byte[] signature) {
        try {
            return verifier.verify(header, input, Base64URL.encode(signature));
        } catch (JOSEException failed) {
            return false;
        }
    }
}
