package io.github.secureblocks.samples.asgenerated;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ResponseStatusException;

@ControllerAdvice
public class ErrorPages {
    @ExceptionHandler(ResponseStatusException.class)
    public ResponseEntity<String> status(ResponseStatusException e) {
        return ResponseEntity.status(e.getStatusCode())
                .body(e.getReason()); // plant: reason as it is rule html/unencoded-output
    }

    @ExceptionHandler(Exception.class)
    public ResponseEntity<String> error(Exception e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        e.printStackTrace(); // plant: trace rule error/stack-trace-to-client
        return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR)
                .contentType(MediaType.TEXT_HTML)
                // plant: message and trace to the client rule error/stack-trace-to-client
                // plant: text as it is rule html/unencoded-output
                .body("<h1>Error</h1><p>" + e.getMessage() + "</p><pre>" + trace + "</pre>");
    }
}
