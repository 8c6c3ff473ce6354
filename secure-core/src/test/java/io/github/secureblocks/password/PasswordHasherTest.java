package io.github.secureblocks.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.password.PasswordRefused.Reason;
import io.github.secureblocks.secret.Secret;
import java.lang.reflect.Modifier;
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
    void theEncoderBeneathDropsBytesBeyond72AndOursRefusesThemOnBothSides() {
        String kept = "x".repeat(72);
        assertThat(BCrypt.checkpw(kept + "anything", BCrypt.hashpw(kept, BCrypt.gensalt(4))))
                .isTrue();

        String stored = hasher.hash(Secret.of(kept));
        assertThat(hasher.check(Secret.of(kept), stored).ok()).isTrue();
        assertThat(hasher.check(Secret.of(kept + "anything"), stored).ok()).isFalse();
        refuses(kept + "y", Reason.TOO_LONG);
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(hasher.check(Secret.of("é".repeat(36)), hasher.hash(Secret.of("é".repeat(36))))
                        .ok())
                .isTrue();
        assertThat(hasher.check(Secret.of("😀".repeat(18)), hasher.hash(Secret.of("😀".repeat(18))))
                        .ok())
                .isTrue();
        refuses("é".repeat(36) + "x", Reason.TOO_LONG);
        refuses("€".repeat(24) + "x", Reason.TOO_LONG);
        refuses("😀".repeat(18) + "x", Reason.TOO_LONG);
        refuses("x".repeat(1_000_000), Reason.TOO_LONG);
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

        assertThat(workOf("wrong", null)).isEqualTo(1 << 10);
        assertThat(workOf("wrong", stored)).isEqualTo(1 << 10);
        assertThat(workOf("wrong", cheap)).isEqualTo(1 << 10);
        for (String unusable : List.of("", "x".repeat(73), "a\0b", "\ud800")) {
            assertThat(workOf(unusable, null)).isEqualTo(1 << 10);
            assertThat(workOf(unusable, stored)).isEqualTo(1 << 10);
            assertThat(workOf(unusable, cheap)).isEqualTo(1 << 10);
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

        assertThat(loans).hasSize(3).allSatisfy(bytes -> assertThat(bytes).containsOnly(0));
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

    private int workOf(String password, String stored) {
        work.clear();
        assertThat(hasher.check(Secret.of(password), stored).ok()).isFalse();
        return totalWork();
    }

    private int totalWork() {
        return work.stream().mapToInt(Integer::intValue).sum();
    }
}
