package io.github.secureblocks.samples.rules.web;

import io.github.secureblocks.web.spring.PublicEndpoint;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The program names the pages; data picks one. */
@Controller
@PublicEndpoint(reason = "An example without users")
class WebViewFromDataGood {
    @GetMapping("/pages/{page}")
    String page(@PathVariable String page) {
        return "imprint".equals(page) ? "pages/imprint" : "pages/about";
    }
}
