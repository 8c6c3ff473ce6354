package io.github.secureblocks.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import io.github.secureblocks.random.SecureTokens;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * One RSA key, for one algorithm. The header that the library sees is built here: nothing of a presented header chooses
 * what is computed (RFC 8725, 3.1).
 */
final class SigningKey {
    private static final int BITS = 3_072;

    private final String id;
    private final RSASSAVerifier verifier;
    private final @Nullable RSASSASigner signer;

    private SigningKey(String id, RSASSAVerifier verifier, @Nullable RSASSASigner signer) {
        this.id = id;
        this.verifier = verifier;
        this.signer = signer;
    }

    static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return of(generator.generateKeyPair());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java runtime has no RSA; use one that has it", missing);
        }
    }

    static SigningKey of(KeyPair pair) {
        return new SigningKey(
                SecureTokens.urlSafe(SecureTokens.MIN_BITS),
                new RSASSAVerifier((RSAPublicKey) pair.getPublic()),
                new RSASSASigner(pair.getPrivate()));
    }

    /** The same key without its private half. */
    SigningKey verifyOnly() {
        return new SigningKey(id, verifier, null);
    }

    String id() {
        return id;
    }

    RSAPublicKey publicKey() {
        return verifier.getPublicKey();
    }

    byte[] sign(byte[] input) {
        if (signer == null) {
            throw new IllegalStateException("This key only verifies");
        }
        try {
            return signer.sign(new JWSHeader(JWSAlgorithm.RS256), input).decode();
        } catch (JOSEException failed) {
            throw new IllegalStateException(
                    "Signing failed; the security provider refuses RSA keys of " + BITS, failed);
        }
    }

    boolean verifies(byte[] input, byte[] signature) {
        try {
            return verifier.verify(new JWSHeader(JWSAlgorithm.RS256), input, Base64URL.encode(signature));
        } catch (JOSEException failed) {
            return false;
        }
    }
}
