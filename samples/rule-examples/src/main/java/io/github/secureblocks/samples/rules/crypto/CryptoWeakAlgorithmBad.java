package io.github.secureblocks.samples.rules.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.springframework.util.DigestUtils;

/** Algorithms that are broken or that protect half of what is expected. */
final class CryptoWeakAlgorithmBad {
    private static final String ALGORITHM = "MD5";

    void ciphers() throws GeneralSecurityException {
        Cipher.getInstance("DES/CBC/PKCS5Padding"); // finds crypto/weak-algorithm
        Cipher.getInstance("AES"); // finds crypto/weak-algorithm
        Cipher.getInstance("AES/ECB/PKCS5Padding"); // finds crypto/weak-algorithm
        Cipher.getInstance("AES/CBC/PKCS5Padding"); // finds crypto/weak-algorithm
        Cipher.getInstance("RSA/ECB/PKCS1Padding"); // finds crypto/weak-algorithm
        KeyGenerator.getInstance("DESede"); // finds crypto/weak-algorithm
    }

    GCMParameterSpec constantNonce() {
        return new GCMParameterSpec(128, new byte[12]); // finds crypto/weak-algorithm
    }

    void digests(byte[] password) throws GeneralSecurityException {
        MessageDigest.getInstance(ALGORITHM); // finds crypto/weak-algorithm
        MessageDigest.getInstance("SHA-1"); // finds crypto/weak-algorithm
        DigestUtils.md5DigestAsHex(password); // finds crypto/weak-algorithm
    }

    void signatures() throws GeneralSecurityException {
        Signature.getInstance("SHA1withRSA"); // finds crypto/weak-algorithm
        Mac.getInstance("HmacMD5"); // finds crypto/weak-algorithm
    }

    void wrapped() throws GeneralSecurityException {
        Cipher.getInstance("DESedeWrap"); // finds crypto/weak-algorithm
        Signature.getInstance("MD5andSHA1withRSA"); // finds crypto/weak-algorithm
    }

    void connections(SSLParameters parameters, SSLEngine engine) throws GeneralSecurityException {
        SSLContext.getInstance("TLSv1.1"); // finds crypto/weak-algorithm
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1"}); // finds crypto/weak-algorithm
        engine.setEnabledCipherSuites(new String[] {"TLS_RSA_WITH_3DES_EDE_CBC_SHA"}); // finds crypto/weak-algorithm
    }
}
