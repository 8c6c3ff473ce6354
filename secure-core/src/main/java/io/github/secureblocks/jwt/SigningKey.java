package io.github.secureblocks.jwt;

import io.github.secureblocks.random.SecureTokens;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;

/** A private key, and the public one that verifies what it signs. */
record SigningKey(VerificationKey verification, PrivateKey key) {
    static SigningKey generate(SigningAlgorithm algorithm) {
        return of(algorithm, algorithm.newKey());
    }

    static SigningKey of(SigningAlgorithm algorithm, KeyPair pair) {
        String id = SecureTokens.urlSafe(SecureTokens.MIN_BITS);
        return new SigningKey(VerificationKey.of(id, algorithm, pair.getPublic()), pair.getPrivate());
    }

    String id() {
        return verification.id();
    }

    SigningAlgorithm algorithm() {
        return verification.algorithm();
    }

    RSAPublicKey publicKey() {
        return (RSAPublicKey) verification.publicKey();
    }

    byte[] sign(byte[] input) {
        try {
            Signature signature = algorithm().signing(key);
            signature.update(input);
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(
                    "Signing failed; the security provider refuses "
                            + algorithm().header() + " keys",
                    failed);
        }
    }

    /** The identifier, never the key. */
    @Override
    public String toString() {
        return "SigningKey[" + id() + "]";
    }
}
