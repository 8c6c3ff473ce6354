package io.github.secureblocks.jwt.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpHandler;
import io.github.secureblocks.HandClock;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.SigningAlgorithm;
import io.github.secureblocks.net.LocalHttps;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteKeysHttpsTest {
    private final HandClock clock = new HandClock();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void keysAreReadOverHttpsByAnAuthorityOfOnesOwn() {
        try (LocalHttps server = LocalHttps.answering(LocalHttps.text("application/json", Jwk.rs256("a")));
                RemoteKeys keys = builder(server).build()) {
            keys.requireKeys();
            assertThat(keys.find("a")).isNotNull();
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatIsNotTrustedIsNotBelieved() {
        try (LocalHttps server = LocalHttps.answering(LocalHttps.text("application/json", Jwk.rs256("a")));
                RemoteKeys keys = RemoteKeys.builder(server.at("/"), SigningAlgorithm.RS256)
                        .clock(clock)
                        .events(events())
                        .build()) {
            assertThat(reason(keys)).isEqualTo("UNTRUSTED");
            assertThat(keys.find("a")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"REDIRECTED", "STATUS", "TOO_LARGE", "TIMED_OUT", "DOCUMENT_MALFORMED"})
    void whateverTheServerDoesIsTypedAndEndsInTime(String reason) {
        try (LocalHttps server = LocalHttps.answering(doing(reason));
                RemoteKeys keys = builder(server).timeout(Duration.ofSeconds(2)).build()) {
            assertThat(reason(keys)).isEqualTo(reason);
            assertThat(keys.find("a")).isNull();
            assertThat(told).contains("CRYPT_KEYS_UNAVAILABLE " + reason);
        }
    }

    @Test
    void closingEndsTheRequestThatRuns() throws Exception {
        CountDownLatch asked = new CountDownLatch(4_096);
        CountDownLatch broken = new CountDownLatch(1);
        HttpHandler endless = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(' ');
                    out.flush();
                    asked.countDown();
                }
            } catch (IOException gone) {
                broken.countDown();
            }
        };
        try (LocalHttps server = LocalHttps.answering(endless)) {
            RemoteKeys keys = builder(server).timeout(Duration.ofSeconds(20)).build();
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            keys.close();
            assertThat(broken.await(10, TimeUnit.SECONDS))
                    .as("the server saw the end")
                    .isTrue();
            assertThat(reason(keys)).isEqualTo("CLOSED");
            assertThat(told).as("an end that was wanted").isEmpty();
        }
    }

    private RemoteKeys.Builder builder(LocalHttps server) {
        return RemoteKeys.builder(server.at("/keys"), SigningAlgorithm.RS256)
                .tls(LocalHttps.trusting())
                .timeout(Duration.ofSeconds(20))
                .clock(clock)
                .events(events());
    }

    private SecurityEvents events() {
        return SecurityEvents.to(event -> told.add(event.type() + " " + event.reason()), clock);
    }

    private static HttpHandler doing(String what) {
        return exchange -> {
            switch (what) {
                case "REDIRECTED" -> {
                    exchange.getResponseHeaders().set("Location", "https://localhost/other");
                    LocalHttps.status(307).handle(exchange);
                }
                case "STATUS" -> LocalHttps.status(503).handle(exchange);
                case "TOO_LARGE" ->
                    LocalHttps.answer(exchange, "application/json", " ".repeat(300_000) + Jwk.rs256("a"));
                case "TIMED_OUT" -> exchange.sendResponseHeaders(200, 50);
                default -> LocalHttps.answer(exchange, "text/html", "<html>Sign in</html>");
            }
        };
    }

    private static String reason(RemoteKeys keys) {
        return catchThrowableOfType(RemoteKeysUnavailable.class, keys::requireKeys)
                .reason();
    }
}
