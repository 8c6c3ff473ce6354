package io.github.secureblocks.password.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpHandler;
import io.github.secureblocks.HandClock;
import io.github.secureblocks.net.HttpsFailed;
import io.github.secureblocks.net.LocalHttps;
import io.github.secureblocks.password.PasswordPolicy;
import io.github.secureblocks.secret.Secret;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsBreachSourceTest {
    private static final String SEEN = "0018A45C4D1DEF81644B54AB7F969B88D65:21";
    private static final String PADDING = "00D4F6E8FA6EECAD2A3AA415EEC418D38EC:0";

    private final HandClock clock = new HandClock();

    @Test
    void aRangeIsAskedForByFiveDigitsAndWithPadding() throws IOException {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        HttpHandler noting = exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Add-Padding"));
            LocalHttps.answer(exchange, "text/plain", SEEN + "\r\n" + PADDING);
        };
        try (LocalHttps server = LocalHttps.answering(noting)) {
            assertThat(source(server).range("21BD1")).isEqualTo(SEEN + "\n");
            assertThat(asked).containsExactly("/range/21BD1 true");
        }
    }

    @Test
    void aPolicyRefusesABreachedPasswordByIt() {
        String digest = sha1("correct horse 1 battery 2 staple");
        HttpHandler breached = LocalHttps.text("text/plain", digest.substring(5) + ":7\r\n" + PADDING);
        try (LocalHttps server = LocalHttps.answering(breached)) {
            PasswordPolicy policy =
                    PasswordPolicy.builder().breachSource(source(server)).build();
            assertThat(policy.check(word("correct horse 1 battery 2 staple")).toString())
                    .contains("BREACHED");
            assertThat(policy.check(word("another horse 1 battery 2 staple")).toString())
                    .doesNotContain("BREACHED");
        }
    }

    @Test
    void aRangeIsKeptForAnHour() throws IOException {
        try (LocalHttps server = LocalHttps.answering(LocalHttps.text("text/plain", SEEN))) {
            HttpsBreachSource source = source(server);
            for (int i = 0; i < 10; i++) {
                assertThat(source.range("21BD1")).isEqualTo(SEEN + "\n");
                assertThat(source.range("21BD2")).isEqualTo(SEEN + "\n");
            }
            assertThat(server.requests()).isEqualTo(2);
            clock.advance(Duration.ofHours(1));
            source.range("21BD1");
            assertThat(server.requests()).isEqualTo(3);
        }
    }

    @Test
    void whatIsKeptIsBounded() throws IOException {
        String large = (SEEN + "\n").repeat(512 * 1_024 / (SEEN.length() + 1));
        try (LocalHttps server = LocalHttps.answering(LocalHttps.text("text/plain", large))) {
            HttpsBreachSource source = source(server);
            for (int i = 0; i < 20; i++) {
                source.range(String.format("%05X", i));
            }
            for (int i = 0; i < 20; i++) {
                source.range(String.format("%05X", i));
            }
            assertThat(server.requests())
                    .as("20 ranges of half a MiB do not fit into four")
                    .isGreaterThan(20 + 11);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "<html>Sign in to the hotel's network</html>",
                "{}",
                "0018A45C4D1DEF81644B54AB7F969B88D65",
                "0018A45C4D1DEF81644B54AB7F969B88D65:",
                "0018A45C4D1DEF81644B54AB7F969B88D6:1",
                "0018A45C4D1DEF81644B54AB7F969B88D65:-1",
                "0018A45C4D1DEF81644B54AB7F969B88D65:99999999999",
                "0018A45C4D1DEF81644B54AB7F969B88D65:1\r\n\r\n<!-- -->",
                "0018A45C4D1DEF81644B54AB7F969B88D6\u0130:1",
                "00D4F6E8FA6EECAD2A3AA415EEC418D38EC:0"
            })
    void anAnswerOfAnotherFormIsAFailureAndNotAPasswordWithoutBreaches(String answer) {
        try (LocalHttps server = LocalHttps.answering(LocalHttps.text("text/plain", answer))) {
            HttpsBreachSource source = source(server);
            assertThatExceptionOfType(ProtocolException.class)
                    .isThrownBy(() -> source.range("21BD1"))
                    .withMessageStartingWith("The service's answer")
                    .withMessageNotContainingAny("21BD1", "0018A", "html")
                    .withNoCause();
            assertThatExceptionOfType(ProtocolException.class)
                    .as("a failure is not kept")
                    .isThrownBy(() -> source.range("21BD1"));
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void aServiceThatIsDownOrTooTalkativeIsATypedFailure() {
        try (LocalHttps server = LocalHttps.answering(LocalHttps.status(503))) {
            HttpsBreachSource source = source(server);
            assertThat(reason(source)).isEqualTo(HttpsFailed.Reason.STATUS);
            server.answers(LocalHttps.text("text/plain", (SEEN + "\n").repeat(20_000)));
            assertThat(reason(source)).isEqualTo(HttpsFailed.Reason.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "21BD", "21BD12", "21bd1", "21BDG", "../..", "?????", "21BD1\n", "２1BD1"})
    void onlyFiveDigitsAreAsked(String digits) {
        HttpsBreachSource source = HttpsBreachSource.builder(URI.create("https://breaches.example/range/"))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.range(digits))
                .withMessageContaining("five of 0-9A-F");
    }

    @Test
    void plainHttpIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpsBreachSource.builder(URI.create("http://breaches.example/range/")));
    }

    @Test
    void whateverTheBytesTheAnswerIsLinesOfTheProtocolOrAFailure() {
        Random random = new Random(20);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] answer = (SEEN + "\r\n" + PADDING + "\n" + SEEN).getBytes(StandardCharsets.US_ASCII);
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                answer[random.nextInt(answer.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : '0' + random.nextInt(10));
            }
            try {
                assertThat(RangeAnswer.withoutPadding(answer)).matches("([0-9A-F]{35}:[0-9]{1,10}\n)+");
                read++;
            } catch (ProtocolException expected) {
                assertThat(expected).hasMessageStartingWith("The service's answer");
            }
        }
        assertThat(read).isBetween(1_000, 19_000);
    }

    private HttpsBreachSource source(LocalHttps server) {
        return HttpsBreachSource.builder(server.at("/range/"))
                .tls(LocalHttps.trusting())
                .timeout(Duration.ofSeconds(20))
                .clock(clock)
                .build();
    }

    private static HttpsFailed.Reason reason(HttpsBreachSource source) {
        return catchThrowableOfType(HttpsFailed.class, () -> source.range("21BD1"))
                .reason();
    }

    private static Secret word(String text) {
        return Secret.of(text);
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
