package io.github.secureblocks.web.servlet;

import io.github.secureblocks.ratelimit.ClientKey;
import io.github.secureblocks.ratelimit.Limit;
import io.github.secureblocks.ratelimit.RateLimiter;
import io.github.secureblocks.web.error.CorrelationId;
import io.github.secureblocks.web.error.ProblemType;
import io.github.secureblocks.web.error.RequestRefused;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ServiceConfigurationError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Fails in every way. */
final class FailingServlet extends HttpServlet {
    static final String CANARY = "canary-77ab";
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(FailingServlet.class);
    private static final ProblemType FULL =
            ProblemType.of(409, "https://notes.example/problems/full", "The notebook is \"full\"");

    /** A subclass of nothing that anybody expects. */
    private static final class Strange extends Throwable {
        private static final long serialVersionUID = 1L;

        Strange() {
            super(CANARY);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getRequestURI()) {
            case "/exception" -> throw new IllegalStateException(CANARY + "\nforged line");
            case "/stack" -> throw new StackOverflowError(CANARY);
            case "/memory" -> throw new OutOfMemoryError(CANARY);
            case "/service" -> throw new ServiceConfigurationError(CANARY);
            case "/initializer" -> throw new ExceptionInInitializerError(CANARY);
            case "/strange" -> FailingServlet.<RuntimeException>sneak(new Strange());
            case "/sent" -> response.sendError(503, CANARY);
            case "/missing" -> response.sendError(404, CANARY);
            case "/refused" -> throw RequestRefused.of(422, "The title is longer than 200 characters");
            case "/typed" -> throw RequestRefused.of(FULL, "Delete a note first");
            case "/partly" -> {
                response.getWriter().print("the first half");
                response.flushBuffer();
                throw new IllegalStateException(CANARY + "\nforged line");
            }
            case "/torn" -> {
                response.getWriter().print("the first half");
                response.flushBuffer();
                throw new IOException(CANARY + "\nforged line");
            }
            case "/download" -> {
                response.setHeader("Content-Disposition", "attachment; filename=" + CANARY);
                response.setHeader("Content-Encoding", "gzip");
                response.setHeader("ETag", CANARY);
                response.setHeader("Content-Range", "bytes 0-1/2");
                response.setContentLength(7);
                throw new IllegalStateException(CANARY);
            }
            case "/account" -> response.sendError(401);
            case "/unknown-status" -> response.sendError(700);
            case "/limited" -> {
                RateLimiter once = RateLimiter.builder("once", Limit.of(1, Duration.ofMillis(1_999)))
                        .build();
                once.acquire(ClientKey.of("a"));
                once.acquire(ClientKey.of("a"));
            }
            case "/async" -> again(request);
            case "/timeout" -> request.startAsync().setTimeout(1);
            default -> response.getWriter().print(MDC.get(CorrelationId.LOG_KEY));
        }
    }

    private static void again(HttpServletRequest request) {
        LOG.info("dispatched {}", request.getDispatcherType());
        if (request.getAttribute("again") != null) {
            throw new IllegalStateException(CANARY);
        }
        request.setAttribute("again", true);
        var context = request.startAsync();
        context.start(context::dispatch);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
