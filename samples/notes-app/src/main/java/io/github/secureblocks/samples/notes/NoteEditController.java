package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.spring.Authenticated;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Changing one's own notes: by a form that sends each field, or by JSON that names some. */
@RestController
@RequestMapping("/notes/{id}")
class NoteEditController {
    private static final SafeLogger LOG = SafeLogger.of(NoteEditController.class);

    private final NoteStore notes;
    private final Limits limits;

    NoteEditController(NoteStore notes, Limits limits) {
        this.notes = notes;
        this.limits = limits;
    }

    @GetMapping("/edit")
    @Authenticated
    SafeHtml form(Caller caller, @PathVariable long id) {
        return EditPage.of(caller, notes.own(caller, id), null);
    }

    @PostMapping
    @Authenticated
    ResponseEntity<?> byForm(Caller caller, @PathVariable long id, NoteChanges changes) {
        Note note = notes.own(caller, id);
        String problem = change(caller, note, changes);
        return problem == null
                ? Redirect.to("/notes/" + id)
                : ResponseEntity.badRequest().body(EditPage.of(caller, note, problem));
    }

    @PatchMapping
    @Authenticated
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void byJson(Caller caller, @PathVariable long id, @RequestBody NoteChanges changes) {
        if (change(caller, notes.own(caller, id), changes) != null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private @Nullable String change(Caller caller, Note note, NoteChanges changes) {
        limits.write(caller);
        String problem = changes.problem(note);
        if (problem == null) {
            notes.change(caller, note, changes);
            LOG.info("note {} changed by {}", note.id(), caller.subject());
        }
        return problem;
    }
}
