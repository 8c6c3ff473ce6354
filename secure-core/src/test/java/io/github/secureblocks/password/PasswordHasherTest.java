package io.github.secureblocks.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.password.PasswordRefused.Reason;
import io.github.secureblocks.secret.Secret;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCrypt;

class PasswordHasherTest {
    private final List<Integer> work = new ArrayList<>();
    private final List<byte[]> loans = new ArrayList<>();
    private final PasswordHasher hasher = PasswordHasher.of(10, (password, salt) -> {
        work.add(1 << Integer.parseInt(salt.substring(4, 6)));
        loans.add(password);
        return BCrypt.hashpw(password, salt);
    });

    @Test
    void acceptsThePasswordAndNoOther() {
        String stored = hasher.hash(Secret.of("correct horse"));

        assertThat(stored)
                .matches("\\{bcrypt}\\$2a\\$10\\$[./A-Za-z0-9]{53}")
                .isNotEqualTo(hasher.hash(Secret.of("correct horse")));
        assertThat(hasher.check(Secret.of("correct horse"), stored).ok()).isTrue();
        assertThat(hasher.check(Secret.of("correct horse"), stored).rehash()).isEmpty();
        assertThat(hasher.check(Secret.of("correct horsf"), stored).ok()).isFalse();
        assertThat(hasher.check(Secret.of("Correct horse"), stored).ok()).isFalse();
        assertThat(hasher.check(Secret.of(""), stored).ok()).isFalse();
    }

    @Test
    void theEncoderBeneathDropsBytesBeyond72AndOursKeepsEveryOne() {
        String kept = "x".repeat(72);
        assertThat(BCrypt.checkpw(kept + "anything", BCrypt.hashpw(kept, BCrypt.gensalt(4))))
                .isTrue();

        String stored = hasher.hash(Secret.of(kept));
        assertThat(stored).startsWith("{bcrypt}");
        assertThat(isOk(kept, stored)).isTrue();
        assertThat(isOk(kept + "anything", stored)).isFalse();

        String longer = hasher.hash(Secret.of(kept + "anything"));
        assertThat(longer).matches("\\{bcrypt-hmac-sha384}\\$2a\\$10\\$[./A-Za-z0-9]{53}");
        assertThat(isOk(kept + "anything", longer)).isTrue();
        assertThat(isOk(kept + "anythinG", longer)).isFalse();
        assertThat(isOk(kept + "anything.", longer)).isFalse();
        assertThat(isOk(kept, longer)).isFalse();
    }

    @Test
    void takes1024CharactersOfAnyScriptAndCountsEach() {
        for (String character : List.of("x", "é", "ß", "字", "ก", "😀")) {
            String password = character.repeat(1024);
            String stored = hasher.hash(Secret.of(password));
            assertThat(isOk(password, stored)).isTrue();
            assertThat(isOk(character.repeat(1023), stored)).isFalse();
            assertThat(isOk(character.repeat(1023) + "y", stored)).isFalse();
        }
        refuses("😀".repeat(1024) + "x", Reason.TOO_LONG);
        refuses("字".repeat(1366), Reason.TOO_LONG);
        refuses("x".repeat(1_000_000), Reason.TOO_LONG);
    }

    @Test
    void thePreHashBeginsWhereBcryptEnds() {
        for (String fits : List.of("é".repeat(36), "€".repeat(24), "😀".repeat(18))) {
            assertThat(hasher.hash(Secret.of(fits))).startsWith("{bcrypt}");
            assertThat(hasher.hash(Secret.of(fits + "x"))).startsWith("{bcrypt-hmac-sha384}");
        }
    }

    @Test
    void takesThePasswordExactlyAsItCame() {
        String composed = hasher.hash(Secret.of("caf\u00e9 au lait"));
        assertThat(isOk("cafe\u0301 au lait", composed)).isFalse();
        assertThat(isOk("caf\u00e9 au lait ", composed)).isFalse();
        assertThat(isOk(" caf\u00e9 au lait", composed)).isFalse();
        assertThat(isOk("CAF\u00c9 AU LAIT", composed)).isFalse();
    }

