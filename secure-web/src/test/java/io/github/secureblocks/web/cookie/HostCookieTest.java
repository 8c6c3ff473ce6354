package io.github.secureblocks.web.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.web.Mutations;
import io.github.secureblocks.web.cookie.HostCookie.SameSite;
import java.net.HttpCookie;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCookieTest {
    private static final HostCookie SESSION = HostCookie.of("session");

    @Test
    void saysEverythingThatABrowserMustKeepTo() {
        assertThat(SESSION.setCookie("t0.k-e_n"))
                .isEqualTo("__Host-session=t0.k-e_n; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(SESSION.sameSite(SameSite.STRICT)
                        .maxAge(Duration.ofMillis(90_500))
                        .setCookie("a=b"))
                .isEqualTo("__Host-session=a=b; Max-Age=90; Path=/; Secure; HttpOnly; SameSite=Strict");
        assertThat(SESSION.maxAge(Duration.ofDays(400)).clear())
                .isEqualTo("__Host-session=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(SESSION.name()).isEqualTo("__Host-session");
        assertThat(SESSION).hasToString("HostCookie[__Host-session]");
    }

    @Test
    void aValueCannotAddAnAttributeWhereConcatenationLetsIt() {
        String hostile = "x; Domain=evil.example";
        assertThat(HttpCookie.parse("session=" + hostile + "; Secure").get(0).getDomain())
                .isEqualTo("evil.example");

        assertThatExceptionOfType(CookieRefused.class).isThrownBy(() -> SESSION.setCookie(hostile));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "s3cret x",
                "s3cret;",
                "s3cret,",
                "\"s3cret\"",
                "s3cret\\",
                "s3cret\r\nSet-Cookie: a=b",
                "s3cret\n",
                "s3cret\u0000",
                "s3cret\u007f",
                "s3cr\u00e9t",
                "s3cret\u010d\u010a",
                "\ud83d\ude00"
            })
    void refusesAValueThatReadersTakeApartDifferently(String value) {
        assertThatExceptionOfType(CookieRefused.class)
                .isThrownBy(() -> SESSION.setCookie(value))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(CookieRefused.Reason.VALUE))
                .withMessage("A cookie's value has visible ASCII characters other than quote, comma, semicolon and"
                        + " backslash; for any other text, write cookie.setEncoded(text)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a=b", "a;b", "__Host-a", "__Secure-a", "_a", "-a", "a\n", "é", "a\u0000"})
    void refusesAName(String name) {
        assertThatExceptionOfType(CookieRefused.class)
                .isThrownBy(() -> HostCookie.of(name))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(CookieRefused.Reason.NAME));
        assertThatExceptionOfType(CookieRefused.class).isThrownBy(() -> HostCookie.of("a".repeat(65)));
    }

    @Test
    void refusesWhatBrowsersWouldDrop() {
        int room = HostCookie.MAX_LENGTH - SESSION.name().length();
        assertThat(SESSION.setCookie("x".repeat(room))).contains("x; Path=/");
        assertThatExceptionOfType(CookieRefused.class)
                .isThrownBy(() -> SESSION.setCookie("x".repeat(room + 1)))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(CookieRefused.Reason.TOO_LONG))
                .withMessageNotContaining("xx");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 999, 400L * 86_400_000 + 1, Long.MAX_VALUE})
    void refusesAnAgeThatMeansSomethingElse(long millis) {
        assertThatExceptionOfType(CookieRefused.class)
                .isThrownBy(() -> SESSION.maxAge(Duration.ofMillis(millis)))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(CookieRefused.Reason.AGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a; Domain=evil.example",
                "a\r\nSet-Cookie: b=c",
                "caf\u00e9, \u4f60\u597d \ud83d\ude00",
                "\u0000\u007f\"\\,",
                " ",
                "\u010d\u010a"
            })
    void anyTextComesBackAsItWas(String text) {
        String line = SESSION.setEncoded(text);
        assertThat(line).matches("__Host-session=[A-Za-z0-9_-]+; Path=/; Secure; HttpOnly; SameSite=Lax");
        String value = line.substring("__Host-session=".length(), line.indexOf(';'));
        assertThat(SESSION.decoded(List.of(value))).contains(text);
        assertThat(SESSION.value(List.of(value))).contains(value);
    }

    @Test
    void refusesToEncodeWhatWouldNotComeBack() {
        for (String text : List.of("", "\ud83d", "a\ude00")) {
            assertThatExceptionOfType(CookieRefused.class)
                    .isThrownBy(() -> SESSION.setEncoded(text))
                    .satisfies(refused -> assertThat(refused.reason()).isEqualTo(CookieRefused.Reason.VALUE));
        }
        int room = (HostCookie.MAX_LENGTH - SESSION.name().length()) / 4 * 3;
        assertThat(SESSION.setEncoded("x".repeat(room))).contains("; Path=/");
        assertThatExceptionOfType(CookieRefused.class)
                .isThrownBy(() -> SESSION.setEncoded("x".repeat(room + 3)))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(CookieRefused.Reason.TOO_LONG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "*", "YQ==", "YQ=", "YR", "Y", "YQ ", " YQ", "Y\nQ", "+/+/", "wK8", "7aCA", "_w", "\u00e9", "\"YQ\""
            })
    void refusesAValueThatEncodesNoTextOrInAnotherForm(String value) {
        assertThatExceptionOfType(CookieRejected.class)
                .isThrownBy(() -> SESSION.decoded(List.of(value)))
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(CookieRejected.Reason.ENCODING))
                .withMessageNotContaining("YQ");
    }

    @Test
    void aCookieThatIsThereTwiceIsNobodys() {
        assertThat(SESSION.value(List.of())).isEmpty();
        assertThat(SESSION.decoded(List.of())).isEmpty();
        for (List<String> values : List.of(List.of("YQ", "Yg"), List.of("YQ", "YQ"))) {
            assertThatExceptionOfType(CookieRejected.class)
                    .isThrownBy(() -> SESSION.value(values))
                    .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(CookieRejected.Reason.REPEATED));
            assertThatExceptionOfType(CookieRejected.class).isThrownBy(() -> SESSION.decoded(values));
        }
    }

    /** Whatever value comes: it is rejected, or is what encodes the text that is answered. */
    @Test
    void noTextHasTwoValues() {
        Random random = new Random(60_606);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= \n\u00e9";
        int read = 0;
        for (int round = 0; round < 50_000; round++) {
            String value = Mutations.of(round % 2 == 0 ? "Y2Fmw6k" : "8J-YgA", alphabet, random);
            try {
                String text = SESSION.decoded(List.of(value)).orElseThrow();
                assertThat(SESSION.setEncoded(text)).startsWith("__Host-session=" + value + ";");
                read++;
            } catch (CookieRejected rejected) {
                assertThat(rejected.reason()).isEqualTo(CookieRejected.Reason.ENCODING);
            }
        }
        assertThat(read).isGreaterThan(1_000);
    }
}
