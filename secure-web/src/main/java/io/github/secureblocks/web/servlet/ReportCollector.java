package io.github.secureblocks.web.servlet;

import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.web.error.CorrelationId;
import io.github.secureblocks.web.error.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Takes what browsers report, which anybody can send: bounded, neutralised, and seldom. */
final class ReportCollector {
    private static final SafeLogger LOG = SafeLogger.of(ReportCollector.class);
    private static final Set<String> TYPES = Set.of("application/csp-report", "application/reports+json");
    private static final int MAX_BYTES = 64 * 1024;

    /** Of an address, which may hold what only its reader is to know (CWE-532). */
    private static final Pattern QUERY = Pattern.compile("\\?[^\"]*");

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
        return request.getRequestURI().equals(path);
    }

    /** Browsers ask for the path that they were told, whatever path the application has. */
    void checkIsBelow(String application) {
        if (!path.startsWith(application + "/")) {
            throw new IllegalStateException("Browsers would report to " + path
                    + ", which is outside of this application;" + " write .reportTo(\"" + application + path
                    + "\") and .collectReports(\"" + application + path + "\")");
        }
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

    private int statusOf(HttpServletRequest request) {
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
        try {
            String body = new String(request.getInputStream().readNBytes(SHOWN), StandardCharsets.UTF_8);
            if (mayWrite()) {
                LOG.warn("A browser reports: {}", QUERY.matcher(body).replaceAll("?..."));
            }
            return HttpServletResponse.SC_NO_CONTENT;
        } catch (IOException brokenOff) {
            // Tomcat has answered, and would show the exception on its page.
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            return HttpServletResponse.SC_BAD_REQUEST;
        }
    }

    boolean mayWrite() {
        long start = clock.millis() / MINUTE * STEP;
        long lines = written.accumulateAndGet(
                start, (before, begun) -> before < begun ? begun + 1 : Math.min(before + 1, begun + A_MINUTE + 1));
        return lines <= start + A_MINUTE;
    }
}
