package io.github.secureblocks.samples.corpus.blind.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.NullCipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Ciphers, keys and connections. */
class Ciphers {
    private static final String[] MODES = {"ECB", "GCM"};

    static class Base {
        protected String algorithm() {
            return "AES";
        }

        protected String mode() {
            return "GCM";
        }

        final String transformation() {
            return String.join("/", algorithm(), mode(), "NoPadding");
        }
    }

    static class Old extends Base {
        @Override
        protected String mode() {
            return "ECB";
        }
    }

    static class Renamed extends Base {
        @Override
        protected String algorithm() {
            return super.algorithm() + "_256";
        }
    }

    static final class UnsafeChainedConstructor {
        private final String transformation;
        private final int tag;

        UnsafeChainedConstructor() {
            this(128);
        }

        private UnsafeChainedConstructor(int tag) {
            this("DESede/CBC/PKCS5Padding", tag);
        }

        private UnsafeChainedConstructor(String transformation, int tag) {
            this.transformation = transformation;
            this.tag = tag;
        }

        Cipher cipher() throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance(transformation); // unsafe crypto/weak-algorithm
            cipher.updateAAD(new byte[] {(byte) tag});
            return cipher;
        }
    }

    static final class SafeChainedConstructor {
        private final String transformation;
        private final int tag;

        SafeChainedConstructor() {
            this(128);
        }

        private SafeChainedConstructor(int tag) {
            this("AES/GCM/NoPadding", tag);
        }

        private SafeChainedConstructor(String transformation, int tag) {
            this.transformation = transformation;
            this.tag = tag;
        }

        Cipher cipher() throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance(transformation); // safe crypto/weak-algorithm
            cipher.updateAAD(new byte[] {(byte) tag});
            return cipher;
        }
    }

    Cipher unsafeOverriddenMode() throws GeneralSecurityException {
        Base base = new Old();
        return Cipher.getInstance(base.transformation()); // unsafe crypto/weak-algorithm
    }

    Cipher safeOverriddenMode() throws GeneralSecurityException {
        Base base = new Renamed();
        return Cipher.getInstance(base.transformation()); // safe crypto/weak-algorithm
    }

    Cipher unsafeArrayOfModes(int index) throws GeneralSecurityException {
        String mode = MODES[Math.floorMod(index, MODES.length)];
        return Cipher.getInstance(String.format("AES/%s/%s", mode, "NoPadding")); // unsafe crypto/weak-algorithm
    }

    Cipher safeArrayOfModes() throws GeneralSecurityException {
        String mode = MODES[MODES.length - 1];
        return Cipher.getInstance(String.format("AES/%s/%s", mode, "NoPadding")); // safe crypto/weak-algorithm
    }

    Cipher unsafePaddingOfRsa(boolean legacy) throws GeneralSecurityException {
        StringBuilder name = new StringBuilder("RSA/ECB/");
        if (legacy) {
            name.append("PKCS1").append("Padding");
        } else {
            name.append("OAEPWithSHA-256AndMGF1Padding");
        }
        return Cipher.getInstance(name.toString()); // unsafe crypto/weak-algorithm
    }

    Cipher safePaddingOfRsa(boolean legacy) throws GeneralSecurityException {
        StringBuilder name = new StringBuilder("RSA/ECB/");
        name.append(legacy ? "OAEPWithSHA-512AndMGF1" : "OAEPWithSHA-256AndMGF1")
                .append("Padding");
        return Cipher.getInstance(name.toString()); // safe crypto/weak-algorithm
    }

    Cipher unsafeNothingToHide(boolean test) throws GeneralSecurityException {
        if (test) {
            return new NullCipher(); // unsafe crypto/weak-algorithm
        }
        return Cipher.getInstance("AES/GCM/NoPadding");
    }

    Cipher safeNothingToHide(boolean test) throws GeneralSecurityException {
        if (test) {
            return Cipher.getInstance("ChaCha20-Poly1305"); // safe crypto/weak-algorithm
        }
        return Cipher.getInstance("AES/GCM/NoPadding");
    }

    SecretKey unsafeSizeDecides(int bits) throws GeneralSecurityException {
        String name = switch (bits) {
            case 128, 192, 256 -> "AES";
            case 112, 168 -> "DESede";
            default -> throw new IllegalArgumentException("No such size");
        };
        KeyGenerator generator = KeyGenerator.getInstance(name); // unsafe crypto/weak-algorithm
        generator.init(bits, new SecureRandom());
        return generator.generateKey();
    }

    SecretKey safeSizeDecides(int bits) throws GeneralSecurityException {
        String name = switch (bits) {
            case 128, 192, 256 -> "AES";
            case 112, 168 -> throw new IllegalArgumentException("DESede is gone");
            default -> "ChaCha20";
        };
        KeyGenerator generator = KeyGenerator.getInstance(name); // safe crypto/weak-algorithm
        generator.init(bits, new SecureRandom());
        return generator.generateKey();
    }

    SecretKey unsafeKeyOfPassword(char[] password, byte[] salt) throws GeneralSecurityException {
        String cipher = salt.length < 16 ? "DES" : "TripleDES";
        SecretKeyFactory factory =
                SecretKeyFactory.getInstance("PBEWithMD5And" + cipher); // unsafe crypto/weak-algorithm
        return factory.generateSecret(new PBEKeySpec(password, salt, 600_000, 256));
    }

    SecretKey safeKeyOfPassword(char[] password, byte[] salt) throws GeneralSecurityException {
        String digest = salt.length < 16 ? "SHA256" : "SHA512";
        SecretKeyFactory factory =
                SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest); // safe crypto/weak-algorithm
        return factory.generateSecret(new PBEKeySpec(password, salt, 600_000, 256));
    }

    SSLContext unsafeVersionOfContext(double version) throws GeneralSecurityException {
        String suffix = version > 1.1 ? "v1.2" : "v1";
        return SSLContext.getInstance("TLS" + suffix); // unsafe crypto/weak-algorithm
    }

    SSLContext safeVersionOfContext(double version) throws GeneralSecurityException {
        String suffix = version > 1.2 ? "v1.3" : "v1.2";
        return SSLContext.getInstance("TLS" + suffix); // safe crypto/weak-algorithm
    }

    void unsafeProtocolSet(SSLSocket socket, boolean compatible) {
        Set<String> protocols = new LinkedHashSet<>(List.of("TLSv1.3", "TLSv1.2"));
        if (compatible) {
            protocols.add("TLSv1.1");
        }
        socket.setEnabledProtocols(protocols.toArray(new String[0])); // unsafe crypto/weak-algorithm
    }

    void safeProtocolSet(SSLSocket socket, boolean compatible) {
        Set<String> protocols = new LinkedHashSet<>(List.of("TLSv1.3"));
        if (compatible) {
            protocols.add("TLSv1.2");
        }
        socket.setEnabledProtocols(protocols.toArray(new String[0])); // safe crypto/weak-algorithm
    }

    SSLParameters unsafeSuitesOfList() {
        List<String> suites = new ArrayList<>();
        suites.add("TLS_AES_256_GCM_SHA384");
        suites.addAll(Arrays.asList("TLS_AES_128_GCM_SHA256", "TLS_RSA_WITH_RC4_128_SHA"));
        SSLParameters parameters = new SSLParameters();
        parameters.setCipherSuites(suites.toArray(String[]::new)); // unsafe crypto/weak-algorithm
        return parameters;
    }

    SSLParameters safeSuitesOfList() {
        List<String> suites = new ArrayList<>();
        suites.add("TLS_AES_256_GCM_SHA384");
        suites.addAll(Arrays.asList("TLS_AES_128_GCM_SHA256", "TLS_RSA_WITH_RC4_128_SHA"));
        suites.remove("TLS_RSA_WITH_RC4_128_SHA");
        SSLParameters parameters = new SSLParameters();
        parameters.setCipherSuites(suites.toArray(String[]::new)); // safe crypto/weak-algorithm
        return parameters;
    }
}
