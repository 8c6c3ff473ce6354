package io.github.secureblocks.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.sun.management.ThreadMXBean;
import io.github.secureblocks.password.Scheme.StoredForm;
import io.github.secureblocks.secret.Secret;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Whatever stands in the column, a check answers, and does no more work than the bounds allow. */
class HostileStoredFormTest {
    private static final String SALT_AND_HASH = "$AAECAwQFBgcICQoLDA0ODw$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    private static final String HASH64 = "7tYS0AhgTXYE5AizI06swOybDek0gzu2VSOwwgMapDA=";
    private static final List<String> SEEDS = List.of(
            "{bcrypt}$2a$04$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
            "{bcrypt-hmac-sha384}$2b$04$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
            "$2y$04$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
            "{argon2@SpringSecurity_v5_8}$argon2id$v=19$m=64,t=1,p=1" + SALT_AND_HASH,
            "{scrypt@SpringSecurity_v5_8}$40801$AAECAwQFBgcICQoLDA0ODw==$" + HASH64,
            "{pbkdf2@SpringSecurity_v5_8}" + "0f".repeat(48));
    private static final String[] PIECES = {
        "",
        "$",
        "{",
        "}",
        "=",
        ",",
        "0",
        "1",
        "9",
        "ff",
        "-",
        "+",
        "/",
        ".",
        "\0",
        "\n",
        "\u0661",
        "\uD800",
        "é",
        "m=",
        "t=99",
        "p=0",
        "$$",
        "2a",
        "2147483648",
        "{bcrypt}",
        "{noop}",
        "{argon2}",
        "{scrypt}",
        "{pbkdf2}",
        " ",
        "A",
        "z"
    };

    private final List<Scheme> schemes = List.of(
            new BcryptScheme(4, true, BCrypt::hashpw),
            Argon2Scheme.ofStored(),
            ScryptScheme.ofStored(),
            Pbkdf2Scheme.ofStored());

    @RepeatedTest(10)
    void anyTextIsReadOrNot(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        byte[] password = "password".getBytes(StandardCharsets.UTF_8);
        int read = 0;
        for (int i = 0; i < 1_000; i++) {
            String stored = mutated(random);
            for (Scheme scheme : schemes) {
                StoredForm form = scheme.read(stored);
                if (form != null && read++ < 20 && !stored.startsWith("{pbkdf2")) {
                    assertThat(form.matches(password)).isFalse();
                }
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void anyTextIsAnsweredByTheHasher() {
        PasswordHasher hasher = PasswordHasher.of(4, BCrypt::hashpw).reading(PasswordFormat.BCRYPT_UNTAGGED);
        Random random = new Random(42);
        Secret password = Secret.of("password");
        for (int i = 0; i < 2_000; i++) {
            assertThat(hasher.check(password, mutated(random)).ok()).isFalse();
        }
        assertThat(hasher.check(password, "{bcrypt}".repeat(1_000_000)).ok()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=65537,t=1,p=1",
                "m=65536,t=5,p=1",
                "m=64,t=4097,p=1",
                "m=999999,t=1,p=1",
                "m=2097152,t=1,p=1",
                "m=2147483647,t=2147483647,p=1",
                "m=64,t=1,p=0",
                "m=64,t=0,p=1",
                "m=7,t=1,p=1",
                "m=64,t=1,p=9",
                "m=16,t=1,p=4",
                "m=64,t=99999,p=1",
                "m=-64,t=1,p=1",
                "m=64,t=1,p=1,keyid=a"
            })
    void argon2FormsBeyondTheBoundsAreNotRead(String parameters) {
        assertThat(schemes.get(1).read("{argon2}$argon2id$v=19$" + parameters + SALT_AND_HASH))
                .isNull();
    }

    @Test
    void argon2FormsOfOtherKindsAreNotRead() {
        for (String kind : List.of("argon2i$v=19", "argon2d$v=19", "argon2id$v=16", "argon2id")) {
            assertThat(schemes.get(1).read("{argon2}$" + kind + "$m=64,t=1,p=1" + SALT_AND_HASH))
                    .isNull();
        }
        assertThat(schemes.get(1).read("{argon2}$argon2id$v=19$m=65536,t=4,p=1" + SALT_AND_HASH))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"120801", "110802", "ff0801", "801", "800801", "100001", "100800", "1408ff", "100101", "-10801"})
    void scryptFormsBeyondTheBoundsAreNotRead(String parameters) {
        assertThat(schemes.get(2).read("{scrypt}$" + parameters + "$AAECAwQFBgcICQoLDA0ODw==$" + HASH64))
                .isNull();
    }

    @Test
    void everyScryptFormThatIsReadCanBeDerived() {
        for (String parameters : List.of("10101", "f0101", "100201", "10801", "108ff", "1ff01")) {
            StoredForm form = schemes.get(2).read("{scrypt}$" + parameters + "$AAECAwQFBgcICQoLDA0ODw==$" + HASH64);
            assertThat(form).as(parameters).isNotNull();
            assertThatNoException().as(parameters).isThrownBy(() -> form.matches(new byte[] {1}));
        }
    }

    @Test
    void theEncoderBeneathTakesTheMemoryThatAFormAsksForAndOursDoesNot() {
        String bomb = "$argon2id$v=19$m=262144,t=1,p=1" + SALT_AND_HASH;
        Argon2PasswordEncoder spring = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
        assertThat(allocatedBy(() -> spring.matches("password", bomb))).isGreaterThan(256L << 20);

        PasswordHasher hasher = PasswordHasher.of(4, BCrypt::hashpw).reading(PasswordFormat.ARGON2ID);
        Secret password = Secret.of("password");
        assertThat(allocatedBy(() -> hasher.check(password, "{argon2}" + bomb).ok()))
                .isLessThan(32L << 20);
    }

    private static long allocatedBy(BooleanSupplier check) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(check.getAsBoolean()).isFalse();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int n = random.nextInt(3) + (random.nextInt(8) == 0 ? 0 : 1); n > 0; n--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(3));
            text.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
