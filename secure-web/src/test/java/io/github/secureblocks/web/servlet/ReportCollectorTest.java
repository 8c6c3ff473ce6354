package io.github.secureblocks.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.secureblocks.web.headers.ContentSecurityPolicy;
import io.github.secureblocks.web.headers.SecurityHeaders;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class ReportCollectorTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(ReportCollector.class);

    @TempDir
    private static Path directory;

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        LOG.setAdditive(false);
        LOG.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        LOG.detachAppender(lines);
        LOG.setAdditive(true);
    }

    @Test
    void aReportIsOneLineThatCannotForgeAnother() throws Exception {
        String forged = "{\"a\":\"b\r\nERROR root logged in \u001b[2J" + "x".repeat(50_000) + "\"}";
        try (WebServer server = start()) {
            for (int i = 0; i < 25; i++) {
                assertThat(send(server, "/csp-reports", forged)).isEqualTo(204);
            }
        }
        assertThat(messages())
                .hasSizeBetween(10, 20)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("A browser reports: {")
                        .hasSizeLessThan(1_200)
                        .doesNotContain("\r", "\n", "\u001b"));
    }

    /** A page's address may hold a token, as links in mails do. */
    @Test
    void whatStandsInTheQueryOfAnAddressIsNotLogged() throws Exception {
        String report =
                "{\"csp-report\":{\"document-uri\":\"https://notes.example/reset?token=canary-5f3a&a=canary-5f3a\","
                        + "\"blocked-uri\":\"inline\",\"referrer\":\"https://notes.example/?canary-5f3a";
        try (WebServer server = start()) {
            assertThat(send(server, "/csp-reports", report)).isEqualTo(204);
        }
        assertThat(messages())
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("https://notes.example/reset?", "\"blocked-uri\":\"inline\"")
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @EnumSource
    void aReportThatBreaksOffIsTheClientsFault(SecurityHeadersFilterTest.Container container) throws Exception {
        try (WebServer server = container.start(directory, reportingTo("/csp-reports"))) {
            for (String body :
                    List.of("Content-Length: 70\r\n\r\ncut off", "Transfer-Encoding: chunked\r\n\r\nzz\r\nx")) {
                assertThat(server.raw("POST /csp-reports HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n"
                                + "Content-Type: application/csp-report\r\n" + body))
                        .startsWith("HTTP/1.1 400")
                        .containsIgnoringCase("x-content-type-options: nosniff")
                        .doesNotContain("Exception");
            }
        }
    }

    @Test
    void whereAnApplicationHasAPathBrowsersAreToldAllOfIt() throws Exception {
        try (WebServer server = WebServer.tomcatOfTwo(directory, host -> {}, reportingTo("/app/csp-reports"))) {
            assertThat(server.get("/app/answer").headers().firstValue("Reporting-Endpoints"))
                    .contains("csp=\"/app/csp-reports\"");
            assertThat(send(server, "/app/csp-reports", "{}")).isEqualTo(204);
        }
        assertThat(messages()).hasSize(1);
    }

    @Test
    void anApplicationThatTellsBrowsersOfAPathOutsideOfItDoesNotStart() throws Exception {
        try (WebServer server = WebServer.tomcatOfTwo(directory, host -> {}, reportingTo("/csp-reports"))) {
            assertThat(server.get("/answer").statusCode()).isEqualTo(200);
            assertThat(server.get("/app/answer").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void atMostTenOfAMinuteAreWritten() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        ReportCollector collector = new ReportCollector("/csp-reports", now::get);
        assertThat(count(collector)).isEqualTo(10);
        assertThat(count(collector)).isZero();
        now.set(now.get().plusSeconds(60));
        assertThat(count(collector)).isEqualTo(10);
        now.set(now.get().minusSeconds(600));
        assertThat(count(collector)).isZero();
    }

    private static WebServer start() {
        return WebServer.tomcat(directory, host -> {}, reportingTo("/csp-reports"));
    }

    private static SecurityHeadersFilter reportingTo(String path) {
        ContentSecurityPolicy policy =
                ContentSecurityPolicy.builder().reportTo(path).build();
        return SecurityHeadersFilter.of(
                        SecurityHeaders.builder().contentSecurityPolicy(policy).build())
                .collectReports(path);
    }

    private static int send(WebServer server, String path, String report) {
        return server.send(
                        "POST",
                        path,
                        HttpRequest.BodyPublishers.ofString(report),
                        "Content-Type",
                        "application/csp-report")
                .statusCode();
    }

    private static int count(ReportCollector collector) {
        int written = 0;
        for (int i = 0; i < 100; i++) {
            written += collector.mayWrite() ? 1 : 0;
        }
        return written;
    }

    private List<String> messages() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
