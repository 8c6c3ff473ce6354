package io.github.secureblocks.samples.corpus.blind.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Digests and signatures of files. */
class Digests {
    private static final boolean STRICT = true;
    private static final Properties SETTINGS = settings();

    private static Properties settings() {
        Properties settings = new Properties();
        try (InputStream in = Digests.class.getResourceAsStream("/blind-crypto.properties")) {
            settings.load(in);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    enum Speed {
        FAST("MD5"),
        SOLID("SHA-256");

        private final String algorithm;

        Speed(String algorithm) {
            this.algorithm = algorithm;
        }

        String algorithm() {
            return algorithm;
        }
    }

    enum Length {
        SHORT(256),
        LONG(512);

        private final int bits;

        Length(int bits) {
            this.bits = bits;
        }

        String algorithm() {
            return "SHA-" + bits;
        }
    }

    /** How a file is summed up; most do not care. */
    interface Scheme {
        default String digest() {
            return "SHA-1";
        }

        int version();
    }

    record Plain(int version) implements Scheme {}

    record Modern(int version) implements Scheme {
        @Override
        public String digest() {
            return "SHA3-256";
        }
    }

    static final class Options {
        private String algorithm = "MD5";
        private int rounds = 1;

        Options algorithm(String name) {
            algorithm = name;
            return this;
        }

        Options rounds(int number) {
            rounds = number;
            return this;
        }

        MessageDigest unsafeOptionsOfBuilder() throws NoSuchAlgorithmException {
            return MessageDigest.getInstance(rounds > 1 ? "SHA-512" : algorithm); // unsafe crypto/weak-algorithm
        }

        MessageDigest safeOptionsOfBuilder() throws NoSuchAlgorithmException {
            return MessageDigest.getInstance(rounds > 1 ? "SHA-512" : "SHA-384"); // safe crypto/weak-algorithm
        }
    }

    private static String first(String... names) {
        for (String name : names) {
            if (name != null && !name.isEmpty()) {
                return name;
            }
        }
        return null;
    }

    MessageDigest unsafeEnumOfSpeeds(String speed) throws NoSuchAlgorithmException {
        Speed chosen = Speed.valueOf(speed.toUpperCase(Locale.ROOT));
        return MessageDigest.getInstance(chosen.algorithm()); // unsafe crypto/weak-algorithm
    }

    MessageDigest safeEnumOfSpeeds(String length) throws NoSuchAlgorithmException {
        Length chosen = Length.valueOf(length.toUpperCase(Locale.ROOT));
        return MessageDigest.getInstance(chosen.algorithm()); // safe crypto/weak-algorithm
    }

    MessageDigest unsafeDefaultOfInterface(int version) throws NoSuchAlgorithmException {
        Scheme scheme = version > 3 ? new Modern(version) : new Plain(version);
        return MessageDigest.getInstance(scheme.digest()); // unsafe crypto/weak-algorithm
    }

    MessageDigest safeDefaultOfInterface(int version) throws NoSuchAlgorithmException {
        Scheme scheme = new Modern(version > 3 ? version : new Plain(3).version());
        return MessageDigest.getInstance(scheme.digest()); // safe crypto/weak-algorithm
    }

    MessageDigest unsafeFallbackInCatch() throws NoSuchAlgorithmException {
        try {
            return MessageDigest.getInstance("BLAKE3");
        } catch (NoSuchAlgorithmException missing) {
            return MessageDigest.getInstance("SHA"); // unsafe crypto/weak-algorithm
        }
    }

    MessageDigest safeFallbackInCatch() throws NoSuchAlgorithmException {
        try {
            return MessageDigest.getInstance("BLAKE3");
        } catch (NoSuchAlgorithmException missing) {
            return MessageDigest.getInstance("SHA-512"); // safe crypto/weak-algorithm
        }
    }

    MessageDigest unsafeFirstThatWorks(Iterator<String> wished) {
        for (String name : List.of("SHA3-512", "SHA-512", "MD5")) {
            try {
                return MessageDigest.getInstance(name); // unsafe crypto/weak-algorithm
            } catch (NoSuchAlgorithmException missing) {
                continue;
            }
        }
        throw new IllegalStateException(wished.next());
    }

    MessageDigest safeFirstThatWorks(Iterator<String> wished) {
        for (String name : List.of("SHA3-512", "SHA-512", "SHA-384")) {
            try {
                return MessageDigest.getInstance(name); // safe crypto/weak-algorithm
            } catch (NoSuchAlgorithmException missing) {
                continue;
            }
        }
        throw new IllegalStateException(wished.next());
    }

    MessageDigest unsafeSpelling(int bits) throws NoSuchAlgorithmException {
        String name = "sha_" + (bits > 160 ? "256" : "1");
        return MessageDigest.getInstance(
                name.replace('_', '-').toUpperCase(Locale.ROOT)); // unsafe crypto/weak-algorithm
    }

    MessageDigest safeSpelling(int bits) throws NoSuchAlgorithmException {
        String name = "sha_" + (bits > 256 ? "512" : "256");
        return MessageDigest.getInstance(name.replace('_', '-').toUpperCase(Locale.ROOT)); // safe crypto/weak-algorithm
    }

    MessageDigest unsafeFirstOfMany() throws NoSuchAlgorithmException {
        String name = first(System.getenv("DIGEST"), System.getProperty("digest"), "MD5");
        return MessageDigest.getInstance(name); // unsafe crypto/weak-algorithm
    }

    MessageDigest safeFirstOfMany() throws NoSuchAlgorithmException {
        String name = first(System.getenv("DIGEST"), "", "SHA-256", "MD5");
        return MessageDigest.getInstance(name); // safe crypto/weak-algorithm
    }

    MessageDigest unsafePackedSetting() throws NoSuchAlgorithmException {
        String name = SETTINGS.getProperty("etag.digest", "SHA-256");
        return MessageDigest.getInstance(name); // unsafe crypto/weak-algorithm
    }

    MessageDigest safePackedSetting() throws NoSuchAlgorithmException {
        String name = SETTINGS.getProperty("file.digest", "MD5");
        return MessageDigest.getInstance(name); // safe crypto/weak-algorithm
    }

    Supplier<MessageDigest> unsafeSupplierOfDigest(boolean strict) {
        String name = strict && !STRICT ? "SHA-256" : "md5";
        return () -> {
            try {
                return MessageDigest.getInstance(name); // unsafe crypto/weak-algorithm
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    Supplier<MessageDigest> safeSupplierOfDigest(boolean strict) {
        String name = strict || STRICT ? "SHA-256" : "md5";
        return () -> {
            try {
                return MessageDigest.getInstance(name); // safe crypto/weak-algorithm
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    Signature unsafeSignatureParts(boolean elliptic) throws NoSuchAlgorithmException {
        Map<String, String> parts = new HashMap<>();
        parts.put("digest", "SHA1");
        parts.put("key", elliptic ? "ECDSA" : "RSA");
        return Signature.getInstance(parts.get("digest") + "with" + parts.get("key")); // unsafe crypto/weak-algorithm
    }

    Signature safeSignatureParts(boolean elliptic) throws NoSuchAlgorithmException {
        Map<String, String> parts = new HashMap<>();
        parts.put("digest", "SHA1");
        parts.put("key", elliptic ? "ECDSA" : "RSA");
        parts.replace("digest", "SHA512");
        return Signature.getInstance(parts.get("digest") + "with" + parts.get("key")); // safe crypto/weak-algorithm
    }

    Signature unsafeChosenByStream(String key) throws NoSuchAlgorithmException {
        Optional<String> name = Stream.of("SHA256withRSA", "MD5withRSA", "SHA256withECDSA")
                .filter(one -> one.endsWith(key))
                .findFirst();
        return Signature.getInstance(Objects.requireNonNull(name.orElse(null))); // unsafe crypto/weak-algorithm
    }

    Signature safeChosenByStream(String key) throws NoSuchAlgorithmException {
        Optional<String> name = Stream.of("SHA256withRSA", "SHA384withRSA", "SHA256withECDSA")
                .filter(one -> one.endsWith(key))
                .findFirst();
        return Signature.getInstance(Objects.requireNonNull(name.orElse(null))); // safe crypto/weak-algorithm
    }
}
