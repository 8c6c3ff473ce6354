package io.github.secureblocks.web.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class CorsBuilderTest {
    private static final String OURS = "https://app.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://*.app.example",
                "https://*.github.io",
                "https://*.com",
                "https://app.example:*",
                "http://app.example",
                "http://192.168.0.1",
                "file://",
                "https://app.example:443",
                "https://App.example",
                "https://\u00e4pp.example",
                "https://127.1",
                "https://[::ffff:127.0.0.1]",
                "https://app.example/",
                ""
            })
    void refusesAnOriginThatIsNoneToTrust(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.builder().origin(origin))
                .withMessageContaining("; write ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.builder().credentials().origin(origin));
        assertThatIllegalArgumentException().isThrownBy(() -> Cors.builder().developmentOrigin(origin));
    }

    @Test
    void anyOriginIsSaidInItsOwnWordsAndOnlyReads() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.builder().origin("*"))
                .withMessageEndingWith("; write .anyOrigin()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.builder().anyOrigin().credentials().build())
                .withMessageStartingWith("Any origin may read what anybody may have, without credentials");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.builder().anyOrigin().origin(OURS).build());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Cors.builder().anyOrigin().methods("GET", "POST").build());
    }

    @Test
    void anUnstatedOriginRejects() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.builder().methods("GET").build())
                .withMessageEndingWith("; write .origin(\"https://app.example\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:5173", "http://127.0.0.1", "http://[::1]:3000"})
    void anOriginForDevelopmentIsNamedAsOneAndToldLoudly(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.builder().origin(origin))
                .withMessageEndingWith("; write .developmentOrigin(\"http://localhost:5173\")");
        Logger log = (Logger) LoggerFactory.getLogger(Cors.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        try {
            assertThat(Cors.builder()
                            .developmentOrigin(origin)
                            .credentials()
                            .build()
                            .origins())
                    .hasSize(1);
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.WARN);
        assertThat(lines.list.get(0).getFormattedMessage()).contains(origin, "for development");
    }

    @Test
    void anOriginForDevelopmentIsOfThisMachineAndWithoutTls() {
        for (String origin :
                new String[] {"https://localhost:5173", OURS, "http://app.example", "http://localhost.a"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Cors.builder().developmentOrigin(origin))
                    .withMessageEndingWith("; write .developmentOrigin(\"http://localhost:5173\")");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "",
                " GET",
                "GET,PUT",
                "get",
                "patch",
                "CONNECT",
                "TRACE",
                "TRACK",
                "trace",
                "P\u00dcT",
                "A\nB"
            })
    void refusesAMethodThatNoPageMayUse(String method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.builder().methods(method))
                .withMessageContaining("; write .methods(");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "",
                "a b",
                "a:b",
                "a\r\nb",
                "\u00e4",
                "Cookie",
                "COOKIE2",
                "Set-Cookie",
                "Host",
                "Origin",
                "Referer",
                "Connection",
                "Content-Length",
                "Transfer-Encoding",
                "TE",
                "Via",
                "Date",
                "DNT",
                "Expect",
                "Upgrade",
                "Keep-Alive",
                "Trailer",
                "Accept-Charset",
                "Accept-Encoding",
                "Proxy-Authorization",
                "proxy-",
                "Sec-Fetch-Site",
                "sec-",
                "Access-Control-Request-Method",
                "Access-Control-Request-Headers",
                "Access-Control-Allow-Origin",
                "Access-Control-Allow-Credentials",
                "X-HTTP-Method-Override",
                "X-HTTP-Method",
                "X-Method-Override"
            })
    void refusesAHeaderThatNoPageMaySend(String header) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.builder().headers(header))
                .withMessageEndingWith("; write .headers(\"Content-Type\")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "",
                "a b",
                "Set-Cookie",
                "set-cookie2",
                "Origin",
                "Access-Control-Request-Method",
                "Access-Control-Allow-Methods",
                "Access-Control-Max-Age",
                "Cache-Control",
                "Content-Language",
                "Content-Length",
                "Content-Type",
                "Expires",
                "Last-Modified",
                "pragma"
            })
    void refusesAHeaderThatNoPageMayReadOrEveryPageMay(String header) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.builder().exposing(header))
                .withMessageEndingWith("; write .exposing(\"ETag\")");
    }

    @Test
    void refusesWhatIsNamedTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cors.builder().origin(OURS).origin(OURS));
        assertThatIllegalArgumentException().isThrownBy(() -> Cors.builder().methods("PUT", "PUT"));
        assertThatIllegalArgumentException().isThrownBy(() -> Cors.builder().headers("X-A", "x-a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Cors.builder().exposing("X-A", "x-a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Cors.builder().developmentOrigin("http://localhost").developmentOrigin("http://localhost"));
    }

    @Test
    void aPreflightIsRememberedForADayAtMost() {
        for (Duration age : new Duration[] {Duration.ZERO, Duration.ofDays(1)}) {
            assertThat(Cors.builder().origin(OURS).maxAge(age).build()).isNotNull();
        }
        for (Duration age : new Duration[] {Duration.ofMillis(-1), Duration.ofSeconds(86_401), Duration.ofDays(365)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Cors.builder().maxAge(age))
                    .withMessageEndingWith("; write .maxAge(Duration.ofHours(1))");
        }
    }
}
