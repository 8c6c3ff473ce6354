package io.github.secureblocks.samples.benchmarks.jwt;

import io.github.secureblocks.jwt.SigningAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.InstantSource;
import java.util.Base64;

/** The platform's own signatures. */
record Signing(SigningAlgorithm algorithm, String header) {
    static final String ISSUER = "https://issuer.example";
    static final String AUDIENCE = "notes";
    static final String KEY = "q1w2e3r4t5y6u7i8o9p0aA";

    KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(
                switch (algorithm) {
                    case RS256, PS256 -> "RSA";
                    case ES256 -> "EC";
                    case ED25519 -> "Ed25519";
                });
        switch (algorithm) {
            case RS256, PS256 -> generator.initialize(3_072);
            case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
            case ED25519 -> {
                // Has one size.
            }
        }
        return generator.generateKeyPair();
    }

    boolean verifies(PublicKey key, byte[] signed, byte[] signature) throws GeneralSecurityException {
        Signature check = signature();
        check.initVerify(key);
        check.update(signed);
        return check.verify(signature);
    }

    byte[] sign(PrivateKey key, byte[] input) throws GeneralSecurityException {
        Signature sign = signature();
        sign.initSign(key);
        sign.update(input);
        return sign.sign();
    }

    /** What the block's issuer writes, of the same length. */
    String token(PrivateKey key, int number) throws GeneralSecurityException {
        String head = base64(("{\"alg\":\"" + header + "\",\"kid\":\"" + KEY + "\",\"typ\":\"at+jwt\"}")
                .getBytes(StandardCharsets.US_ASCII));
        String input = head + "." + base64(claims(number).getBytes(StandardCharsets.US_ASCII));
        return input + "." + base64(sign(key, input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String claims(int number) {
        long now = InstantSource.system().instant().getEpochSecond();
        return "{\"iss\":\"" + ISSUER + "\",\"aud\":\"" + AUDIENCE + "\",\"sub\":\"user-42\",\"iat\":" + now
                + ",\"exp\":" + (now + 3_600) + ",\"jti\":\""
                + "jDqC3yfK2vFdZ0sXn8tPpBbWuLhGmRrIeEaOcTkQy" + (10 + number) + "\",\"roles\":[\"user\"]}";
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Signature signature() throws GeneralSecurityException {
        Signature signature = Signature.getInstance(
                switch (algorithm) {
                    case RS256 -> "SHA256withRSA";
                    case PS256 -> "RSASSA-PSS";
                    case ES256 -> "SHA256withECDSAinP1363Format";
                    case ED25519 -> "Ed25519";
                });
        if (algorithm == SigningAlgorithm.PS256) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        return signature;
    }
}
