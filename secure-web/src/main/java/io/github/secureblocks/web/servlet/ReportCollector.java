package io.github.secureblocks.web.servlet;

import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.web.error.CorrelationId;
import io.github.secureblocks.web.error.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Takes what browsers report, which anybody can send: bounded, neutralised, and seldom. */
final class ReportCollector {
    private static final SafeLogger LOG = SafeLogger.of(ReportCollector.class);
    private static final Set<String> TYPES = Set.of("application/csp-report", "application/reports+json");
    private static final int MAX_BYTES = 64 * 1024;

    /** A line of the log holds this much of a value. */
    private static final int SHOWN = 1_000;

    private static final int A_MINUTE = 10;
    private static final int STEP = A_MINUTE + 2;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final String path;
    private final InstantSource clock;
    /** The number of the minute times {@link #STEP}, plus the lines that were asked for in it. */
    private final AtomicLong written = new AtomicLong();

    ReportCollector(String path) {
        this(path, InstantSource.system());
    }

    ReportCollector(String path, InstantSource clock) {
        this.path = path;
        this.clock = clock;
    }

    boolean takes(HttpServletRequest request) {
        String raw = request.getRequestURI();
        String context = request.getContextPath();
        return raw.length() == context.length() + path.length() && raw.startsWith(context) && raw.endsWith(path);
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = statusOf(request);
        response.setStatus(status);
        if (status == HttpServletResponse.SC_NO_CONTENT) {
            return;
        }
        if (status == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", "POST");
        }
        response.setContentType(Problem.JSON_TYPE);
        ResponseBody.end(response, Problem.of(status, CorrelationId.fresh()).json());
    }

    private int statusOf(HttpServletRequest request) throws IOException {
        if (!request.getMethod().equals("POST")) {
            return HttpServletResponse.SC_METHOD_NOT_ALLOWED;
        }
        String type = request.getContentType();
        if (type == null || !TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            return HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
        }
        if (request.getContentLengthLong() > MAX_BYTES) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        byte[] body = request.getInputStream().readNBytes(SHOWN);
        if (mayWrite()) {
            LOG.warn("A browser reports: {}", new String(body, StandardCharsets.UTF_8));
        }
        return HttpServletResponse.SC_NO_CONTENT;
    }

    boolean mayWrite() {
        long start = clock.millis() / MINUTE * STEP;
        long lines = written.accumulateAndGet(
                start, (before, begun) -> before < begun ? begun + 1 : Math.min(before + 1, begun + A_MINUTE + 1));
        return lines <= start + A_MINUTE;
    }
}
