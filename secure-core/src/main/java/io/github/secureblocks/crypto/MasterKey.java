package io.github.secureblocks.crypto;

import com.google.errorprone.annotations.CompileTimeConstant;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.ConcatKDF;
import io.github.secureblocks.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one secret of a service, from which a key of its own is derived for each purpose.
 *
 * <p><b>Guarantees.</b> Keys of 256 bits, derived by the single-step function of NIST SP 800-56C with SHA-256, so that what
 * was made for one purpose is of no use for another. What is new is made under the current secret; what an earlier secret
 * made can still be read, until that secret is left out.
 *
 * <p><b>Does not guarantee</b> that the secret is a good one: make it by {@code openssl rand -base64 32}, never out of a
 * password. It is not wiped from memory.
 *
 * <p>OWASP ASVS 5.0 11.2.2, 11.2.3, 13.3.1; CWE-321.
 */
public final class MasterKey {
    /** The length of the secret, decoded. */
    public static final int BYTES = 32;

    private static final int ID_BYTES = 8;

    private final List<SecretKey> keys;

    private MasterKey(List<SecretKey> keys) {
        this.keys = keys;
    }

    /**
     * A master key.
     *
     * @param current 32 bytes in Base64 or Base64url, such as {@code Secrets.fromEnvironment("MASTER_KEY")}
     * @param earlier the secrets that came before it, the latest first; leave one out when nothing of it is needed any more
     * @return the key
     * @throws IllegalArgumentException if a secret is not of that form or is given twice
     * @throws IllegalStateException if a secret is closed
     */
    public static MasterKey of(Secret current, Secret... earlier) {
        List<SecretKey> keys = new ArrayList<>();
        keys.add(decoded(current));
        for (Secret each : earlier) {
            keys.add(decoded(each));
        }
        if (keys.stream().distinct().count() < keys.size()) {
            throw new IllegalArgumentException("A master key was given twice; name each secret once");
        }
        return new MasterKey(List.copyOf(keys));
    }

    /**
     * Encryption for one purpose.
     *
     * @param purpose what for, the same for whatever is to read it
     * @return a sealer that reads what the current and the earlier secrets sealed
     */
    public Sealer sealer(@CompileTimeConstant String purpose) {
        String label = "seal " + purpose;
        return new Sealer(keys.stream()
                .map(key -> new Sealer.SealingKey(id(key, label), derived(key, label)))
                .toList());
    }

    /**
     * Message authentication for one purpose.
     *
     * @param purpose what for, the same for whatever is to check it
     * @return keys of which the current one authenticates and the earlier ones are found by their identifier
     */
    public MacKeys macKeys(@CompileTimeConstant String purpose) {
        String label = "mac " + purpose;
        return new MacKeys(keys.stream()
                .map(key -> new MacKey(id(key, label), derived(key, label)))
                .toList());
    }

    /** Derived beside the key and not from it, so that a public identifier tells nothing of it. */
    private static String id(SecretKey key, String label) {
        byte[] bytes = derived(key, "id " + label).getEncoded();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, ID_BYTES));
    }

    private static SecretKey derived(SecretKey key, String label) {
        try {
            return new ConcatKDF("SHA-256")
                    .deriveKey(key, 8 * BYTES, ("secureblocks " + label).getBytes(StandardCharsets.UTF_8));
        } catch (JOSEException missing) {
            throw new IllegalStateException("This Java runtime has no SHA-256; use one that has it", missing);
        }
    }

    private static SecretKey decoded(Secret secret) {
        return secret.use(chars -> {
            byte[] text = new byte[chars.length];
            for (int i = 0; i < chars.length; i++) {
                char c = chars[i] == '-' ? '+' : chars[i] == '_' ? '/' : chars[i];
                text[i] = c < 0x80 ? (byte) c : (byte) '?';
            }
            byte[] bytes = {};
            try {
                bytes = Base64.getDecoder().decode(text);
                if (bytes.length == BYTES) {
                    return new SecretKeySpec(bytes, "AES");
                }
            } catch (IllegalArgumentException notBase64) {
                // The same answer as for another length.
            } finally {
                Arrays.fill(text, (byte) 0);
                Arrays.fill(bytes, (byte) 0);
            }
            throw new IllegalArgumentException(secret + " is not a master key, which has " + BYTES
                    + " bytes in Base64; make one by: openssl rand -base64 32");
        });
    }
}
