package io.github.secureblocks.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import io.github.secureblocks.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {
    private static final byte[] MASTER = master(1);
    private static final byte[] CONTENT = "the content".getBytes(StandardCharsets.UTF_8);

    private final Sealer sealer = key(MASTER).sealer("keys");

    @Test
    void opensWhatItSealedForWhomItWasBoundTo() {
        for (int length : new int[] {0, 1, 15, 16, 17, 10_000}) {
            byte[] content = new byte[length];
            new Random(length).nextBytes(content);
            assertThat(sealer.open(sealer.seal(content, "row 1"), "row 1")).isEqualTo(content);
        }
    }

    /** RFC 7516 and NIST SP 800-56C by the platform's primitives, so that another implementation opens what was sealed. */
    @Test
    void isAes256GcmInTheCompactFormOfJweUnderADerivedKey() throws Exception {
        String sealed = sealer.seal(CONTENT, "row 1");
        String[] parts = sealed.split("\\.", -1);
        byte[] label = "secureblocks seal keys".getBytes(StandardCharsets.UTF_8);
        byte[] derived = MessageDigest.getInstance("SHA-256")
                .digest(ByteBuffer.allocate(4 + 32 + label.length)
                        .putInt(1)
                        .put(MASTER)
                        .put(label)
                        .array());

        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(128, decoded(parts[2])));
        cipher.updateAAD(parts[0].getBytes(StandardCharsets.US_ASCII));
        cipher.update(decoded(parts[3]));

        assertThat(cipher.doFinal(decoded(parts[4]))).isEqualTo(CONTENT);
        assertThat(new String(decoded(parts[0]), StandardCharsets.UTF_8))
                .contains("\"alg\":\"dir\"", "\"enc\":\"A256GCM\"", "\"bound\":\"row 1\"");
        assertThat(parts[1]).isEmpty();
    }

    @Test
    void neverUsesANonceTwice() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            nonces.add(sealer.seal(CONTENT, "row 1").split("\\.", -1)[2]);
        }
        assertThat(nonces).hasSize(2_000);
    }

    @Test
    void whatBelongsToAnotherEntryIsNotOpened() {
        String sealed = sealer.seal(CONTENT, "row 1");
        for (String name : new String[] {"row 2", "row 1 ", "", "ROW 1"}) {
            assertBroken(SealBroken.Reason.BOUND_TO_ANOTHER, sealer, sealed, name);
        }
    }

    @Test
    void whatWasSealedForAnotherPurposeOrUnderAnotherKeyIsNotOpened() {
        String sealed = sealer.seal(CONTENT, "row 1");
        assertBroken(SealBroken.Reason.KEY_UNKNOWN, key(MASTER).sealer("cookies"), sealed, "row 1");
        assertBroken(SealBroken.Reason.KEY_UNKNOWN, key(master(2)).sealer("keys"), sealed, "row 1");
    }

    @Test
    void aForgedKeyIdentifierDoesNotOpenIt() throws Exception {
        Sealer other = key(master(2)).sealer("keys");
        String mine = new String(decoded(sealer.seal(CONTENT, "r").split("\\.")[0]), StandardCharsets.UTF_8);
        String[] parts = other.seal(CONTENT, "r").split("\\.", -1);
        parts[0] = Base64.getUrlEncoder().withoutPadding().encodeToString(mine.getBytes(StandardCharsets.UTF_8));

        assertBroken(SealBroken.Reason.CHANGED, sealer, String.join(".", parts), "r");
    }

    @Test
    void everyChangedBitIsNoticed() {
        String sealed = sealer.seal(CONTENT, "row 1");
        for (int i = 0; i < sealed.length(); i++) {
            for (char c : new char[] {'A', 'B', '_', '=', '+', '.', ' ', '\u0141', '\n'}) {
                if (sealed.charAt(i) != c) {
                    String changed = sealed.substring(0, i) + c + sealed.substring(i + 1);
                    assertThatThrownBy(() -> sealer.open(changed, "row 1"))
                            .as("character %s at %s", (int) c, i)
                            .isInstanceOf(SealBroken.class);
                }
            }
        }
    }

    @Test
    void anyTextIsOpenedOrRefusedByOneType() {
        String sealed = sealer.seal(CONTENT, "row 1");
        Random random = new Random(9);
        for (int i = 0; i < 5_000; i++) {
            String text = mutated(sealed, random);
            if (!text.equals(sealed)) {
                assertThatThrownBy(() -> sealer.open(text, "row 1"))
                        .as("round %s", i)
                        .isInstanceOf(SealBroken.class)
                        .hasMessageNotContaining(sealed.substring(0, 12));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"alg\":\"dir\"}",
                "{\"enc\":\"A256GCM\"}",
                "{\"alg\":null,\"enc\":null}",
                "{\"alg\":\"dir\",\"enc\":\"A128GCM\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"crit\":[\"x\"]}",
                "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A256GCM\",\"p2c\":2147483647,\"p2s\":\"AAAA\"}",
                "{\"alg\":\"none\"}"
            })
    void aHeaderThatIsNotOursIsRefused(String header) {
        String[] parts = sealer.seal(CONTENT, "row 1").split("\\.", -1);
        parts[0] = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> sealer.open(String.join(".", parts), "row 1")).isInstanceOf(SealBroken.class);
    }

    @Test
    void doesNotInflateWhatIsCompressedEvenUnderTheRightKey() throws Exception {
        byte[] label = "secureblocks seal keys".getBytes(StandardCharsets.UTF_8);
        byte[] derived = MessageDigest.getInstance("SHA-256")
                .digest(ByteBuffer.allocate(36 + label.length)
                        .putInt(1)
                        .put(MASTER)
                        .put(label)
                        .array());
        JWEObject bomb = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                        .compressionAlgorithm(CompressionAlgorithm.DEF)
                        .build(),
                new Payload(new byte[200_000]));
        bomb.encrypt(new DirectEncrypter(derived));
        assertBroken(SealBroken.Reason.MALFORMED, sealer, bomb.serialize(), "row 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"A256KW\",\"enc\":\"A256GCM\",\"kid\":\"%s\"}",
                "{\"alg\":\"dir\",\"enc\":\"A128CBC-HS256\",\"kid\":\"%s\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\",\"kid\":\"%s\"}"
            })
    void anotherAlgorithmIsRefusedBeforeTheKeyIsUsedForIt(String header) {
        String[] parts = sealer.seal(CONTENT, "row 1").split("\\.", -1);
        String ours = new String(decoded(parts[0]), StandardCharsets.UTF_8);
        String id = ours.replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
        parts[0] = base64(String.format(header, id).getBytes(StandardCharsets.UTF_8));
        assertBroken(SealBroken.Reason.MALFORMED, sealer, String.join(".", parts), "row 1");
    }

    @Test
    void oneContentHasOneTextAlone() {
        String sealed = sealer.seal(CONTENT, "row 1");
        String[] parts = sealed.split("\\.", -1);
        for (int i : new int[] {3, 4}) {
            String[] others = parts.clone();
            others[i] = otherSpareBits(parts[i]);
            assertThat(decoded(others[i])).as("the same bytes").isEqualTo(decoded(parts[i]));
            assertBroken(SealBroken.Reason.MALFORMED, sealer, String.join(".", others), "row 1");
        }
        for (String around : new String[] {" " + sealed, sealed + "\n", sealed + "=", sealed + ".", "\t" + sealed}) {
            assertBroken(SealBroken.Reason.MALFORMED, sealer, around, "row 1");
        }
    }

    @Test
    void whatCouldNotBeOpenedAgainIsNotSealed() {
        assertThat(sealer.open(sealer.seal(new byte[48_000], "row 1"), "row 1")).hasSize(48_000);
        assertThatThrownBy(() -> sealer.seal(new byte[50_000], "row 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A sealed content has at most 65536 characters, not 66");
    }

    @Test
    void refusesWhatIsTooLongBeforeItIsReadAnyFurther() throws Exception {
        byte[] label = "secureblocks seal keys".getBytes(StandardCharsets.UTF_8);
        byte[] derived = MessageDigest.getInstance("SHA-256")
                .digest(ByteBuffer.allocate(36 + label.length)
                        .putInt(1)
                        .put(MASTER)
                        .put(label)
                        .array());
        JWEObject large =
                new JWEObject(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(new byte[60_000]));
        large.encrypt(new DirectEncrypter(derived));
        assertBroken(SealBroken.Reason.MALFORMED, sealer, large.serialize(), "row 1");
        assertBroken(SealBroken.Reason.MALFORMED, sealer, "A".repeat(Sealer.MAX_LENGTH + 1), "row 1");
    }

    @Test
    void readsWhatAnEarlierKeySealedAndTellsThatItIsNotCurrent() {
        String old = sealer.seal(CONTENT, "row 1");
        Sealer changed = MasterKey.of(secret(master(2)), secret(MASTER)).sealer("keys");

        assertThat(changed.open(old, "row 1")).isEqualTo(CONTENT);
        assertThat(changed.isCurrent(old)).isFalse();
        String anew = changed.seal(CONTENT, "row 1");
        assertThat(changed.isCurrent(anew)).isTrue();
        assertThat(key(master(2)).sealer("keys").open(anew, "row 1")).isEqualTo(CONTENT);
        assertThatThrownBy(() -> changed.isCurrent("no")).isInstanceOf(SealBroken.class);
    }

    @Test
    void theIdentifierOfAKeyTellsNothingOfIt() throws Exception {
        String header = new String(decoded(sealer.seal(CONTENT, "r").split("\\.")[0]), StandardCharsets.UTF_8);
        byte[] label = "secureblocks seal keys".getBytes(StandardCharsets.UTF_8);
        byte[] derived = MessageDigest.getInstance("SHA-256")
                .digest(ByteBuffer.allocate(36 + label.length)
                        .putInt(1)
                        .put(MASTER)
                        .put(label)
                        .array());
        byte[] mac = mac(derived, "id");
        assertThat(header)
                .doesNotContain(base64(derived).substring(0, 8))
                .doesNotContain(base64(mac).substring(0, 8))
                .doesNotContain(base64(MASTER).substring(0, 8));
    }

    private static void assertBroken(SealBroken.Reason reason, Sealer sealer, String sealed, String name) {
        assertThatThrownBy(() -> sealer.open(sealed, name))
                .isInstanceOfSatisfying(
                        SealBroken.class, broken -> assertThat(broken.reason()).isEqualTo(reason));
    }

    /** Base64's last letter may have bits that stand for nothing. */
    private static String otherSpareBits(String part) {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = part.length() - 1;
        return part.substring(0, last) + letters.charAt(letters.indexOf(part.charAt(last)) ^ 1);
    }

    private static String mutated(String text, Random random) {
        char[] chars = text.toCharArray();
        switch (random.nextInt(4)) {
            case 0 -> {
                return text.substring(0, random.nextInt(text.length()));
            }
            case 1 -> {
                int at = random.nextInt(text.length());
                return text.substring(0, at) + (char) random.nextInt(0x300) + text.substring(at);
            }
            case 2 -> {
                for (int i = 0; i < 8; i++) {
                    chars[random.nextInt(chars.length)] = (char) (32 + random.nextInt(96));
                }
            }
            default -> {
                int from = random.nextInt(chars.length);
                Arrays.fill(chars, from, Math.min(chars.length, from + random.nextInt(20)), '.');
            }
        }
        return new String(chars);
    }

    private static byte[] master(int seed) {
        byte[] bytes = new byte[MasterKey.BYTES];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static MasterKey key(byte[] master) {
        return MasterKey.of(secret(master));
    }

    private static Secret secret(byte[] master) {
        return Secret.of(Base64.getEncoder().encodeToString(master));
    }

    private static byte[] mac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
