package io.github.secureblocks.password;

import static io.github.secureblocks.password.PasswordFormat.ARGON2ID;
import static io.github.secureblocks.password.PasswordFormat.BCRYPT;
import static io.github.secureblocks.password.PasswordFormat.BCRYPT_UNTAGGED;
import static io.github.secureblocks.password.PasswordFormat.PBKDF2;
import static io.github.secureblocks.password.PasswordFormat.SCRYPT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.secret.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.security.crypto.scrypt.SCryptPasswordEncoder;

/** Spring Security's encoders are the oracles, and vectors that others have published or computed. */
@SuppressWarnings("deprecation")
class StoredFormatsTest {
    private static final String PASSWORD = "correct horse €";
    private final PasswordHasher cheap = PasswordHasher.of(4, BCrypt::hashpw);

    @Test
    void bcryptIsReadBySpringAndReadsSprings() {
        PasswordEncoder spring = new BCryptPasswordEncoder();
        for (String password : List.of("a", PASSWORD, "ü".repeat(36), "x".repeat(72))) {
            assertThat(spring.matches(password, untagged(cheap.hash(Secret.of(password)))))
                    .isTrue();
            assertThat(isOk(cheap, password, "{bcrypt}" + new BCryptPasswordEncoder(4).encode(password)))
                    .isTrue();
        }
    }

    @Test
    void everySelectableFormatIsReadBySpring() {
        PasswordEncoder spring = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        for (PasswordHasher hasher :
                List.of(PasswordHasher.bcrypt(10), PasswordHasher.argon2id(), PasswordHasher.scrypt())) {
            String stored = hasher.hash(Secret.of(PASSWORD));
            assertThat(spring.matches(PASSWORD, stored)).isTrue();
            assertThat(spring.matches("wrong", stored)).isFalse();
        }
        PasswordEncoder pbkdf2 =
                new Pbkdf2PasswordEncoder("", 16, 210_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512);
        String stored = PasswordHasher.pbkdf2().hash(Secret.of(PASSWORD));
        assertThat(pbkdf2.matches(PASSWORD, untagged(stored))).isTrue();
    }

    @Test
    void everySelectableFormatTakesWhatItWrote() {
        for (PasswordHasher hasher :
                List.of(PasswordHasher.argon2id(), PasswordHasher.scrypt(), PasswordHasher.pbkdf2())) {
            for (String password : List.of(PASSWORD, "字".repeat(1024))) {
                String stored = hasher.hash(Secret.of(password));
                PasswordVerdict verdict = hasher.check(Secret.of(password), stored);
                assertThat(verdict.ok()).isTrue();
                assertThat(verdict.rehash()).isEmpty();
                assertThat(stored).hasSizeLessThan(200).isASCII();
                assertThat(isOk(hasher, password + "x", stored)).isFalse();
            }
        }
    }

    @Test
    void springsFormsAreReadOnlyWhereTheyAreAskedFor() {
        Map<PasswordFormat, String> springs = Map.of(
                ARGON2ID,
                        "{argon2@SpringSecurity_v5_8}"
                                + Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()
                                        .encode(PASSWORD),
                SCRYPT,
                        "{scrypt@SpringSecurity_v5_8}"
                                + SCryptPasswordEncoder.defaultsForSpringSecurity_v5_8()
                                        .encode(PASSWORD),
                PBKDF2,
                        "{pbkdf2@SpringSecurity_v5_8}"
                                + Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()
                                        .encode(PASSWORD),
                BCRYPT_UNTAGGED, new BCryptPasswordEncoder(4).encode(PASSWORD));

        springs.forEach((format, stored) -> {
            assertThat(isOk(cheap, PASSWORD, stored)).as("%s", format).isFalse();

            PasswordVerdict verdict = cheap.reading(format).check(Secret.of(PASSWORD), stored);
            assertThat(verdict.ok()).as("%s", format).isTrue();
            assertThat(isOk(cheap, PASSWORD, verdict.rehash().orElseThrow())).isTrue();
            assertThat(isOk(cheap.reading(format), "wrong", stored))
                    .as("%s", format)
                    .isFalse();
        });
    }

