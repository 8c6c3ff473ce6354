package io.github.secureblocks.samples.rules.crypto;

import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.jsonwebtoken.SignatureAlgorithm;
import io.jsonwebtoken.security.Keys;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.KeyGenerator;

/** Small numbers that are enough: for a curve, and for a key that both sides hold. */
final class CryptoShortKeyNearMiss {
    void sizes(KeyPairGenerator generator) {
        generator.initialize(256);
        generator.initialize(255);
        generator.initialize(521);
        generator.initialize(4096);
    }

    ECGenParameterSpec curve() {
        return new ECGenParameterSpec("secp256r1");
    }

    void symmetric(KeyGenerator generator) {
        generator.init(128);
    }

    RSAKeyGenerator nimbus() {
        return new RSAKeyGenerator(3072);
    }

    @SuppressWarnings("deprecation")
    RSASSASigner strong(PrivateKey key) {
        return new RSASSASigner(key, false);
    }

    @SuppressWarnings("deprecation")
    KeyPair jjwt() {
        return Keys.keyPairFor(SignatureAlgorithm.ES256);
    }
}
