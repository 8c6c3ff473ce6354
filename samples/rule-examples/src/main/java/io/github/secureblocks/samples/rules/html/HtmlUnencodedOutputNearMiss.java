package io.github.secureblocks.samples.rules.html;

import io.github.secureblocks.web.spring.PublicEndpoint;
import java.io.PrintWriter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A page without data, and a writer that no browser reads. */
@RestController
@PublicEndpoint(reason = "An example without users")
class HtmlUnencodedOutputNearMiss {
    @GetMapping("/about")
    String about() {
        return "<p>Notes, version 1</p>";
    }

    void report(PrintWriter out, int count) {
        out.println("notes: " + count);
    }
}
