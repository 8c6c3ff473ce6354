package io.github.secureblocks.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.password.PolicyVerdict.Problem;
import io.github.secureblocks.secret.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreachLookupTest {
    /** Its SHA-1 is A93D7CEB513C4055CE8F2BBBA2861936D2853186. */
    private static final String PASSWORD = "correct horse battery staple!";

    private static final String SUFFIX = "CEB513C4055CE8F2BBBA2861936D2853186";
    private static final String OTHERS =
            "0018A45C4D1DEF81644B54AB7F969B88D65:10\r\n00D4F6E8FA6EECAD2A3AA415EEC418D38EC:2\r\n";

    private final List<String> asked = new ArrayList<>();

    @Test
    void onlyFiveDigitsLeaveTheProcess() {
        assertThat(ask(PASSWORD, OTHERS).ok()).isTrue();
        assertThat(ask(PASSWORD, OTHERS).breachSourceFailed()).isFalse();
        assertThat(asked).containsExactly("A93D7", "A93D7");
    }

    @Test
    void whatWasStolenIsRefused() {
        for (String line :
                List.of(SUFFIX + ":1", SUFFIX.toLowerCase() + ":3861493\n", SUFFIX + ":999999999999999999")) {
            PolicyVerdict verdict = ask(PASSWORD, OTHERS + line);
            assertThat(verdict.problems()).containsExactly(Problem.BREACHED);
            assertThat(verdict.breachSourceFailed()).isFalse();
            assertThat(verdict.advice()).hasSize(1);
        }
    }

    @Test
    void paddingIsNoBreach() {
        assertThat(ask(PASSWORD, OTHERS + SUFFIX + ":0").ok()).isTrue();
        assertThat(ask(PASSWORD, "").ok()).isTrue();
    }

    @Test
    void aPasswordThatIsRefusedAnywayIsNotAskedFor() {
        assertThat(ask("password", OTHERS).problems()).doesNotContain(Problem.BREACHED);
        assertThat(ask("", OTHERS).ok()).isFalse();
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>log in to this network</html>",
                "0018A45C4D1DEF81644B54AB7F969B88D65",
                "0018A45C4D1DEF81644B54AB7F969B88D65:-1",
                "0018A45C4D1DEF81644B54AB7F969B88D65:9999999999999999999",
                "A93D7CEB513C4055CE8F2BBBA2861936D2853186:1",
                "G018A45C4D1DEF81644B54AB7F969B88D65:1",
                "{}",
                "\0"
            })
    void anAnswerOfAnotherFormTellsNothing(String answer) {
        assertThat(ask(PASSWORD, OTHERS + answer).breachSourceFailed()).isTrue();
        assertThat(ask(PASSWORD, OTHERS + answer).ok()).isTrue();
    }

    @Test
    void anEndlessAnswerIsNotRead() {
        assertThat(ask(PASSWORD, OTHERS.repeat(30_000)).breachSourceFailed()).isTrue();
    }

    @Test
    void aSourceThatFailsIsToldAndRefusesOnlyWhereThatIsChosen() {
        for (BreachSource failing : List.<BreachSource>of(
                prefix -> {
                    throw new IOException("connection refused");
                },
                prefix -> {
                    throw new IllegalStateException("client is closed");
                })) {
            PolicyVerdict open =
                    PasswordPolicy.builder().breachSource(failing).build().check(Secret.of(PASSWORD));
            assertThat(open.ok()).isTrue();
            assertThat(open.breachSourceFailed()).isTrue();
            assertThat(open).hasToString("PolicyVerdict[ok, breach source failed]");

            PolicyVerdict closed = PasswordPolicy.builder()
                    .breachSource(failing)
                    .refuseWhereBreachesAreUnknown()
                    .build()
                    .check(Secret.of(PASSWORD));
            assertThat(closed.problems()).containsExactly(Problem.BREACHES_UNKNOWN);
            assertThat(closed.breachSourceFailed()).isTrue();
        }
    }

    private PolicyVerdict ask(String password, String answer) {
        return PasswordPolicy.builder()
                .breachSource(prefix -> {
                    asked.add(prefix);
                    return answer;
                })
                .build()
                .check(Secret.of(password));
    }
}
