package io.github.secureblocks.samples.rules.error;

import io.github.secureblocks.log.SafeLogger;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A constant detail, and a text and a trace that stay inside. */
@RestControllerAdvice
final class ErrorStackTraceToClientNearMiss {
    private static final SafeLogger LOG = SafeLogger.of(ErrorStackTraceToClientNearMiss.class);

    ProblemDetail tooLong() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The title has at most 200 characters");
    }

    int depth(RuntimeException failed) {
        StringWriter text = new StringWriter();
        failed.printStackTrace(new PrintWriter(text));
        return text.toString().split("\n").length;
    }

    void report(RuntimeException failed, PrintWriter file) {
        file.println(failed.getMessage());
    }

    @ExceptionHandler(IllegalStateException.class)
    Map<String, String> advice(IllegalStateException failed) {
        LOG.warn("A note is in a state that it must not be in", failed);
        return Map.of("error", "Try again");
    }
}
