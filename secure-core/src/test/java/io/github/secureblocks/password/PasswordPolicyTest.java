package io.github.secureblocks.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.secureblocks.password.PolicyVerdict.Problem;
import io.github.secureblocks.secret.Secret;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private static final String STRONG = "maple orbit quietly seventeen";
    private static final PasswordPolicy POLICY =
            PasswordPolicy.builder().contextWords("Acme Notes").build();
    private static final PasswordPolicy SHORT =
            PasswordPolicy.builder().minLength(8).contextWords("Acme Notes").build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                STRONG,
                "blue lamp over old river",
                "gfr4ktz9plm2xwq",
                "дерево окно восемь гром",
                "森の中で猫が十四匹眠っている夜",
                "🐈 🚲 🌋 🥁 🪵 🧊 🪐 🧵",
                "     x  y      zebra   ",
                "ALL UPPER CASE AND NOTHING ELSE"
            })
    void takesWhatNobodyGuessesWhateverItsCharacters(String password) {
        assertThat(POLICY.check(Secret.of(password), "maria.schmidt@example.com")
                        .problems())
                .isEmpty();
    }

    @Test
    void countsCodePointsAndNotUnits() {
        assertThat(problems(POLICY, "zvqkpfjtwxhgmb")).containsExactly(Problem.TOO_SHORT);
        assertThat(problems(POLICY, "zvqkpfjtwxhgmbr")).isEmpty();
        assertThat(problems(SHORT, "🐈🚲🌋🥁🪵🧊🪐")).contains(Problem.TOO_SHORT);
        assertThat(problems(SHORT, "🐈🚲🌋🥁🪵🧊🪐🧵")).doesNotContain(Problem.TOO_SHORT);
        assertThat(POLICY.check(Secret.of("zvqkpfjtwxhgmb")).advice())
                .containsExactly("Use more characters, at least 15; several words in a row are easy to remember");
    }

    @Test
    void takesLongPasswordsUpToWhatIsHashed() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < 4096) {
            text.append((char) ('a' + random.nextInt(26)));
            if (text.length() == 64 || text.length() == 128 || text.length() == 4096) {
                assertThat(problems(POLICY, text.toString())).isEmpty();
            }
        }
        assertThat(problems(POLICY, text + "x")).containsExactly(Problem.TOO_LONG);
        assertThat(problems(POLICY, "x".repeat(10_000_000))).containsExactly(Problem.TOO_LONG);
    }

    @Test
    void refusesWhatTheHasherRefuses() {
        assertThat(problems(POLICY, STRONG + "\0")).containsExactly(Problem.NOT_TEXT);
        assertThat(problems(POLICY, STRONG + "\ud800")).containsExactly(Problem.NOT_TEXT);
        assertThat(problems(POLICY, "")).contains(Problem.TOO_SHORT);
    }

    /** Of the most common passwords, in the public lists of several years, those that are long enough for any policy. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password", "12345678", "123456789", "1234567890", "baseball", "football", "superman", "iloveyou",
                "trustno1", "sunshine", "princess", "starwars", "whatever", "jennifer", "11111111", "computer",
                "michelle", "password1", "corvette", "1qaz2wsx", "mountain", "123123123", "qwertyuiop", "1q2w3e4r",
                "88888888", "87654321", "987654321", "access14", "mustang1", "danielle", "maverick", "midnight",
                "password123", "qwerty123", "abcd1234", "asdfghjkl", "liverpool", "charlie1", "12341234", "00000000",
                "1234567891", "passw0rd", "letmein1", "samantha", "victoria", "asdfasdf", "elephant", "dolphins",
                "blink182", "michael1", "welcome1", "p@ssw0rd", "Password", "drowssap", "qazwsxedc", "147258369"
            })
    void refusesCommonPasswordsAndTheirDisguises(String common) {
        for (String disguised : List.of(common, common.toUpperCase(Locale.ROOT), common + "1", common + common)) {
            assertThat(problems(SHORT, disguised)).as(disguised).contains(Problem.GUESSABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaaa",
                "abcdefghijklmnop",
                "123456789012345",
                "qwertyuiopasdfghjkl",
                "passwordpasswordpassword",
                "Winter2025Winter2025",
                "letmein letmein letmein",
                "P@$$w0rd!P@$$w0rd!",
                "1qaz2wsx3edc4rfv"
            })
    void refusesLongOnesThatAreGuessedAtOnce(String password) {
        assertThat(problems(POLICY, password)).containsExactly(Problem.GUESSABLE);
        assertThat(problems(POLICY, password.repeat(20))).contains(Problem.GUESSABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maria.schmidt",
                "mariaschmidt1987",
                "MariaSchmidt!!!",
                "tdimhcsairam2024",
                "M4ri4Schm1dt!!!",
                "acmenotes2026!!",
                "Acme Notes Acme Notes",
                "mariamullerstrasse",
                "mariaMüllerStrasse"
            })
    void refusesWhatIsGuessedOnceTheUserIsKnown(String password) {
        assertThat(SHORT.check(Secret.of(password), "maria.schmidt@example.com", "Müller-Straße Müller Strasse")
                        .problems())
                .contains(Problem.PERSONAL);
    }

    @Test
    void takesANameAmongEnoughOtherWords() {
        assertThat(POLICY.check(Secret.of("maria orbit quietly seventeen maple"), "maria.schmidt@example.com")
                        .problems())
                .isEmpty();
    }

    @Test
    void contextOfAnyFormIsTaken() {
        String[] words = new String[1000];
        Arrays.fill(words, "x".repeat(100_000) + "@\0\ud800");
        words[0] = "";
        words[1] = " ";
        words[2] = "schmidt";
        assertThat(SHORT.check(Secret.of("schmidt!"), words).problems()).contains(Problem.PERSONAL);
    }

    @Test
    @Timeout(120)
    void anyCharactersAreAnsweredWithinABound() {
        Random random = new Random(7);
        String leet = "4@8({[<3691!|0$5+7%2";
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(4096); n > 0; n--) {
                text.append(i % 2 == 0 ? leet.charAt(random.nextInt(leet.length())) : (char) random.nextInt(0x10000));
            }
            assertThat(POLICY.check(Secret.of(text), text.toString()).toString())
                    .startsWith("PolicyVerdict[");
        }
        assertThat(problems(POLICY, "a".repeat(4096))).contains(Problem.GUESSABLE);
    }

    @Test
    void theVerdictHoldsNothingOfThePassword() {
        PolicyVerdict verdict = SHORT.check(Secret.of("hunter2"), "hunter");

        assertThat(verdict.ok()).isFalse();
        assertThat(verdict.toString() + verdict.advice()).doesNotContain("hunter");
        assertThat(verdict).hasToString("PolicyVerdict[[TOO_SHORT, GUESSABLE, PERSONAL]]");
        assertThat(verdict.advice()).hasSize(3).allMatch(advice -> !advice.contains("%"));
        assertThat(PolicyVerdict.class.getDeclaredConstructors())
                .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers()));
        assertThat(Arrays.stream(PolicyVerdict.class.getMethods()).filter(m -> Modifier.isStatic(m.getModifiers())))
                .isEmpty();
    }

    @Test
    void aLengthIsFrom8To64() {
        for (int length : new int[] {Integer.MIN_VALUE, 0, 7, 65}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PasswordPolicy.builder().minLength(length))
                    .withMessage("A password's least length is 8 to 64, not " + length
                            + "; write PasswordPolicy.builder().build()");
        }
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        PasswordPolicy.builder().refuseWhereBreachesAreUnknown().build())
                .withMessageContaining("write breachSource(source)");
    }

    @Test
    void whatThePolicyTakesIsHashedWhole() {
        PasswordHasher hasher = PasswordHasher.bcrypt(10);
        String password = STRONG.repeat(5);
        assertThat(problems(POLICY, password)).isEmpty();
        assertThat(hasher.check(Secret.of(password), hasher.hash(Secret.of(password)))
                        .ok())
                .isTrue();
    }

    private static Set<Problem> problems(PasswordPolicy policy, String password) {
        return policy.check(Secret.of(password)).problems();
    }
}
