package io.github.secureblocks.samples.rules.html;

import jakarta.annotation.security.PermitAll;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Text that says that it is no page. */
@RestController
@PermitAll
class HtmlUnencodedOutputGood {
    @GetMapping(path = "/hello", produces = MediaType.TEXT_PLAIN_VALUE)
    String hello(@RequestParam String name) {
        return "Hello " + name;
    }
}
