package io.github.secureblocks.samples.rules.html;

import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.spring.PublicEndpoint;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A constant template chooses the encoder for each value. */
@RestController
@PublicEndpoint(reason = "An example without users")
class HtmlUnencodedOutputGood {
    @GetMapping("/hello")
    SafeHtml hello(@RequestParam String name) {
        return Html.of("<p>Hello {}</p>", name);
    }
}
