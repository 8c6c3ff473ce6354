package io.github.secureblocks.samples.corpus.crypto;

import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Encrypts documents; where the transformation comes from differs. */
final class Vault {
    private static final String ALGORITHM = "AES";
    private static final String GCM = ALGORITHM + "/GCM/NoPadding";
    private static final String ECB = ALGORITHM + "/ECB/PKCS5Padding";
    private static final boolean FIPS = "GCM".length() == 3;
    private static final Map<String, String> BY_NAME = Map.of("old", "DESede/CBC/PKCS5Padding", "new", GCM);

    enum Strength {
        LEGACY("DES/CBC/PKCS5Padding"),
        STRONG(GCM);

        private final String transformation;

        Strength(String transformation) {
            this.transformation = transformation;
        }

        String transformation() {
            return transformation;
        }
    }

    record Suite(String algorithm, String mode, String padding) {
        String transformation() {
            return algorithm + "/" + mode + "/" + padding;
        }
    }

    interface Modes {
        String mode();
    }

    private final String mode;

    Vault(boolean streaming) {
        this.mode = streaming ? "GCM" : "ECB";
    }

    private static String padded(String algorithm, String mode) {
        return String.join("/", algorithm, mode, "PKCS5Padding");
    }

    Cipher unsafeConstantExpression(SecretKey key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ECB); // unsafe crypto/weak-algorithm
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher;
    }

    Cipher safeConstantExpression(SecretKey key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(GCM); // safe crypto/weak-algorithm
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher;
    }

    Cipher unsafeDefaultMode() throws GeneralSecurityException {
        String name = ALGORITHM;
        return Cipher.getInstance(name); // unsafe crypto/weak-algorithm
    }

    Cipher safeDefaultMode() throws GeneralSecurityException {
        String name = ALGORITHM;
        name += "/GCM/NoPadding";
        return Cipher.getInstance(name); // safe crypto/weak-algorithm
    }

    Cipher unsafeModeField() throws GeneralSecurityException {
        return Cipher.getInstance("AES/" + mode + "/NoPadding"); // unsafe crypto/weak-algorithm
    }

    Cipher safeModeField() throws GeneralSecurityException {
        String used = mode.equals("GCM") ? mode : "GCM";
        return Cipher.getInstance("AES/" + used + "/NoPadding"); // safe crypto/weak-algorithm
    }

    Cipher unsafeDeadBranch() throws GeneralSecurityException {
        String transformation = GCM;
        if (FIPS) {
            transformation = "DES/ECB/PKCS5Padding";
        }
        return Cipher.getInstance(transformation); // unsafe crypto/weak-algorithm
    }

    Cipher safeDeadBranch() throws GeneralSecurityException {
        String transformation = "DES/ECB/PKCS5Padding";
        if (FIPS) {
            transformation = GCM;
        }
        return Cipher.getInstance(transformation); // safe crypto/weak-algorithm
    }

    Cipher unsafeBothWays(boolean compatible) throws GeneralSecurityException {
        return Cipher.getInstance(compatible ? "Blowfish" : GCM); // unsafe crypto/weak-algorithm
    }

    Cipher safeBothWays(boolean compact) throws GeneralSecurityException {
        return Cipher.getInstance(compact ? "ChaCha20-Poly1305" : GCM); // safe crypto/weak-algorithm
    }

    Cipher unsafeMapEntry() throws GeneralSecurityException {
        return Cipher.getInstance(BY_NAME.get("old")); // unsafe crypto/weak-algorithm
    }

    Cipher safeMapEntry() throws GeneralSecurityException {
        return Cipher.getInstance(BY_NAME.get("new")); // safe crypto/weak-algorithm
    }

    Cipher unsafeMutableMap(String choice) throws GeneralSecurityException {
        Map<String, String> ciphers = new HashMap<>();
        ciphers.put("fast", "RC4");
        ciphers.put("good", GCM);
        return Cipher.getInstance(ciphers.get(choice)); // unsafe crypto/weak-algorithm
    }

    Cipher safeMutableMap(String choice) throws GeneralSecurityException {
        Map<String, String> ciphers = new HashMap<>();
        ciphers.put("good", "RC4");
        ciphers.put("good", GCM);
        return Cipher.getInstance(ciphers.getOrDefault(choice, GCM)); // safe crypto/weak-algorithm
    }

    Cipher unsafeEnumConstant() throws GeneralSecurityException {
        return Cipher.getInstance(Strength.LEGACY.transformation()); // unsafe crypto/weak-algorithm
    }

    Cipher safeEnumConstant() throws GeneralSecurityException {
        return Cipher.getInstance(Strength.STRONG.transformation()); // safe crypto/weak-algorithm
    }

    Cipher unsafeEnumMapped(Strength strength) throws GeneralSecurityException {
        Map<Strength, String> names = new EnumMap<>(Strength.class);
        names.put(Strength.LEGACY, "AES/ECB/NoPadding");
        names.put(Strength.STRONG, GCM);
        return Cipher.getInstance(names.get(strength)); // unsafe crypto/weak-algorithm
    }

    Cipher safeEnumMapped(Strength strength) throws GeneralSecurityException {
        Map<Strength, String> names = new EnumMap<>(Strength.class);
        names.put(Strength.LEGACY, "ChaCha20-Poly1305");
        names.put(Strength.STRONG, GCM);
        return Cipher.getInstance(names.get(strength)); // safe crypto/weak-algorithm
    }

    Cipher unsafeRecordParts() throws GeneralSecurityException {
        Suite suite = new Suite("AES", "ECB", "PKCS5Padding");
        return Cipher.getInstance(suite.transformation()); // unsafe crypto/weak-algorithm
    }

    Cipher safeRecordParts() throws GeneralSecurityException {
        Suite suite = new Suite("AES", "GCM", "NoPadding");
        return Cipher.getInstance(suite.transformation()); // safe crypto/weak-algorithm
    }

    Cipher unsafeHelperParts() throws GeneralSecurityException {
        return Cipher.getInstance(padded("DESede", "CBC")); // unsafe crypto/weak-algorithm
    }

    Cipher safeHelperParts() throws GeneralSecurityException {
        String padded = padded("AES", "GCM");
        return Cipher.getInstance(padded.replace("PKCS5Padding", "NoPadding")); // safe crypto/weak-algorithm
    }

    Cipher unsafePropertyDefault() throws GeneralSecurityException {
        String name = System.getProperty("vault.cipher", "DES");
        return Cipher.getInstance(name); // unsafe crypto/weak-algorithm
    }

    Cipher safePropertyDefault() throws GeneralSecurityException {
        String name = System.getProperty("vault.cipher", GCM);
        return Cipher.getInstance(name); // safe crypto/weak-algorithm
    }

    Cipher unsafeEnvironmentDefault() throws GeneralSecurityException {
        String name = Optional.ofNullable(System.getenv("VAULT_CIPHER")).orElse("AES/ECB/NoPadding");
        return Cipher.getInstance(name); // unsafe crypto/weak-algorithm
    }

    Cipher safeEnvironmentDefault() throws GeneralSecurityException {
        String name = Optional.ofNullable(System.getenv("VAULT_CIPHER")).orElse(GCM);
        return Cipher.getInstance(name); // safe crypto/weak-algorithm
    }

    Cipher unsafeLambda() throws GeneralSecurityException {
        Supplier<String> name = () -> "RSA/ECB/PKCS1Padding";
        return Cipher.getInstance(name.get()); // unsafe crypto/weak-algorithm
    }

    Cipher safeLambda() throws GeneralSecurityException {
        Supplier<String> name = () -> "RSA/ECB/OAEPWithSHA-256AndMGF1Padding";
        return Cipher.getInstance(name.get()); // safe crypto/weak-algorithm
    }

    Cipher unsafeAnonymousMode() throws GeneralSecurityException {
        Modes modes = new Modes() {
            @Override
            public String mode() {
                return "ecb";
            }
        };
        return Cipher.getInstance("aes/" + modes.mode() + "/nopadding"); // unsafe crypto/weak-algorithm
    }

    Cipher safeAnonymousMode() throws GeneralSecurityException {
        Modes modes = () -> "gcm";
        return Cipher.getInstance("aes/" + modes.mode() + "/nopadding"); // safe crypto/weak-algorithm
    }

    Cipher unsafeFallbackInCatch(String wanted) throws GeneralSecurityException {
        try {
            return Cipher.getInstance(GCM, wanted);
        } catch (GeneralSecurityException e) {
            return Cipher.getInstance("AES/ECB/PKCS5Padding"); // unsafe crypto/weak-algorithm
        }
    }

    Cipher safeFallbackInCatch(String wanted) throws GeneralSecurityException {
        String name = "AES/ECB/PKCS5Padding";
        try {
            return Cipher.getInstance(GCM, wanted);
        } catch (GeneralSecurityException e) {
            name = name.replace("ECB/PKCS5Padding", "GCM/NoPadding");
            return Cipher.getInstance(name); // safe crypto/weak-algorithm
        }
    }

    Cipher unsafeListOfChoices(int preferred) throws GeneralSecurityException {
        List<String> choices = List.of(GCM, "DESede");
        return Cipher.getInstance(choices.get(preferred % choices.size())); // unsafe crypto/weak-algorithm
    }

    Cipher safeListOfChoices(int preferred) throws GeneralSecurityException {
        List<String> choices = List.of(GCM, "ChaCha20-Poly1305");
        return Cipher.getInstance(choices.get(preferred % choices.size())); // safe crypto/weak-algorithm
    }

    Cipher unsafeLowerCase() throws GeneralSecurityException {
        String name = "DESEDE/CBC/PKCS5PADDING".toLowerCase(Locale.ROOT);
        return Cipher.getInstance(name); // unsafe crypto/weak-algorithm
    }

    Cipher safeLowerCase() throws GeneralSecurityException {
        String name = "AES/GCM/NOPADDING".toLowerCase(Locale.ROOT);
        return Cipher.getInstance(name); // safe crypto/weak-algorithm
    }
}
