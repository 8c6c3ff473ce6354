package io.github.secureblocks.samples.corpus.error;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/** Turns exceptions into answers. */
@RestControllerAdvice
class ApiErrors {
    private static final Map<Integer, String> TEXTS = Map.of(404, "Not found", 409, "Already there");

    /** Knows a code of ours beside the text. */
    static final class ShopException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int code;

        ShopException(int code, String message) {
            super(message);
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    record Body(int code, String text) {}

    private String lastFailure = "none";

    @ExceptionHandler
    ResponseEntity<Body> unsafeHandler(ShopException failed) {
        Body body = new Body(failed.code(), failed.getMessage());
        return ResponseEntity.badRequest().body(body); // unsafe error/stack-trace-to-client
    }

    @ExceptionHandler
    ResponseEntity<Body> safeHandler(ShopException failed) {
        Body body = new Body(failed.code(), TEXTS.get(failed.code()));
        return ResponseEntity.badRequest().body(body); // safe error/stack-trace-to-client
    }

    @ExceptionHandler
    ProblemDetail unsafeConditional(IllegalArgumentException failed) {
        String detail = "Check what you sent";
        if (failed.getCause() == null) {
            detail = failed.getMessage();
        }
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail); // unsafe error/stack-trace-to-client
    }

    @ExceptionHandler
    ProblemDetail safeConditional(IllegalArgumentException failed) {
        String detail = "Check what you sent";
        if (failed.getMessage() == null) {
            detail = "Something was empty";
        }
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail); // safe error/stack-trace-to-client
    }

    ResponseEntity<String> unsafeCollected(List<Exception> all) {
        String text = all.stream().map(Exception::getMessage).collect(Collectors.joining("; "));
        return ResponseEntity.ok(text); // unsafe error/stack-trace-to-client
    }

    ResponseEntity<String> safeCollected(List<Exception> all) {
        String text = all.stream().map(e -> e.getClass().getSimpleName()).collect(Collectors.joining("; "));
        return ResponseEntity.ok(text); // safe error/stack-trace-to-client
    }

    void note(Exception failed) {
        lastFailure = failed.toString();
    }

    void unsafeField(HttpServletResponse response) throws IOException {
        response.getWriter().println("last: " + lastFailure); // unsafe error/stack-trace-to-client
    }

    void safeField(HttpServletResponse response) throws IOException {
        response.getWriter()
                .println("failed before: " + !lastFailure.equals("none")); // safe error/stack-trace-to-client
    }

    ResponseStatusException unsafeRethrown(UncheckedIOException failed) {
        String reason = String.format("upload failed (%s)", failed.getCause().getMessage());
        return new ResponseStatusException(
                HttpStatus.INSUFFICIENT_STORAGE, reason); // unsafe error/stack-trace-to-client
    }

    ResponseStatusException safeRethrown(UncheckedIOException failed) {
        String reason = String.format("upload failed (%d)", failed.getCause().getSuppressed().length);
        return new ResponseStatusException(HttpStatus.INSUFFICIENT_STORAGE, reason); // safe error/stack-trace-to-client
    }

    void unsafeStream(HttpServletResponse response, Exception failed) throws IOException {
        ServletOutputStream out = response.getOutputStream();
        StringJoiner lines = new StringJoiner("\n");
        lines.add("failed").add(failed.getLocalizedMessage());
        out.println(lines.toString()); // unsafe error/stack-trace-to-client
    }

    void safeStream(HttpServletResponse response, Exception failed) throws IOException {
        ServletOutputStream out = response.getOutputStream();
        ByteArrayOutputStream trace = new ByteArrayOutputStream();
        failed.printStackTrace(new PrintWriter(trace, true));
        out.println("failed, trace of " + trace.size() + " bytes kept"); // safe error/stack-trace-to-client
    }
}