    @Test
    void springsOlderFormsAreReadToo() {
        PasswordHasher hasher = cheap.reading(ARGON2ID, SCRYPT, PBKDF2);
        for (String stored : List.of(
                "{argon2}"
                        + Argon2PasswordEncoder.defaultsForSpringSecurity_v5_2().encode(PASSWORD),
                "{scrypt}"
                        + SCryptPasswordEncoder.defaultsForSpringSecurity_v4_1().encode(PASSWORD),
                "{pbkdf2}"
                        + Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_5().encode(PASSWORD))) {
            assertThat(hasher.check(Secret.of(PASSWORD), stored).rehash()).isPresent();
            assertThat(isOk(hasher, "wrong", stored)).isFalse();
        }
    }

    @Test
    void knownAnswersOfOthersAreRead() {
        PasswordHasher hasher = cheap.reading(ARGON2ID, SCRYPT, PBKDF2);
        Map<String, String> passwords = Map.of(
                "{bcrypt}$2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe",
                "a",
                "{bcrypt}$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i",
                "abc",
                "{bcrypt}$2a$06$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC",
                "abcdefghijklmnopqrstuvwxyz",
                "{argon2}$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "password",
                "{scrypt}$e0801$AAECAwQFBgcICQoLDA0ODw==$7tYS0AhgTXYE5AizI06swOybDek0gzu2VSOwwgMapDA=",
                PASSWORD,
                "{pbkdf2-sha512-210000}000102030405060708090a0b0c0d0e0f"
                        + "e3817640bf96f2b75cdf6c23e05c738bb84432126389845a354af4ac0dc1565f"
                        + "aec67ce7487e69e803641a07abeffc6a2e601f0e57e0c4ea2915d41c0acb55cf",
                PASSWORD);

        passwords.forEach((stored, password) -> {
            assertThat(isOk(hasher, password, stored)).as(stored).isTrue();
            assertThat(isOk(hasher, password + "!", stored)).as(stored).isFalse();
        });
    }

    @Test
    void aHasherOfAnotherAlgorithmMovesBcryptToIt() {
        String stored = cheap.hash(Secret.of(PASSWORD));
        PasswordHasher argon2 = PasswordHasher.argon2id();
        assertThat(isOk(argon2, PASSWORD, stored)).isFalse();

        String moved = argon2.reading(BCRYPT)
                .check(Secret.of(PASSWORD), stored)
                .rehash()
                .orElseThrow();

        assertThat(moved).startsWith("{argon2@SpringSecurity_v5_8}$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(isOk(argon2, PASSWORD, moved)).isTrue();
    }

    @Test
    void formatsAddUp() {
        String untagged = new BCryptPasswordEncoder(4).encode(PASSWORD);
        PasswordHasher hasher = PasswordHasher.argon2id().reading(BCRYPT).reading(BCRYPT_UNTAGGED);

        assertThat(isOk(hasher, PASSWORD, untagged)).isTrue();
        assertThat(isOk(hasher, PASSWORD, "{bcrypt}" + untagged)).isTrue();
        assertThat(isOk(cheap.reading(BCRYPT_UNTAGGED).reading(), PASSWORD, untagged))
                .isTrue();
    }

    @Test
    void cheaperFormsOfTheOwnFormatAreToBeReplaced() {
        PasswordVerdict argon2 = PasswordHasher.argon2id()
                .check(
                        Secret.of(PASSWORD),
                        "{argon2@SpringSecurity_v5_8}"
                                + Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()
                                        .encode(PASSWORD));
        PasswordVerdict scrypt = PasswordHasher.scrypt()
                .check(
                        Secret.of(PASSWORD),
                        "{scrypt@SpringSecurity_v5_8}"
                                + SCryptPasswordEncoder.defaultsForSpringSecurity_v5_8()
                                        .encode(PASSWORD));

        assertThat(argon2.rehash().orElseThrow()).contains("m=19456");
        assertThat(scrypt.rehash().orElseThrow()).contains("$110801$");
    }

    @Test
    void springsEncoderTakesWhatWasNeverHashedAndOursDoesNot() {
        PasswordEncoder spring = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        PasswordHasher hasher = cheap.reading(PasswordFormat.values());
        for (String stored : List.of("{noop}password", "{MD5}5f4dcc3b5aa765d61d8327deb882cf99")) {
            assertThat(spring.matches("password", stored)).isTrue();
            assertThat(isOk(hasher, "password", stored)).isFalse();
        }
    }

    private static boolean isOk(PasswordHasher hasher, String password, String stored) {
        return hasher.check(Secret.of(password), stored).ok();
    }

    private static String untagged(String stored) {
        return stored.substring(stored.indexOf('}') + 1);
    }
}
