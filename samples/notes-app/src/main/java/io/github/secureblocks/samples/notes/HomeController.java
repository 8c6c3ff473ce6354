package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.spring.PublicEndpoint;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The first page. */
@RestController
class HomeController {
    @GetMapping("/")
    @PublicEndpoint(reason = "says what this is; the same for everybody")
    SafeHtml home(Optional<Caller> caller) {
        return HomePage.of(caller.orElse(null));
    }
}
