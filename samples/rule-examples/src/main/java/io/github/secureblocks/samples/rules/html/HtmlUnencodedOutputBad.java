package io.github.secureblocks.samples.rules.html;

import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.spring.PublicEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.owasp.encoder.Encode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pages that are put together as text. */
@RestController
@PublicEndpoint(reason = "An example without users")
class HtmlUnencodedOutputBad {
    @GetMapping(path = "/hello", produces = MediaType.TEXT_HTML_VALUE)
    String hello(@RequestParam String name) {
        return "<p>Hello " + name + "</p>"; // finds html/unencoded-output
    }

    @GetMapping("/found")
    ResponseEntity<String> found(@RequestParam String query) {
        return ResponseEntity.ok("<h1>Results for " + query + "</h1>"); // finds html/unencoded-output
    }

    @ExceptionHandler(NoSuchElementException.class)
    String missing(HttpServletRequest request) {
        return "<p>Nothing at " + request.getRequestURI() + "</p>"; // finds html/unencoded-output
    }

    SafeHtml template(String page) {
        return Html.of(page); // finds html/unencoded-output
    }

    @GetMapping(path = "/script", produces = MediaType.TEXT_HTML_VALUE)
    String encodedForAnotherPlace(@RequestParam String name) {
        String text = Encode.forJavaScript(name); // finds html/raw-encoder
        return "<p>Hello " + text + "</p>"; // finds html/unencoded-output
    }

    void servlet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        PrintWriter out = response.getWriter(); // finds html/unencoded-output
        out.println("<p>" + request.getParameter("name") + "</p>"); // finds html/unencoded-output
        out.println("<p>" + Encode.forHtml(request.getParameter("name")) + "</p>"); // finds html/raw-encoder
    }

    void declaredAsWriter(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Writer out = response.getWriter(); // finds html/unencoded-output
        out.write("<p>" + request.getParameter("name") + "</p>"); // finds html/unencoded-output
    }

    void formatted(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter out = response.getWriter(); // finds html/unencoded-output
        out.printf(Locale.ROOT, "<p>%s</p>", request.getParameter("name")); // finds html/unencoded-output
    }

    void bytes(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OutputStream out = response.getOutputStream();
        String page = "<p>" + request.getParameter("name") + "</p>";
        out.write(page.getBytes(StandardCharsets.UTF_8)); // finds html/unencoded-output
    }

    void status(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(404, "No note " + request.getParameter("id")); // finds html/unencoded-output
    }

    void written(@RequestParam String name, HttpServletResponse response) throws IOException {
        PrintWriter out = response.getWriter(); // finds html/unencoded-output
        out.println("<p>" + name + "</p>"); // finds html/unencoded-output
    }
}
