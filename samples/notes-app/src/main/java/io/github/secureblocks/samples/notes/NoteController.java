package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.spring.Authenticated;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Writing, finding, reading, sharing and deleting one's own notes. */
@RestController
@RequestMapping("/notes")
class NoteController {
    private static final SafeLogger LOG = SafeLogger.of(NoteController.class);

    private final NoteStore notes;
    private final NoteSearch search;
    private final Limits limits;

    NoteController(NoteStore notes, NoteSearch search, Limits limits) {
        this.notes = notes;
        this.search = search;
        this.limits = limits;
    }

    @GetMapping
    @Authenticated
    SafeHtml list(
            Caller caller,
            NoteFilter filter,
            @RequestParam @Nullable String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "" + Paging.DEFAULT_SIZE) int size) {
        Paging paging = new Paging(page, size);
        if (!filter.isUsable() || !paging.isUsable()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return NotePages.list(caller, search.find(caller, filter, sort, paging), filter, sort, NoteDraft.EMPTY, null);
    }

    @PostMapping
    @Authenticated
    ResponseEntity<?> add(Caller caller, @RequestParam String title, @RequestParam String body) {
        limits.write(caller);
        NoteDraft draft = new NoteDraft(title, body);
        String problem = draft.problem();
        if (problem != null) {
            Found all = search.find(caller, NoteFilter.NONE, null, Paging.FIRST);
            return ResponseEntity.badRequest().body(NotePages.list(caller, all, NoteFilter.NONE, null, draft, problem));
        }
        long id = notes.add(caller, draft);
        LOG.info("note {} written by {}", id, caller.subject());
        return Redirect.to("/notes");
    }

    @GetMapping("/{id}")
    @Authenticated
    SafeHtml show(Caller caller, @PathVariable long id) {
        return NotePages.own(caller, notes.own(caller, id));
    }

    @PostMapping("/{id}/share")
    @Authenticated
    ResponseEntity<?> share(Caller caller, @PathVariable long id) {
        notes.share(caller, id);
        LOG.info("note {} shared by {}", id, caller.subject());
        return Redirect.to("/notes/" + id);
    }

    @PostMapping("/{id}/delete")
    @Authenticated
    ResponseEntity<?> delete(Caller caller, @PathVariable long id) {
        notes.delete(caller, id);
        LOG.info("note {} deleted by {}", id, caller.subject());
        return Redirect.to("/notes");
    }
}
