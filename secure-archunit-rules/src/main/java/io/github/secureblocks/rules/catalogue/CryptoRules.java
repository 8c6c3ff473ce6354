package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/** Ciphers, digests and signatures. */
final class CryptoRules {
    private static final String ENCODERS = "org.springframework.security.crypto.password.";
    private static final String CODEC = "org.apache.commons.codec.digest.DigestUtils#";
    private static final String SPRING_DIGEST = "org.springframework.util.DigestUtils#";

    private static final String DIGESTS = "^(MD2|MD4|MD5|SHA-?1?)$";
    private static final Pattern PROTOCOLS =
            Pattern.compile("^(SSLv[23](Hello)?|TLSv1(\\.1)?)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern SUITES =
            Pattern.compile("_(NULL|anon|EXPORT|RC4|RC2|DES|DES40|3DES|MD5)(_|$)", Pattern.CASE_INSENSITIVE);

    private CryptoRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "crypto/weak-algorithm",
                "Never use a broken cipher, mode, digest or password encoder",
                Severity.HIGH,
                List.of(327, 328, 329, 916),
                List.of("11.3.1", "11.3.2", "11.3.4", "11.4.1", "11.4.2", "12.1.1"),
                "A02",
                "DES, RC4, ECB, PKCS#1 v1.5 padding, MD5 and SHA-1 are broken; a fast digest is no password hash.",
                "An attacker reads what was encrypted, forges what was signed or recovers passwords.",
                List.of(
                        weak(
                                "javax.crypto.Cipher#getInstance(java.lang.String, *)",
                                "^(DES|DESede|DESedeWrap|TripleDES|RC2|RC4|ARCFOUR|Blowfish)(/|$)|^(AES|RSA)$|^(?!RSA/)[^/]+/ECB/"
                                        + "|^RSA/[^/]+/(PKCS1Padding|NoPadding)$"),
                        weak("java.security.MessageDigest#getInstance(java.lang.String, *)", DIGESTS),
                        weak(
                                "java.security.Signature#getInstance(java.lang.String, *)",
                                "^(MD2|MD5|MD5andSHA1|SHA1|NONE)with"),
                        weak(
                                "javax.crypto.KeyGenerator#getInstance(java.lang.String, *)",
                                "^(DES|DESede|TripleDES|RC2|RC4|ARCFOUR|Blowfish)$"),
                        weak(
                                "javax.crypto.SecretKeyFactory#getInstance(java.lang.String, *)",
                                "^(DES|DESede|TripleDES)$|^PBEWith(MD5|SHA1)And"),
                        weak(CODEC + "<init>(java.lang.String)", DIGESTS),
                        weak(CODEC + "getDigest(java.lang.String, *)", DIGESTS),
                        new Detector.ArgumentConstant(Verdict.PROVED, protocols(), 0, PROTOCOLS),
                        new Detector.ArgumentConstant(Verdict.PROVED, suites(), 0, SUITES),
                        constantNonce("javax.crypto.spec.IvParameterSpec#<init>(byte[], *)", 0),
                        constantNonce("javax.crypto.spec.GCMParameterSpec#<init>(int, byte[], *)", 1),
                        new Detector.Call(Verdict.PROVED, brokenByName()),
                        new Detector.ArgumentConstant(
                                Verdict.POLICY,
                                Calls.of("javax.crypto.Cipher#getInstance(java.lang.String, *)"),
                                0,
                                Pattern.compile("/(CBC|CTR|CFB|OFB)\\d*/", Pattern.CASE_INSENSITIVE)),
                        new Detector.ArgumentConstant(
                                Verdict.POLICY,
                                Calls.of("javax.crypto.Mac#getInstance(java.lang.String, *)"),
                                0,
                                Pattern.compile("^Hmac(MD5|SHA1)$", Pattern.CASE_INSENSITIVE)),
                        new Detector.Call(
                                Verdict.POLICY,
                                Calls.of(
                                        "com.google.common.hash.Hashing#hmacMd5|hmacSha1(*)",
                                        "org.apache.commons.codec.digest.HmacUtils#hmacMd5|hmacMd5Hex|hmacSha1"
                                                + "|hmacSha1Hex(*)"))),
                new Fix.Platform(
                        List.of("javax.crypto.Cipher", "java.security.MessageDigest"),
                        "Cipher.getInstance(\"AES\") and MessageDigest.getInstance(\"MD5\")",
                        "Cipher.getInstance(\"AES/GCM/NoPadding\")\nMessageDigest.getInstance(\"SHA-256\")"),
                List.of(
                        "Do not use a constant or repeated nonce with GCM: draw 12 new bytes from SecureRandom each time.",
                        "Do not store passwords as SHA-256: write PasswordHasher.bcrypt().hash(password)."),
                "CryptoWeakAlgorithmBad",
                "CryptoWeakAlgorithmGood"));
    }

    private static Detector weak(String call, String algorithms) {
        return new Detector.ArgumentConstant(
                Verdict.PROVED, Calls.of(call), 0, Pattern.compile(algorithms, Pattern.CASE_INSENSITIVE));
    }

    private static Detector constantNonce(String call, int argument) {
        return new Detector.ArgumentConstant(
                Verdict.PROVED, Calls.of(call), argument, Pattern.compile(".", Pattern.DOTALL));
    }

    private static List<Signature> protocols() {
        return Calls.of(
                "javax.net.ssl.SSLContext#getInstance(java.lang.String, *)",
                "javax.net.ssl.SSLParameters#setProtocols(java.lang.String[])",
                "javax.net.ssl.SSLSocket#setEnabledProtocols(java.lang.String[])",
                "javax.net.ssl.SSLServerSocket#setEnabledProtocols(java.lang.String[])",
                "javax.net.ssl.SSLEngine#setEnabledProtocols(java.lang.String[])",
                "okhttp3.ConnectionSpec$Builder#tlsVersions(java.lang.String[])",
                "org.apache.hc.core5.ssl.SSLContextBuilder#setProtocol(java.lang.String)",
                "org.apache.http.ssl.SSLContextBuilder#setProtocol(java.lang.String)");
    }

    private static List<Signature> suites() {
        return Calls.of(
                "javax.net.ssl.SSLParameters#<init>|setCipherSuites(java.lang.String[])",
                "javax.net.ssl.SSLSocket#setEnabledCipherSuites(java.lang.String[])",
                "javax.net.ssl.SSLServerSocket#setEnabledCipherSuites(java.lang.String[])",
                "javax.net.ssl.SSLEngine#setEnabledCipherSuites(java.lang.String[])",
                "okhttp3.ConnectionSpec$Builder#cipherSuites(java.lang.String[])");
    }

    private static List<Signature> brokenByName() {
        return Calls.of(
                "javax.crypto.NullCipher#<init>()",
                CODEC + "md2|md2Hex|md5|md5Hex|sha1|sha1Hex|sha|shaHex(*)",
                CODEC + "getMd2Digest|getMd5Digest|getSha1Digest|getShaDigest()",
                "org.apache.commons.codec.digest.Md5Crypt#apr1Crypt|md5Crypt(*)",
                "org.apache.commons.codec.digest.UnixCrypt#crypt(*)",
                SPRING_DIGEST + "md5Digest|md5DigestAsHex|appendMd5DigestAsHex(*)",
                "com.google.common.hash.Hashing#md5|sha1()",
                ENCODERS + "NoOpPasswordEncoder#getInstance()",
                ENCODERS + "Md4PasswordEncoder#<init>(*)",
                ENCODERS + "LdapShaPasswordEncoder#<init>(*)",
                ENCODERS + "MessageDigestPasswordEncoder#<init>(*)",
                ENCODERS + "StandardPasswordEncoder#<init>(*)");
    }
}
