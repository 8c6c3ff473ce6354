package io.github.secureblocks.jwt.net;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts of keys and documents. */
final class Jwk {
    static final RSAPublicKey RSA = (RSAPublicKey) generate("RSA", 2_048);
    static final RSAPublicKey OTHER_RSA = (RSAPublicKey) generate("RSA", 2_048);
    static final ECPublicKey EC = (ECPublicKey) generate("EC", 256);
    static final PublicKey ED25519 = generate("Ed25519", 255);

    private Jwk() {}

    static PublicKey generate(String kind, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            return generator.generateKeyPair().getPublic();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static String document(String... keys) {
        return Stream.of(keys).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    /** A document of keys for RS256, all the same but for their identifiers. */
    static String rs256(String... ids) {
        return document(Stream.of(ids).map(id -> rsa(id, "\"alg\":\"RS256\"")).toArray(String[]::new));
    }

    static String rsa(String id, String... more) {
        return rsa(RSA.getModulus(), RSA.getPublicExponent(), with(id(id), more));
    }

    static String rsa(BigInteger modulus, BigInteger exponent, String... more) {
        return object(
                with("\"kty\":\"RSA\",\"n\":\"" + number(modulus) + "\",\"e\":\"" + number(exponent) + '"', more));
    }

    static String ec(String id, String... more) {
        return ec(EC.getW().getAffineX(), EC.getW().getAffineY(), with(id(id), more));
    }

    static String ec(BigInteger x, BigInteger y, String... more) {
        return object(
                with("\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + padded(x) + "\",\"y\":\"" + padded(y) + '"', more));
    }

    static String ed25519(String id, String... more) {
        byte[] encoded = ED25519.getEncoded();
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return object(with("\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + base64(point) + '"', with(id(id), more)));
    }

    static String id(String id) {
        return "\"kid\":\"" + id + '"';
    }

    static String object(String... members) {
        return "{" + String.join(",", members) + "}";
    }

    static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return base64(bytes.length > 1 && bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String padded(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, padded, 32 - length, length);
        return base64(padded);
    }

    private static String[] with(String first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }
}
