package io.github.secureblocks.password;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** PBKDF2 by the JDK. A form holds salt and hash in hexadecimal; what else they need, its tag says. */
final class Pbkdf2Scheme implements Scheme {
    private record Variant(String tag, String algorithm, int iterations, int saltBytes, int hashBytes) {}

    private static final Variant SHA512 =
            new Variant("{pbkdf2-sha512-210000}", "PBKDF2WithHmacSHA512", 210_000, 16, 64);
    private static final Variant SPRING_5_8 =
            new Variant("{pbkdf2@SpringSecurity_v5_8}", "PBKDF2WithHmacSHA256", 310_000, 16, 32);
    private static final Variant SPRING_5_5 = new Variant("{pbkdf2}", "PBKDF2WithHmacSHA1", 185_000, 8, 32);
    private static final List<Variant> READ = List.of(SHA512, SPRING_5_8, SPRING_5_5);

    private final Variant own;
    private final SecureRandom random = new SecureRandom();

    private Pbkdf2Scheme(Variant own) {
        this.own = own;
    }

    static Scheme ofNew() {
        return new Pbkdf2Scheme(SHA512);
    }

    static Scheme ofStored() {
        return new Pbkdf2Scheme(SPRING_5_8);
    }

    @Override
    public @Nullable StoredForm read(String stored) {
        for (Variant variant : READ) {
            if (stored.startsWith(variant.tag)) {
                byte @Nullable [] bytes = decode(stored.substring(variant.tag.length()));
                return bytes == null || bytes.length != variant.saltBytes + variant.hashBytes
                        ? null
                        : new Form(variant, bytes);
            }
        }
        return null;
    }

    @Override
    public String hash(byte[] password) {
        byte[] salt = new byte[own.saltBytes];
        random.nextBytes(salt);
        HexFormat hex = HexFormat.of();
        return own.tag + hex.formatHex(salt) + hex.formatHex(derive(password, own, salt));
    }

    @Override
    public String toString() {
        return "pbkdf2, " + own.iterations + " iterations";
    }

    private static byte @Nullable [] decode(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static byte[] derive(byte[] password, Variant variant, byte[] salt) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(password));
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters);
        PBEKeySpec spec = new PBEKeySpec(characters, salt, variant.iterations, 8 * variant.hashBytes);
        try {
            return SecretKeyFactory.getInstance(variant.algorithm)
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("The JDK at hand has no " + variant.algorithm, absent);
        } finally {
            spec.clearPassword();
            Arrays.fill(characters, '\0');
            Arrays.fill(decoded.array(), '\0');
        }
    }

    private final class Form implements StoredForm {
        private final Variant variant;
        private final byte[] salt;
        private final byte[] hash;

        Form(Variant variant, byte[] bytes) {
            this.variant = variant;
            this.salt = Arrays.copyOf(bytes, variant.saltBytes);
            this.hash = Arrays.copyOfRange(bytes, variant.saltBytes, bytes.length);
        }

        @Override
        public boolean matches(byte[] password) {
            return MessageDigest.isEqual(derive(password, variant, salt), hash);
        }

        @Override
        public void catchUp(byte[] password) {
            // Nothing to add: no tag stands for a cheap form.
        }

        @Override
        public boolean isCurrent() {
            return variant.equals(own);
        }
    }
}
