package io.github.secureblocks.samples.rules.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.net.ssl.SSLParameters;

/** Names that hold the letters of a weak algorithm and are none. */
final class CryptoWeakAlgorithmNearMiss {
    GCMParameterSpec nonce(SecureRandom random) {
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        return new GCMParameterSpec(128, nonce);
    }

    void names() throws GeneralSecurityException {
        Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        Cipher.getInstance("ChaCha20-Poly1305");
        Signature.getInstance("SHA512withECDSA");
        Mac.getInstance("HmacSHA256");
    }

    void connections(SSLParameters parameters) {
        parameters.setProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
        parameters.setCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
    }
}
