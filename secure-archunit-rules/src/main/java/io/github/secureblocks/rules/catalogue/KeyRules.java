package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/** Keys and the comparison of what they make. */
final class KeyRules {
    private static final String SIZES = "java.security.KeyPairGenerator#initialize(int, *)";
    private static final String NIMBUS = "com.nimbusds.jose.";
    private static final String BELOW_2048 = "^([1-9]\\d{0,2}|1\\d{3}|20[0-3]\\d|204[0-7])$";
    private static final String BELOW_3072 = "^(204[89]|20[5-9]\\d|2[1-9]\\d{2}|30[0-6]\\d|307[01])$";

    // 255 to 571 are sizes of good elliptic curves; 512 is a size of RSA alone.
    private static final String WEAK_FOR_ANY =
            "^([1-9]\\d?|1\\d{2}|2[0-4]\\d|25[0-4]|512|5[89]\\d|[6-9]\\d{2}|1\\d{3}" + "|20[0-3]\\d|204[0-7])$";
    private static final String WEAK_CURVES =
            "^(sec[pt](1[1-9]\\d|2[0-2]\\d|239)[rk]\\d|prime(192|239)v\\d|brainpoolP(160|192|224)[rt]1"
                    + "|[PBK]-(1\\d{2}|2[0-2]\\d))$";

    private KeyRules() {}

    static List<Rule> rules() {
        return List.of(size(), comparison());
    }

    private static Rule size() {
        return new Rule(
                "crypto/short-key",
                "Never make a key that is too short",
                Severity.HIGH,
                List.of(326),
                List.of("11.2.3", "11.6.1"),
                "A02",
                "RSA below 2048 bits and curves below 256 are within reach; 128 bits of strength need RSA with 3072.",
                "An attacker computes the private key and signs or decrypts as its owner.",
                List.of(
                        sizes(Verdict.PROVED, Calls.of(SIZES), 0, WEAK_FOR_ANY),
                        sizes(Verdict.PROVED, rsa(), 0, BELOW_2048),
                        sizes(Verdict.POLICY, Calls.of(SIZES), 0, BELOW_3072),
                        sizes(Verdict.POLICY, rsa(), 0, BELOW_3072),
                        sizes(
                                Verdict.PROVED,
                                Calls.of("java.security.spec.ECGenParameterSpec#<init>(java.lang.String)"),
                                0,
                                WEAK_CURVES),
                        sizes(
                                Verdict.PROVED,
                                Calls.of("javax.crypto.KeyGenerator#init(int, *)"),
                                0,
                                "^([1-9]\\d?|10\\d|11[01])$"),
                        sizes(
                                Verdict.POLICY,
                                Calls.of(
                                        "io.jsonwebtoken.security.Keys#keyPairFor(io.jsonwebtoken.SignatureAlgorithm)"),
                                0,
                                "^(RS|PS)256$"),
                        sizes(
                                Verdict.PROVED,
                                Calls.of(
                                        NIMBUS + "crypto.RSASSASigner#<init>(java.security.PrivateKey, boolean)",
                                        NIMBUS + "crypto.RSASSASigner#<init>(com.nimbusds.jose.jwk.RSAKey, boolean)",
                                        NIMBUS + "jwk.gen.RSAKeyGenerator#<init>(int, boolean)"),
                                1,
                                "^(true|1)$"),
                        new Detector.Call(
                                Verdict.PROVED,
                                Calls.of(
                                        "org.jose4j.jwt.consumer.JwtConsumerBuilder#setRelaxVerificationKeyValidation()"))),
                new Fix.Platform(
                        List.of("java.security.KeyPairGenerator"), "rsa.initialize(1024);", "rsa.initialize(3072);"),
                List.of(
                        "Do not keep an old key because it still works: rotate it, as KeyRing does.",
                        "Do not choose 2048 for new keys: ASVS 5.0 asks for 128 bits of strength."),
                "CryptoShortKeyBad",
                "CryptoShortKeyGood");
    }

    private static Rule comparison() {
        return new Rule(
                "crypto/variable-time-compare",
                "Never compare a MAC with equals",
                Severity.MEDIUM,
                List.of(208, 385),
                List.of("11.2.4"),
                "A02",
                "The method equals returns at the first byte that differs, so that its time tells how much was right.",
                "An attacker finds a valid code byte by byte and signs what he likes.",
                List.of(
                        compared(
                                Calls.of("java.lang.String#equals|contentEquals|equalsIgnoreCase|compareTo(*)"),
                                Detector.RECEIVER),
                        compared(Calls.of("java.lang.String#equals|contentEquals|equalsIgnoreCase|compareTo(*)"), 0),
                        compared(pairs(), 0),
                        compared(pairs(), 1)),
                new Fix.Platform(
                        List.of("java.security.MessageDigest"),
                        "Arrays.equals(mac.doFinal(message), given)",
                        "MessageDigest.isEqual(mac.doFinal(message), given)"),
                List.of(
                        "Do not compare as text: decode what was sent and compare bytes.",
                        "Do not write a loop of your own; for keys that rotate write MacKey.matches(message, code)."),
                "CryptoVariableTimeCompareBad",
                "CryptoVariableTimeCompareGood");
    }

    private static Detector compared(List<Signature> calls, int argument) {
        return new Detector.ArgumentFrom(Verdict.PROVED, calls, argument, codes(), List.of());
    }

    private static List<Signature> pairs() {
        return Calls.of(
                "java.util.Arrays#equals|compare|mismatch(byte[], byte[])",
                "java.util.Arrays#equals(char[], char[])",
                "java.util.Objects#equals(java.lang.Object, java.lang.Object)",
                "java.util.Objects#deepEquals(java.lang.Object, java.lang.Object)",
                "org.apache.commons.lang3.StringUtils#equals|equalsIgnoreCase(*)",
                "com.google.common.base.Objects#equal(java.lang.Object, java.lang.Object)",
                "kotlin.jvm.internal.Intrinsics#areEqual(java.lang.Object, java.lang.Object)");
    }

    private static List<Signature> codes() {
        return Calls.of(
                "javax.crypto.Mac#doFinal()",
                "javax.crypto.Mac#doFinal(byte[])",
                "io.github.secureblocks.crypto.MacKey#of(byte[])",
                "org.apache.commons.codec.digest.HmacUtils#hmac|hmacHex(*)");
    }

    private static Detector sizes(Verdict verdict, List<Signature> calls, int argument, String sizes) {
        return new Detector.ArgumentConstant(
                verdict, calls, argument, Pattern.compile(sizes, Pattern.CASE_INSENSITIVE));
    }

    private static List<Signature> rsa() {
        return Calls.of(
                "java.security.spec.RSAKeyGenParameterSpec#<init>(int, *)",
                "java.security.AlgorithmParameterGenerator#init(int, *)",
                "javax.crypto.spec.DHGenParameterSpec#<init>(int, int)",
                NIMBUS + "jwk.gen.RSAKeyGenerator#<init>(int, *)");
    }
}
