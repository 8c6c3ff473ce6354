package io.github.secureblocks.jwt;

import com.nimbusds.jose.crypto.utils.ECChecks;
import com.nimbusds.jose.jwk.Curve;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Which public keys are believed: of the right kind, and not known to be weak. */
final class SoundKeys {
    private static final int MIN_RSA_BITS = 2_048;
    private static final int MAX_RSA_BITS = 8_192;
    private static final int MAX_EXPONENT_BITS = 256;
    private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(65_537);

    /** The generator of CVE-2017-15361 made primes that are powers of 65537 modulo each of these. */
    private static final List<BigInteger> ROCA_PRIMES = IntStream.of(
                    3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101,
                    103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167)
            .mapToObj(BigInteger::valueOf)
            .toList();

    private static final BigInteger SMALL_FACTORS = ROCA_PRIMES.stream().reduce(BigInteger.TWO, BigInteger::multiply);

    /** The y of every point of order 1, 2, 4 or 8, little-endian as in the key: any signature fits such a key. */
    private static final Set<String> SMALL_ORDER = Set.of(
            "0100000000000000000000000000000000000000000000000000000000000000",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");

    /** A y from here on is a second encoding of a smaller one. */
    private static final BigInteger FIELD = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private static final int ED25519_BYTES = 32;

    private SoundKeys() {}

    static void require(SigningAlgorithm algorithm, PublicKey key) {
        boolean sound = switch (algorithm) {
            case RS256, PS256 -> key instanceof RSAPublicKey rsa && isSound(rsa);
            case ES256 -> key instanceof ECPublicKey ec && isSound(ec);
            case ED25519 -> isSoundEd25519(rawEd25519(key));
        };
        if (!sound) {
            throw refused(algorithm);
        }
    }

    static IllegalArgumentException refused(SigningAlgorithm algorithm) {
        return new IllegalArgumentException("Not a sound key for " + algorithm.header() + ", which takes "
                + switch (algorithm) {
                    case RS256, PS256 ->
                        "an RSA key of " + MIN_RSA_BITS + " to " + MAX_RSA_BITS
                                + " bits with an odd exponent from 65537 on, made by a generator without known flaws";
                    case ES256 -> "a point of the curve P-256";
                    case ED25519 -> "a point of Curve25519 that is not of small order";
                });
    }

    /** The last bytes of a key's encoding are the key of RFC 8032. */
    static byte[] rawEd25519(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
    }

    private static boolean isSound(RSAPublicKey key) {
        BigInteger modulus = key.getModulus();
        BigInteger exponent = key.getPublicExponent();
        return modulus.bitLength() >= MIN_RSA_BITS
                && modulus.bitLength() <= MAX_RSA_BITS
                && exponent.testBit(0)
                && exponent.compareTo(MIN_EXPONENT) >= 0
                && exponent.bitLength() <= MAX_EXPONENT_BITS
                && modulus.gcd(SMALL_FACTORS).equals(BigInteger.ONE)
                && !ROCA_PRIMES.stream().allMatch(prime -> isPowerOf65537(modulus.mod(prime), prime));
    }

    private static boolean isPowerOf65537(BigInteger number, BigInteger prime) {
        BigInteger power = BigInteger.ONE;
        do {
            if (power.equals(number)) {
                return true;
            }
            power = power.multiply(MIN_EXPONENT).mod(prime);
        } while (!power.equals(BigInteger.ONE));
        return false;
    }

    private static boolean isSound(ECPublicKey key) {
        return Curve.P_256.equals(Curve.forECParameterSpec(key.getParams()))
                && ECChecks.isPointOnCurve(key, Curve.P_256.toECParameterSpec());
    }

    private static boolean isSoundEd25519(byte[] raw) {
        byte[] y = raw.clone();
        y[ED25519_BYTES - 1] &= 0x7f;
        return !SMALL_ORDER.contains(HexFormat.of().formatHex(y))
                && bigEndian(y).compareTo(FIELD) < 0;
    }

    private static BigInteger bigEndian(byte[] littleEndian) {
        byte[] turned = new byte[littleEndian.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = littleEndian[turned.length - 1 - i];
        }
        return new BigInteger(1, turned);
    }
}
