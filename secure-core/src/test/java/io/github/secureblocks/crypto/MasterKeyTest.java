package io.github.secureblocks.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.secureblocks.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
    private static final byte[] BYTES = bytes(1);
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

    @Test
    void derivesAMacKeyForEachPurposeByThePublishedFunction() throws Exception {
        byte[] label = "secureblocks mac tokens".getBytes(StandardCharsets.UTF_8);
        byte[] derived = MessageDigest.getInstance("SHA-256")
                .digest(ByteBuffer.allocate(36 + label.length)
                        .putInt(1)
                        .put(BYTES)
                        .put(label)
                        .array());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(derived, "HmacSHA256"));

        MacKey key = MasterKey.of(secret(BYTES)).macKeys("tokens").current();
        assertThat(key.of(MESSAGE)).isEqualTo(mac.doFinal(MESSAGE));
        assertThat(key.matches(MESSAGE, key.of(MESSAGE))).isTrue();
        assertThat(MasterKey.of(secret(BYTES)).macKeys("others").current().of(MESSAGE))
                .isNotEqualTo(key.of(MESSAGE));
    }

    @Test
    void aCodeOfAnotherLengthOrContentDoesNotMatch() {
        MacKey key = MasterKey.of(secret(BYTES)).macKeys("tokens").current();
        byte[] code = key.of(MESSAGE);
        for (int i = 0; i < code.length; i++) {
            byte[] changed = code.clone();
            changed[i] ^= 1;
            assertThat(key.matches(MESSAGE, changed)).isFalse();
        }
        assertThat(key.matches(MESSAGE, new byte[0])).isFalse();
        assertThat(key.matches(MESSAGE, Arrays.copyOf(code, 31))).isFalse();
        assertThat(key.matches(MESSAGE, Arrays.copyOf(code, 33))).isFalse();
    }

    @Test
    void findsTheKeyOfAnEarlierSecretByItsIdentifier() {
        MacKey old = MasterKey.of(secret(BYTES)).macKeys("tokens").current();
        MacKeys both = MasterKey.of(secret(bytes(2)), secret(BYTES)).macKeys("tokens");

        assertThat(both.current().id()).isNotEqualTo(old.id()).matches("[A-Za-z0-9_-]{11}");
        assertThat(both.find(old.id()))
                .hasValueSatisfying(found -> assertThat(found.of(MESSAGE)).isEqualTo(old.of(MESSAGE)));
        assertThat(both.find("unknown")).isEmpty();
        assertThat(old.toString()).isEqualTo("MacKey[" + old.id() + "]");
    }

    @Test
    void readsBase64WithAndWithoutPaddingAndOfBothAlphabets() {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) 0xFB);
        String code = Base64.getEncoder().encodeToString(bytes);
        assertThat(code).contains("+");
        byte[] expected = MasterKey.of(Secret.of(code)).macKeys("a").current().of(MESSAGE);
        assertThat(MasterKey.of(Secret.of(
                                code.replace("=", "").replace('+', '-').replace('/', '_')))
                        .macKeys("a")
                        .current()
                        .of(MESSAGE))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "AAAAAAAAAAAAAAAAAAAAAA==",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "\u0141AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
            })
    void refusesWhatIsNot32BytesAndSaysHowToMakeThem(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.of(Secret.of(text)))
                .withMessage("Secret[unnamed] is not a master key, which has 32 bytes in Base64; make one by:"
                        + " openssl rand -base64 32");
    }

    @Test
    void refusesASecretTwiceAndAClosedOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> MasterKey.of(secret(BYTES), secret(BYTES)));
        Secret closed = secret(BYTES);
        closed.close();
        assertThatIllegalStateException().isThrownBy(() -> MasterKey.of(closed));
    }

    private static byte[] bytes(int seed) {
        byte[] bytes = new byte[MasterKey.BYTES];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static Secret secret(byte[] bytes) {
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }
}
