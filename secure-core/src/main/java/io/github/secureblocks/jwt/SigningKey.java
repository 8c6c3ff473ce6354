package io.github.secureblocks.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import io.github.secureblocks.random.SecureTokens;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;

/** A private key, and the public one that verifies what it signs. */
record SigningKey(VerificationKey verification, JWSSigner signer) {
    private static final int BITS = 3_072;

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
                VerificationKey.of(
                        SecureTokens.urlSafe(SecureTokens.MIN_BITS), SigningAlgorithm.RS256, pair.getPublic()),
                new RSASSASigner(pair.getPrivate()));
    }

    String id() {
        return verification.id();
    }

    RSAPublicKey publicKey() {
        return (RSAPublicKey) verification.publicKey();
    }

    byte[] sign(byte[] input) {
        JWSAlgorithm algorithm = JWSAlgorithm.parse(verification.algorithm().header());
        try {
            return signer.sign(new JWSHeader(algorithm), input).decode();
        } catch (JOSEException failed) {
            throw new IllegalStateException(
                    "Signing failed; the security provider refuses " + algorithm + " keys", failed);
        }
    }
}