    @Test
    void theAlgorithmBeneathRepeatsAPasswordAtNulAndOursRefusesIt() {
        String raw = BCrypt.hashpw("x", BCrypt.gensalt(4));
        assertThat(BCrypt.checkpw("x\0x", raw)).isTrue();

        assertThat(hasher.check(Secret.of("x\0x"), hasher.hash(Secret.of("x"))).ok())
                .isFalse();
        refuses("x\0x", Reason.HOLDS_NUL);
        refuses("\0", Reason.HOLDS_NUL);
    }

    @Test
    void theEncoderBeneathReadsLoneSurrogatesAsOneAndOursRefusesThem() {
        assertThat(BCrypt.checkpw("\udbff", BCrypt.hashpw("\ud800", BCrypt.gensalt(4))))
                .isTrue();

        refuses("pass\ud800", Reason.NOT_TEXT);
        refuses("\udc00\ud800word", Reason.NOT_TEXT);
        assertThat(hasher.check(Secret.of("\ud800"), hasher.hash(Secret.of("?")))
                        .ok())
                .isFalse();
    }

    @Test
    void refusesTheEmptyPasswordAndTheOneThatStandsInForRefusedOnes() {
        refuses("", Reason.EMPTY);
        assertThat(hasher.check(Secret.of(""), hasher.hash(Secret.of("-"))).ok())
                .isFalse();
        assertThat(hasher.check(Secret.of("a\0"), hasher.hash(Secret.of("-"))).ok())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "{bcrypt}",
                "{noop}password",
                "{MD5}5f4dcc3b5aa765d61d8327deb882cf99",
                "{MD4}8a9d093f14f8701df17732b2bb182c74",
                "{SHA-1}5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8",
                "{SHA-256}5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
                "{sha256}97cde38028ad898ebc02e690819fa220e88c62e0699403e94fff291cfffaf8410849f27605abcbc0",
                "{ldap}{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
                "{argon2@SpringSecurity_v5_8}$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHApl8ArZWb2GRPPc",
                "{bcrypt-hmac-sha384}",
                "{bcrypt-hmac-sha384}$2a$17$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "{bcrypt-hmac-sha512}$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "{bcrypt}$2a$10$short",
                "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "{BCRYPT}$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "{bcrypt}$2x$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "{bcrypt}$2$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "{bcrypt}$2a$03$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "{bcrypt}$2a$17$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "{bcrypt}$2a$31$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "{bcrypt}$2a$1\u0661$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "{bcrypt}$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy\n",
                "{bcrypt}{bcrypt}$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"
            })
    void isNotOkForAnyOtherStoredFormAndDoesTheWorkOfOneCheck(String stored) {
        PasswordVerdict verdict = hasher.check(Secret.of("password"), stored);

        assertThat(verdict.ok()).isFalse();
        assertThat(verdict.rehash()).isEmpty();
        assertThat(totalWork()).isEqualTo(1 << 10);
    }

    @Test
    void readsTheFormsThatOtherBcryptLibrariesWrite() {
        String known = "$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

        for (String version : List.of("$2a", "$2b", "$2y")) {
            assertThat(hasher.check(Secret.of("password"), "{bcrypt}" + version + known)
                            .ok())
                    .isEqualTo(BCrypt.checkpw("password", version + known));
            String own = BCrypt.hashpw("password", BCrypt.gensalt(version, 4));
            assertThat(hasher.check(Secret.of("password"), "{bcrypt}" + own).ok())
                    .isTrue();
        }
    }

    @Test
    void doesTheSameWorkForEveryCheckThatIsNotOk() {
        String stored = hasher.hash(Secret.of("password"));
        String cheap = "{bcrypt}" + BCrypt.hashpw("password", BCrypt.gensalt(4));

        String preHashed = hasher.hash(Secret.of("x".repeat(80)));

        assertThat(workOf("wrong", preHashed)).isEqualTo(1 << 10);
        assertThat(workOf("y".repeat(80), preHashed)).isEqualTo(1 << 10);
        assertThat(workOf("wrong", null)).isEqualTo(1 << 10);
        assertThat(workOf("wrong", stored)).isEqualTo(1 << 10);
        assertThat(workOf("wrong", cheap)).isEqualTo(1 << 10);
        for (String unusable : List.of("", "x".repeat(73), "x".repeat(5000), "a\0b", "\ud800")) {
            assertThat(workOf(unusable, null)).isEqualTo(1 << 10);
            assertThat(workOf(unusable, stored)).isEqualTo(1 << 10);
            assertThat(workOf(unusable, cheap)).isEqualTo(1 << 10);
            assertThat(workOf(unusable, preHashed)).isEqualTo(1 << 10);
        }
    }

    @Test
    void givesANewFormWhereTheOldOneWasCheap() {
        String cheap = "{bcrypt}" + BCrypt.hashpw("password", BCrypt.gensalt(4));

        String rehash = hasher.check(Secret.of("password"), cheap).rehash().orElseThrow();

        assertThat(rehash).startsWith("{bcrypt}$2a$10$");
        assertThat(hasher.check(Secret.of("password"), rehash).ok()).isTrue();
        assertThat(hasher.check(Secret.of("password"), rehash).rehash()).isEmpty();
        assertThat(hasher.check(Secret.of("wrong"), cheap).rehash()).isEmpty();
    }

    @Test
    void neverGivesANewFormThatIsCheaper() {
        String dear = "{bcrypt}" + BCrypt.hashpw("password", BCrypt.gensalt(11));

        assertThat(hasher.check(Secret.of("password"), dear).ok()).isTrue();
        assertThat(hasher.check(Secret.of("password"), dear).rehash()).isEmpty();
    }

    @Test
    void overwritesItsCopiesOfThePassword() {
        String stored = hasher.hash(Secret.of("password"));
        assertThat(hasher.check(Secret.of("password"), stored).ok()).isTrue();
        assertThat(hasher.check(Secret.of("wrong"), stored).ok()).isFalse();

        String longer = hasher.hash(Secret.of("x".repeat(80)));
        assertThat(hasher.check(Secret.of("x".repeat(80)), longer).ok()).isTrue();
        assertThat(hasher.check(Secret.of("y".repeat(80)), longer).ok()).isFalse();

        assertThat(loans).hasSize(6).allSatisfy(bytes -> assertThat(bytes).containsOnly(0));
    }

    @Test
    void takesACostFrom10To16() {
        assertThat(PasswordHasher.bcrypt(10).hash(Secret.of("password"))).startsWith("{bcrypt}$2a$10$");
        for (int cost : new int[] {Integer.MIN_VALUE, 4, 9, 17, 31}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PasswordHasher.bcrypt(cost))
                    .withMessage("A BCrypt cost is 10 to 16, not " + cost + "; write PasswordHasher.bcrypt()");
        }
    }

    @Test
    void hashesWithCost12WhereNothingIsSaid() {
        assertThat(PasswordHasher.bcrypt().hash(Secret.of("password"))).startsWith("{bcrypt}$2a$12$");
    }

    @Test
    void tellsWhatItDoesAndNothingElse() {
        assertThat(PasswordHasher.bcrypt().atMost(3, Duration.ofSeconds(1)))
                .hasToString("PasswordHasher[bcrypt, cost 12, at most 3 at once]");
        assertThat(PasswordHasher.argon2id().atMost(1, Duration.ZERO))
                .hasToString("PasswordHasher[argon2id, 19456 KiB, 2 passes, at most 1 at once]");
    }

    @Test
    void noVerdictCanBeMadeElsewhereNorShowsAHash() {
        assertThat(PasswordVerdict.class.getDeclaredConstructors())
                .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers()));
        assertThat(Arrays.stream(PasswordVerdict.class.getMethods()).filter(m -> Modifier.isStatic(m.getModifiers())))
                .isEmpty();
        assertThat(PasswordVerdict.acceptedOnce("{bcrypt}$2a$10$x")).hasToString("PasswordVerdict[ok, rehash]");
        assertThat(PasswordVerdict.notOk()).hasToString("PasswordVerdict[not ok]");
    }

    private void refuses(String password, Reason reason) {
        work.clear();
        assertThatExceptionOfType(PasswordRefused.class)
                .isThrownBy(() -> hasher.hash(Secret.of(password)))
                .matches(refused -> refused.reason() == reason)
                .withMessageStartingWith("The password ")
                .satisfies(refused -> assertThat(refused.getMessage().length()).isLessThan(100));
        assertThat(work).isEmpty();
    }

    private boolean isOk(String password, String stored) {
        return hasher.check(Secret.of(password), stored).ok();
    }

    private int workOf(String password, String stored) {
        work.clear();
        assertThat(hasher.check(Secret.of(password), stored).ok()).isFalse();
        return totalWork();
    }

    private int totalWork() {
        return work.stream().mapToInt(Integer::intValue).sum();
    }
}
