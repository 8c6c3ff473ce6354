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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        SecurityHeadersFilter filter = SecurityHeadersFilter.of(SecurityHeaders.builder()
                        .contentSecurityPolicy(ContentSecurityPolicy.builder()
                                .reportTo("/csp-reports")
                                .build())
                        .build())
                .collectReports("/csp-reports");
        try (WebServer server = WebServer.tomcat(directory, host -> {}, filter)) {
            for (int i = 0; i < 25; i++) {
                assertThat(server.send(
                                        "POST",
                                        "/csp-reports",
                                        HttpRequest.BodyPublishers.ofString(forged),
                                        "Content-Type",
                                        "application/csp-report")
                                .statusCode())
                        .isEqualTo(204);
            }
        }
        assertThat(messages())
                .hasSizeBetween(10, 20)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("A browser reports: {")
                        .hasSizeLessThan(6_500)
                        .doesNotContain("\r", "\n", "\u001b"));
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
