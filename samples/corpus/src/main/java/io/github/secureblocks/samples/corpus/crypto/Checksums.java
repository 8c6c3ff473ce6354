package io.github.secureblocks.samples.corpus.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.net.ssl.SSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.util.DigestUtils;

/** Digests, signatures, keys and contexts. */
class Checksums {
    private static final String[] PREFERRED = {"SHA-256", "SHA-512", "SHA-1"};
    private static final String DIGEST;

    static {
        String bits = "25" + (3 + 3);
        DIGEST = "SHA-" + bits;
    }

    private final Properties settings = new Properties();

    @Value("${checksums.algorithm:MD5}")
    private String configured;

    @Value("${checksums.next:SHA-256}")
    private String next;

    Checksums() throws IOException {
        try (InputStream in = Checksums.class.getResourceAsStream("/crypto.properties")) {
            settings.load(in);
        }
    }

    String unsafeStaticBlock(byte[] bytes) throws NoSuchAlgorithmException {
        String name = DIGEST.replace("256", "1");
        return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(bytes)); // unsafe crypto/weak-algorithm
    }

    String safeStaticBlock(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance(DIGEST).digest(bytes)); // safe crypto/weak-algorithm
    }

    MessageDigest unsafeArrayIndex() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance(PREFERRED[PREFERRED.length - 1]); // unsafe crypto/weak-algorithm
    }

    MessageDigest safeArrayIndex() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance(PREFERRED[PREFERRED.length - 2]); // safe crypto/weak-algorithm
    }

    MessageDigest unsafePackedProperties() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance(settings.getProperty("digest.fast")); // unsafe crypto/weak-algorithm
    }

    MessageDigest safePackedProperties() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance(settings.getProperty("digest.strong")); // safe crypto/weak-algorithm
    }

    MessageDigest unsafePropertiesDefault() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance(settings.getProperty("digest.none", "MD5")); // unsafe crypto/weak-algorithm
    }

    MessageDigest safePropertiesDefault() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance(settings.getProperty("digest.strong", "MD5")); // safe crypto/weak-algorithm
    }

    MessageDigest unsafePlaceholderDefault() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance(configured); // unsafe crypto/weak-algorithm
    }

    MessageDigest safePlaceholderDefault() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance(next); // safe crypto/weak-algorithm
    }

    MessageDigest unsafeSwitchOnLength(int bits) throws NoSuchAlgorithmException {
        String name = switch (bits) {
            case 128 -> "MD5";
            case 256 -> "SHA-256";
            case 512 -> "SHA-512";
            default -> throw new IllegalArgumentException("bits");
        };
        return MessageDigest.getInstance(name); // unsafe crypto/weak-algorithm
    }

    MessageDigest safeSwitchOnLength(int bits) throws NoSuchAlgorithmException {
        String name = switch (bits) {
            case 256 -> "SHA-256";
            case 384 -> "SHA-384";
            case 512 -> "SHA-512";
            default -> throw new IllegalArgumentException("bits");
        };
        return MessageDigest.getInstance(name); // safe crypto/weak-algorithm
    }

    MessageDigest unsafeLoopOverNames() {
        Iterator<String> names = List.of("SHA3-512", "SHA1").iterator();
        while (names.hasNext()) {
            try {
                return MessageDigest.getInstance(names.next()); // unsafe crypto/weak-algorithm
            } catch (NoSuchAlgorithmException e) {
                continue;
            }
        }
        throw new IllegalStateException();
    }

    MessageDigest safeLoopOverNames() {
        for (String name : List.of("SHA3-512", "SHA-256")) {
            try {
                return MessageDigest.getInstance(name); // safe crypto/weak-algorithm
            } catch (NoSuchAlgorithmException e) {
                continue;
            }
        }
        throw new IllegalStateException();
    }

    MessageDigest unsafeStreamFirst() throws NoSuchAlgorithmException {
        String name = Stream.of("MD5", "SHA-256")
                .filter(n -> n.startsWith("M"))
                .findFirst()
                .orElse("SHA-256");
        return MessageDigest.getInstance(name); // unsafe crypto/weak-algorithm
    }

    MessageDigest safeStreamFirst() throws NoSuchAlgorithmException {
        String name =
                Stream.of("MD5", "SHA-256").map(n -> "SHA-256").findFirst().orElse("SHA-512");
        return MessageDigest.getInstance(name); // safe crypto/weak-algorithm
    }

    String unsafeByName(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return DigestUtils.md5DigestAsHex(bytes); // unsafe crypto/weak-algorithm
    }

    String safeByName(String text) throws NoSuchAlgorithmException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA3-256").digest(bytes)); // safe crypto/weak-algorithm
    }

    Signature unsafeSignatureName(String algorithm) throws NoSuchAlgorithmException {
        String key = algorithm.isEmpty() ? "RSA" : "DSA";
        return Signature.getInstance("SHA1with" + key); // unsafe crypto/weak-algorithm
    }

    Signature safeSignatureName(String algorithm) throws NoSuchAlgorithmException {
        String key = algorithm.isEmpty() ? "RSA" : "ECDSA";
        return Signature.getInstance("SHA256with" + key); // safe crypto/weak-algorithm
    }

    SecretKey unsafeKeyGenerator() throws NoSuchAlgorithmException {
        String name = "AES-DES".substring(4);
        return KeyGenerator.getInstance(name).generateKey(); // unsafe crypto/weak-algorithm
    }

    SecretKey safeKeyGenerator() throws NoSuchAlgorithmException {
        String name = "AES-DES".substring(0, 3);
        return KeyGenerator.getInstance(name).generateKey(); // safe crypto/weak-algorithm
    }

    SecretKeyFactory unsafeKeyFactory(boolean weak) throws NoSuchAlgorithmException {
        StringBuilder name = new StringBuilder("PBEWith");
        name.append(weak ? "MD5AndDES" : "HmacSHA256AndAES_256");
        return SecretKeyFactory.getInstance(name.toString()); // unsafe crypto/weak-algorithm
    }

    SecretKeyFactory safeKeyFactory(boolean weak) throws NoSuchAlgorithmException {
        StringBuilder name = new StringBuilder("PBEWith");
        name.append(weak ? "HmacSHA256AndAES_128" : "HmacSHA256AndAES_256");
        return SecretKeyFactory.getInstance(name.toString()); // safe crypto/weak-algorithm
    }

    SSLContext unsafeProtocol(String minor) throws GeneralSecurityException {
        String version = minor.equals("3") ? "TLSv1.3" : String.format("TLSv%d.%d", 1, 1);
        return SSLContext.getInstance(version); // unsafe crypto/weak-algorithm
    }

    SSLContext safeProtocol(String minor) throws GeneralSecurityException {
        String version = minor.equals("3") ? "TLSv1.3" : String.format("TLSv%d.%d", 1, 2);
        return SSLContext.getInstance(version); // safe crypto/weak-algorithm
    }

    MessageDigest unsafeOuterAndInner() throws NoSuchAlgorithmException {
        class Settings {
            private String name = "SHA-256";

            void weaken() {
                name = "MD5";
            }
        }
        Settings own = new Settings();
        own.weaken();
        return MessageDigest.getInstance(own.name); // unsafe crypto/weak-algorithm
    }

    MessageDigest safeOuterAndInner() throws NoSuchAlgorithmException {
        class Settings {
            private String name = "MD5";

            void strengthen() {
                name = "SHA-256";
            }
        }
        Settings own = new Settings();
        own.strengthen();
        return MessageDigest.getInstance(own.name); // safe crypto/weak-algorithm
    }
}
