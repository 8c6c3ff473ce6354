package io.github.secureblocks.samples.rules.html;

import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.spring.PublicEndpoint;
import java.io.PrintWriter;
import org.owasp.encoder.Encode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** A page without data, data that an encoder for text has seen, and a writer that no browser reads. */
@RestController
@PublicEndpoint(reason = "An example without users")
class HtmlUnencodedOutputNearMiss {
    @GetMapping("/about")
    String about() {
        return "<p>Notes, version 1</p>";
    }

    @GetMapping("/hello")
    String hello(@RequestParam String name) {
        return "<p>Hello " + Encode.forHtml(name) + "</p>"; // finds html/raw-encoder
    }

    @GetMapping("/found")
    ResponseEntity<String> found(@RequestParam String query) {
        String title = Encode.forHtmlAttribute(query); // finds html/raw-encoder
        String text = HtmlUtils.htmlEscape(query); // finds html/raw-encoder
        return ResponseEntity.ok("<h1 title=\"" + title + "\">" + text + Html.of("<b>{}</b>", query) + "</h1>");
    }

    void report(PrintWriter out, int count) {
        out.println("notes: " + count);
    }
}
