package io.github.secureblocks.samples.rules.html;

import jakarta.annotation.security.PermitAll;
import java.io.PrintWriter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A page without data, and a writer that no browser reads. */
@RestController
@PermitAll
class HtmlUnencodedOutputNearMiss {
    @GetMapping("/about")
    String about() {
        return "<p>Notes, version 1</p>";
    }

    void report(PrintWriter out, int count) {
        out.println("notes: " + count);
    }
}
