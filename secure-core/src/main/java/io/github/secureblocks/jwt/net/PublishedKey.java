package io.github.secureblocks.jwt.net;

import io.github.secureblocks.jwt.SigningAlgorithm;
import io.github.secureblocks.jwt.VerificationKey;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One key of a document that can be used: for verifying, by one algorithm that is allowed. */
record PublishedKey(VerificationKey key, PublicKey publicKey) {
    static final int MAX_ID_LENGTH = 256;

    /** The header of every Ed25519 key in the form of X.509 (RFC 8410). */
    private static final String ED25519_PREFIX = "302a300506032b6570032100";

    /** Of the largest modulus that anybody uses: whoever publishes a larger one wants to cost time. */
    private static final int MAX_NUMBER_BYTES = 1_024;

    /** Empty where the key is of no use to us, because of what it is for or what it is. */
    static Optional<PublishedKey> of(Map<String, Object> jwk, Set<SigningAlgorithm> allowed) {
        if (!(jwk.get("kid") instanceof String id)
                || id.isEmpty()
                || id.length() > MAX_ID_LENGTH
                || !isForVerifying(jwk)) {
            return Optional.empty();
        }
        try {
            Optional<SigningAlgorithm> algorithm = algorithm(jwk, allowed);
            if (algorithm.isEmpty()) {
                return Optional.empty();
            }
            PublicKey key = publicKey(jwk);
            return Optional.of(new PublishedKey(VerificationKey.of(id, algorithm.get(), key), key));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    /** So that a key which is published unchanged stays the same object. */
    boolean isOf(PublishedKey other) {
        return key.algorithm() == other.key.algorithm() && publicKey.equals(other.publicKey);
    }

    private static boolean isForVerifying(Map<String, Object> jwk) {
        if (jwk.containsKey("use") && !"sig".equals(jwk.get("use"))) {
            return false;
        }
        if (!jwk.containsKey("key_ops")) {
            return true;
        }
        return jwk.get("key_ops") instanceof List<?> operations
                && operations.contains("verify")
                && new HashSet<>(operations).size() == operations.size();
    }

    /** The one that the key names; where it names none, the only one that it could be for. */
    private static Optional<SigningAlgorithm> algorithm(Map<String, Object> jwk, Set<SigningAlgorithm> allowed) {
        List<SigningAlgorithm> fitting = allowed.stream()
                .filter(each -> kindOf(each).equals(jwk.get("kty")))
                .filter(each -> each == SigningAlgorithm.RS256
                        || each == SigningAlgorithm.PS256
                        || curveOf(each).equals(jwk.get("crv")))
                .filter(each -> !jwk.containsKey("alg") || nameOf(each).equals(jwk.get("alg")))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private static String kindOf(SigningAlgorithm algorithm) {
        return switch (algorithm) {
            case RS256, PS256 -> "RSA";
            case ES256 -> "EC";
            case ED25519 -> "OKP";
        };
    }

    private static String curveOf(SigningAlgorithm algorithm) {
        return algorithm == SigningAlgorithm.ES256 ? "P-256" : "Ed25519";
    }

    private static String nameOf(SigningAlgorithm algorithm) {
        return algorithm == SigningAlgorithm.ED25519 ? "Ed25519" : algorithm.name();
    }

    private static PublicKey publicKey(Map<String, Object> jwk) throws GeneralSecurityException {
        if ("RSA".equals(jwk.get("kty"))) {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
        }
        if ("EC".equals(jwk.get("kty"))) {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            ECPoint point =
                    new ECPoint(new BigInteger(1, coordinate(jwk, "x")), new BigInteger(1, coordinate(jwk, "y")));
            return KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
        }
        String encoded = ED25519_PREFIX + HexFormat.of().formatHex(coordinate(jwk, "x"));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(encoded)));
    }

    private static BigInteger number(Map<String, Object> jwk, String name) {
        byte[] bytes = bytes(jwk, name);
        if (bytes.length > MAX_NUMBER_BYTES) {
            throw new IllegalArgumentException("Too large");
        }
        return new BigInteger(1, bytes);
    }

    private static byte[] coordinate(Map<String, Object> jwk, String name) {
        byte[] bytes = bytes(jwk, name);
        if (bytes.length != 32) {
            throw new IllegalArgumentException("Not of the curve's length");
        }
        return bytes;
    }

    /** One text for each value: no padding, no other alphabet, no stray bits at the end. */
    private static byte[] bytes(Map<String, Object> jwk, String name) {
        if (jwk.get(name) instanceof String text) {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        }
        throw new IllegalArgumentException("Not in Base64url");
    }
}
