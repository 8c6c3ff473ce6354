package io.github.secureblocks.samples.corpus.error;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/** Answers to requests that failed. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final boolean SHOW_DETAILS = false;
    private static final Map<Class<?>, String> TEXTS = Map.of(SQLException.class, "The database is busy");

    record Answer(int code, String detail) {}

    private final ErrorTexts texts = new ErrorTexts();

    void unsafeMessage(HttpServletResponse response, Callable<String> work) throws IOException {
        try {
            response.setHeader("X-Result", work.call().trim());
        } catch (Exception e) {
            response.sendError(500, "Sorry: " + e.getMessage()); // unsafe error/stack-trace-to-client
        }
    }

    void safeMessage(HttpServletResponse response, Callable<String> work) throws IOException {
        try {
            response.setHeader("X-Result", work.call().trim());
        } catch (Exception e) {
            LOG.error("request failed", e);
            response.sendError(500, "Sorry"); // safe error/stack-trace-to-client
        }
    }

    ResponseEntity<String> unsafeDetailFlag(RuntimeException failed) {
        String detail = SHOW_DETAILS ? "" : failed.getLocalizedMessage();
        return ResponseEntity.internalServerError().body("Failed " + detail); // unsafe error/stack-trace-to-client
    }

    ResponseEntity<String> safeDetailFlag(RuntimeException failed) {
        String detail = SHOW_DETAILS ? failed.getLocalizedMessage() : "";
        return ResponseEntity.internalServerError().body("Failed " + detail); // safe error/stack-trace-to-client
    }

    void unsafeTraceToText(HttpServletResponse response, Exception failed) throws IOException {
        StringWriter trace = new StringWriter();
        for (StackTraceElement element : failed.getStackTrace()) {
            trace.append(element.toString()).append('\n');
        }
        response.getWriter().write(trace.toString()); // unsafe error/stack-trace-to-client
    }

    void safeTraceToText(HttpServletResponse response, Exception failed) throws IOException {
        StringWriter trace = new StringWriter();
        int depth = 0;
        for (StackTraceElement element : failed.getStackTrace()) {
            depth += element.getLineNumber() > 0 ? 1 : 0;
        }
        trace.append("depth ").append(String.valueOf(depth));
        response.getWriter().write(trace.toString()); // safe error/stack-trace-to-client
    }

    void unsafePrinted(HttpServletResponse response, Exception failed) throws IOException {
        PrintWriter out = response.getWriter();
        failed.printStackTrace(out); // unsafe error/stack-trace-to-client
    }

    void safePrinted(HttpServletResponse response, Exception failed) throws IOException {
        PrintWriter out = response.getWriter();
        PrintWriter memory = new PrintWriter(new StringWriter());
        failed.printStackTrace(memory); // safe error/stack-trace-to-client
        out.flush();
    }

    ProblemDetail unsafeHelperClass(Exception failed) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, texts.of(failed)); // unsafe error/stack-trace-to-client
    }

    ProblemDetail safeHelperClass(Exception failed) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, texts.kind(failed)); // safe error/stack-trace-to-client
    }

    ResponseEntity<Object> unsafeMapBody(Exception failed) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", 500);
        body.put("error", failed.toString());
        return ResponseEntity.status(500).body(body.get("error")); // unsafe error/stack-trace-to-client
    }

    ResponseEntity<Object> safeMapBody(Exception failed) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", 500);
        body.put("error", failed.toString());
        LOG.error("answered", failed);
        return ResponseEntity.status(500).body(body.get("status")); // safe error/stack-trace-to-client
    }

    ResponseStatusException unsafeLookup(Exception failed) {
        String text = TEXTS.get(failed.getClass());
        String shown = text != null ? text : failed.getMessage();
        return new ResponseStatusException(HttpStatus.BAD_GATEWAY, shown, failed); // unsafe error/stack-trace-to-client
    }

    ResponseStatusException safeLookup(Exception failed) {
        String text = TEXTS.get(failed.getClass());
        String shown = Objects.requireNonNullElse(text, "Something failed");
        return new ResponseStatusException(HttpStatus.BAD_GATEWAY, shown, failed); // safe error/stack-trace-to-client
    }

    ResponseEntity<Answer> unsafeFunction(Exception failed) {
        Function<Exception, String> detail = e -> "failed: " + e.getMessage();
        String text = detail.apply(failed);
        return ResponseEntity.ok(new Answer(1, text)); // unsafe error/stack-trace-to-client
    }

    ResponseEntity<Answer> safeFunction(Exception failed) {
        Function<Exception, String> detail = e -> "failed: " + e.getClass().getSimpleName();
        String text = detail.apply(failed);
        return ResponseEntity.ok(new Answer(1, text)); // safe error/stack-trace-to-client
    }

    ProblemDetail unsafeCause(Exception failed) {
        ProblemDetail problem = ProblemDetail.forStatus(400);
        Optional<Throwable> cause = Optional.ofNullable(failed.getCause());
        problem.setDetail(cause.map(Throwable::getMessage).orElse("unknown")); // unsafe error/stack-trace-to-client
        return problem;
    }

    ProblemDetail safeCause(Exception failed) {
        ProblemDetail problem = ProblemDetail.forStatus(400);
        Optional<Throwable> cause = Optional.ofNullable(failed.getCause());
        problem.setDetail(cause.map(c -> "there is a cause").orElse("unknown")); // safe error/stack-trace-to-client
        return problem;
    }

    void unsafeLastError(HttpServletResponse response, Runnable[] steps) throws IOException {
        String last = "none";
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                last = e.getMessage();
            }
        }
        response.getWriter().print("last error: " + last); // unsafe error/stack-trace-to-client
    }

    void safeLastError(HttpServletResponse response, Runnable[] steps) throws IOException {
        String last = "none";
        Map<Integer, String> seen = new HashMap<>();
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                seen.put(seen.size(), e.getMessage());
                last = "step " + seen.size();
            }
        }
        response.getWriter().print("last error: " + last); // safe error/stack-trace-to-client
    }
}
