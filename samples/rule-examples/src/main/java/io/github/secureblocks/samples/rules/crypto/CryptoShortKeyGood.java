package io.github.secureblocks.samples.rules.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** 128 bits of strength. */
final class CryptoShortKeyGood {
    KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(3072);
        return rsa.generateKeyPair();
    }
}
