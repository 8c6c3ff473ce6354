package io.github.secureblocks.samples.rules.error;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers that hold what an exception says. */
@RestControllerAdvice
final class ErrorStackTraceToClientBad {
    ResponseEntity<String> body(RuntimeException failed) {
        return ResponseEntity.internalServerError().body(failed.getMessage()); // finds error/stack-trace-to-client
    }

    ProblemDetail problem(RuntimeException failed) {
        String text = failed.toString();
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, text); // finds error/stack-trace-to-client
    }

    void status(HttpServletResponse response, RuntimeException failed) throws IOException {
        response.sendError(500, "Failed: " + failed.getMessage()); // finds error/stack-trace-to-client
    }

    void page(HttpServletResponse response, RuntimeException failed) throws IOException {
        PrintWriter out = response.getWriter(); // finds html/unencoded-output
        out.append("<p>").append(failed.getMessage()); // finds error/stack-trace-to-client
        out.printf("<p>%s</p>", failed.getMessage()); // finds error/stack-trace-to-client
        failed.printStackTrace(out); // finds error/stack-trace-to-client
    }

    void console(RuntimeException failed) {
        failed.printStackTrace(); // finds error/stack-trace-to-client
    }

    ServerResponse function(RuntimeException failed) {
        return ServerResponse.badRequest().body(failed.toString()); // finds error/stack-trace-to-client
    }

    void property(ProblemDetail problem, RuntimeException failed) {
        problem.setProperty("cause", failed.toString()); // finds error/stack-trace-to-client
    }

    void header(HttpServletResponse response, RuntimeException failed) {
        response.setHeader("X-Error", failed.getMessage()); // finds error/stack-trace-to-client
    }

    @ExceptionHandler(IllegalStateException.class)
    Map<String, String> advice(IllegalStateException failed) {
        return Map.of("error", failed.getMessage()); // finds error/stack-trace-to-client
    }

    ResponseEntity<String> asText(RuntimeException failed) {
        return ResponseEntity.internalServerError().body("Failed: " + failed); // finds error/stack-trace-to-client
    }

    ResponseEntity<String> trace(RuntimeException failed) {
        StringWriter text = new StringWriter();
        failed.printStackTrace(new PrintWriter(text));
        return ResponseEntity.internalServerError().body(text.toString()); // finds error/stack-trace-to-client
    }

    String page(Model model, RuntimeException failed) {
        model.addAttribute("error", failed.getMessage()); // finds error/stack-trace-to-client
        return "error";
    }
}
