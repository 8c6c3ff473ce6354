package io.github.secureblocks.samples.rules.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;

/** Authenticated encryption and a digest of the SHA-2 family. */
final class CryptoWeakAlgorithmGood {
    Cipher cipher() throws GeneralSecurityException {
        return Cipher.getInstance("AES/GCM/NoPadding");
    }

    byte[] fingerprint(byte[] document) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(document);
    }
}
