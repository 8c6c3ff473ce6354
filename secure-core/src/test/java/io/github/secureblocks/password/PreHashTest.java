package io.github.secureblocks.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCrypt;

class PreHashTest {
    private static final String SALT = "N9qo8uLOickgx2ZMRZoMye";
    private final PasswordHasher hasher = PasswordHasher.of(4, BCrypt::hashpw);

    @Test
    void isTheHmacThatItsTagNames() {
        // By Python: b64encode(hmac.digest(salt, b"secure-blocks bcrypt-hmac-sha384 " + password, "sha384")).
        assertThat(new String(PreHash.of(bytes("x".repeat(73)), SALT), StandardCharsets.US_ASCII))
                .isEqualTo("F2xkCA6CJHZludhv9aECZ0RtTl/ymmFndgBBUUePbA2mZw72PvdJcu1yeBq4+9EY");
    }

    @Test
    void rawBytesWithAZeroFitOthersAndOursHoldNone() throws Exception {
        String form = "$2a$04$" + SALT;
        assertThat(BCrypt.hashpw(new byte[] {7, 0, 7}, form)).isEqualTo(BCrypt.hashpw(new byte[] {7}, form));

        MessageDigest sha384 = MessageDigest.getInstance("SHA-384");
        int withZero = 0;
        for (int i = 0; i < 1000; i++) {
            String digest = new String(sha384.digest(bytes("password" + i)), StandardCharsets.ISO_8859_1);
            withZero += digest.indexOf(0) < 0 ? 0 : 1;
            assertThat(PreHash.of(bytes("password" + i), SALT)).hasSize(64).doesNotContain(0);
        }
        assertThat(withZero).isGreaterThan(100);
    }

    @Test
    void aDigestThatAnotherSiteLeakedFitsAPlainPreHashAndNotOurs() throws Exception {
        String password = "p".repeat(80);
        byte[] leaked = MessageDigest.getInstance("SHA-384").digest(bytes(password));
        String candidate = Base64.getEncoder().encodeToString(leaked);
        String plain = BCrypt.hashpw(
                Base64.getEncoder().encode(MessageDigest.getInstance("SHA-384").digest(bytes(password))),
                BCrypt.gensalt(4));
        assertThat(BCrypt.checkpw(candidate, plain)).isTrue();

        String stored = hasher.hash(Secret.of(password));
        assertThat(BCrypt.checkpw(candidate, stored.substring(stored.indexOf('$'))))
                .isFalse();
    }

    @Test
    void whatIsHashedIsNoPasswordItself() {
        String stored = hasher.hash(Secret.of("p".repeat(80)));
        String bare = stored.substring(stored.indexOf('$'));
        String preHashed =
                new String(PreHash.of(bytes("p".repeat(80)), bare.substring(7, 29)), StandardCharsets.US_ASCII);

        assertThat(BCrypt.checkpw(preHashed, bare)).isTrue();
        assertThat(hasher.check(Secret.of(preHashed), stored).ok()).isFalse();
        assertThat(hasher.check(Secret.of("p".repeat(80)), "{bcrypt}" + bare).ok())
                .isFalse();
    }

    @Test
    void aFormBelowTheTagOfTheOtherIsNotOk() {
        String stored = hasher.hash(Secret.of("short"));
        assertThat(hasher.check(Secret.of("short"), stored.replace("{bcrypt}", "{bcrypt-hmac-sha384}"))
                        .ok())
                .isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
