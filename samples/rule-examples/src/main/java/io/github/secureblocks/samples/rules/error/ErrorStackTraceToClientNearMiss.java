package io.github.secureblocks.samples.rules.error;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A constant detail, and a text and a trace that stay inside. */
final class ErrorStackTraceToClientNearMiss {
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
}
