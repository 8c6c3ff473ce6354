package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.access.NotFound;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.spring.PublicEndpoint;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Reading by link. */
@RestController
class SharedController {
    private final NoteStore notes;

    SharedController(NoteStore notes) {
        this.notes = notes;
    }

    @GetMapping("/shared/{token}")
    @PublicEndpoint(reason = "the link is the permission; its 256 bits cannot be guessed")
    SafeHtml show(Optional<Caller> caller, @PathVariable String token) {
        return NotePages.shared(caller.orElse(null), notes.findShared(token).orElseThrow(NotFound::new));
    }
}
