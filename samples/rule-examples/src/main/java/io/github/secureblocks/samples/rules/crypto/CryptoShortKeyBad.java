package io.github.secureblocks.samples.rules.crypto;

import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.jsonwebtoken.SignatureAlgorithm;
import io.jsonwebtoken.security.Keys;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** Keys that are within reach, and some that soon will be. */
final class CryptoShortKeyBad {
    private static final int BITS = 1024;

    KeyPair rsa() throws GeneralSecurityException {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(BITS); // finds crypto/short-key
        return rsa.generateKeyPair();
    }

    void rsaOfTheLastDecade(KeyPairGenerator rsa) {
        rsa.initialize(2048); // finds crypto/short-key
    }

    void curve(KeyPairGenerator curve) {
        curve.initialize(192); // finds crypto/short-key
    }

    RSAKeyGenParameterSpec spec() {
        return new RSAKeyGenParameterSpec(1536, RSAKeyGenParameterSpec.F4); // finds crypto/short-key
    }

    ECGenParameterSpec curveByName() {
        return new ECGenParameterSpec("secp192r1"); // finds crypto/short-key
    }

    RSAKeyGenerator nimbus() {
        return new RSAKeyGenerator(2048); // finds crypto/short-key
    }

    @SuppressWarnings("deprecation")
    RSASSASigner weakAllowed(PrivateKey key) {
        return new RSASSASigner(key, true); // finds crypto/short-key
    }

    @SuppressWarnings("deprecation")
    KeyPair jjwt() {
        return Keys.keyPairFor(SignatureAlgorithm.RS256); // finds crypto/short-key
    }
}
