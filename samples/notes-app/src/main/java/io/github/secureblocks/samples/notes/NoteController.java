package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.spring.Authenticated;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Writing, finding, reading, sharing and deleting one's own notes. */
@RestController
@RequestMapping("/notes")
class NoteController {
    private static final SafeLogger LOG = SafeLogger.of(NoteController.class);

    private final NoteStore notes;
    private final Limits limits;
    private final SecurityEvents events;

    NoteController(NoteStore notes, Limits limits, SecurityEvents events) {
        this.notes = notes;
        this.limits = limits;
        this.events = events;
    }

    @GetMapping
    @Authenticated
    SafeHtml list(Caller caller, @RequestParam Optional<String> q, @RequestParam @Nullable String sort) {
        Optional<String> query = q.filter(text -> !text.isBlank());
        return NotePages.list(caller, notes.list(caller, query, sort), query.orElse(""), sort, NoteDraft.EMPTY, null);
    }

    @PostMapping
    @Authenticated
    ResponseEntity<?> add(Caller caller, @RequestParam String title, @RequestParam String body) {
        limits.write(caller);
        NoteDraft draft = new NoteDraft(title, body);
        String problem = draft.problem();
        if (problem != null) {
            return ResponseEntity.badRequest()
                    .body(NotePages.list(caller, notes.list(caller, Optional.empty(), null), "", null, draft, problem));
        }
        notes.add(caller, draft);
        LOG.info("note written by {}", caller.subject());
        return Redirect.to("/notes");
    }

    @GetMapping("/{id}")
    @Authenticated
    SafeHtml show(Caller caller, @PathVariable long id) {
        return NotePages.own(caller, own(caller, id));
    }

    @PostMapping("/{id}/share")
    @Authenticated
    ResponseEntity<?> share(Caller caller, @PathVariable long id) {
        Note note = own(caller, id);
        notes.share(note);
        LOG.info("note {} shared by {}", id, caller.subject());
        return Redirect.to("/notes/" + id);
    }

    @PostMapping("/{id}/delete")
    @Authenticated
    ResponseEntity<?> delete(Caller caller, @PathVariable long id) {
        Note note = own(caller, id);
        notes.delete(note);
        LOG.info("note {} deleted by {}", id, caller.subject());
        return Redirect.to("/notes");
    }

    /** The one way to a note; who asks for somebody else's is reported and told that there is none. */
    private Note own(Caller caller, long id) {
        return notes.find(id).ownedBy(caller, events).orNotFound();
    }
}
