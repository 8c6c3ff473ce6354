package io.github.secureblocks.jwt;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * How tokens are signed: a key is for exactly one of these (RFC 8725, 3.1).
 *
 * <p>OWASP ASVS 5.0 11.6.1 approves of {@link #PS256}, {@link #ES256} and {@link #ED25519}; its appendix C disallows
 * {@link #RS256}, which is the default because every party of a token reads it.
 *
 * <p>What is computed is computed by the first security provider of the Java runtime that can: a faster one, added before
 * the others, is used without another line.
 */
public enum SigningAlgorithm {
    /** RSA of 3072 bits, PKCS#1 v1.5, SHA-256 (RFC 7518, 3.3). */
    RS256("RS256", "RSA", "SHA256withRSA", rsa()),
    /** RSA of 3072 bits, PSS, SHA-256 (RFC 7518, 3.5). */
    PS256("PS256", "RSA", "RSASSA-PSS", rsa()),
    /** ECDSA on P-256, SHA-256 (RFC 7518, 3.4). */
    ES256("ES256", "EC", "SHA256withECDSAinP1363Format", new ECGenParameterSpec("secp256r1")),
    /** EdDSA on Curve25519 (RFC 8032, RFC 9864). */
    ED25519("Ed25519", "Ed25519", "Ed25519", null);

    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private final String header;
    private final String family;
    private final String signature;
    private final @Nullable AlgorithmParameterSpec parameters;

    SigningAlgorithm(String header, String family, String signature, @Nullable AlgorithmParameterSpec parameters) {
        this.header = header;
        this.family = family;
        this.signature = signature;
        this.parameters = parameters;
    }

    /** The {@code alg} of a header, to the letter. */
    String header() {
        return header;
    }

    /** A new key; takes up to some seconds for RSA. */
    KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
            if (parameters != null) {
                generator.initialize(parameters);
            }
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException missing) {
            throw missing(missing);
        }
    }

    /** Reads and writes the keys of this algorithm. */
    KeyFactory keys() {
        try {
            return KeyFactory.getInstance(family);
        } catch (NoSuchAlgorithmException missing) {
            throw missing(missing);
        }
    }

    Signature signing(PrivateKey key) throws GeneralSecurityException {
        Signature made = Signature.getInstance(signature);
        made.initSign(key);
        return withParameters(made);
    }

    Signature verifying(PublicKey key) throws GeneralSecurityException {
        Signature made = Signature.getInstance(signature);
        made.initVerify(key);
        return withParameters(made);
    }

    private Signature withParameters(Signature made) throws InvalidAlgorithmParameterException {
        if (this == PS256) {
            made.setParameter(PSS);
        }
        return made;
    }

    private static AlgorithmParameterSpec rsa() {
        return new RSAKeyGenParameterSpec(3_072, RSAKeyGenParameterSpec.F4);
    }

    private IllegalStateException missing(GeneralSecurityException cause) {
        return new IllegalStateException("This Java runtime has no " + family + "; use one that has it", cause);
    }
}
