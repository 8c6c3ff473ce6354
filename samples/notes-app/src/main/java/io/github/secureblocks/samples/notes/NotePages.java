package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The list of notes and the page of one. */
final class NotePages {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private NotePages() {}

    static SafeHtml list(
            Caller caller,
            Found found,
            NoteFilter filter,
            @Nullable String sort,
            NoteDraft draft,
            @Nullable String problem) {
        return Page.of(
                "My notes",
                caller,
                Page.problem(problem),
                SearchForm.of(filter, sort, found.paging()),
                rows(found, filter),
                SearchForm.pages(found),
                newNote(draft),
                Html.of("<p><a href=\"/notes/import\">Import notes</a> or"
                        + " <a href=\"/notes/export\">export all of them</a>.</p>"));
    }

    static SafeHtml own(Caller caller, Note note) {
        return Page.of(
                note.title(),
                caller,
                Html.of("<p class=\"muted\">{}</p>", marks(note)),
                text(note),
                link(note),
                Html.of(
                        """
                        <div class="row"><a href="/notes/{}/edit">Edit</a>
                        <form method="post" action="/notes/{}/share"><button class="quiet">{}</button></form>
                        <form method="post" action="/notes/{}/delete"><button class="danger">Delete</button></form>
                        </div>""",
                        note.id(),
                        note.id(),
                        note.shareToken() == null ? "Share by link" : "Make a new link, end the old one",
                        note.id()));
    }

    static SafeHtml shared(@Nullable Caller caller, Note note) {
        return Page.of(note.title(), caller, text(note), Html.of("<p class=\"muted\">Shared with you by a link.</p>"));
    }

    private static SafeHtml text(Note note) {
        return Html.of("<div class=\"card text\">{}</div>", note.body());
    }

    private static SafeHtml link(Note note) {
        return note.shareToken() == null
                ? Html.empty()
                : Html.of(
                        "<p>Anybody with <a href=\"/shared/{}\">this link</a> can read the note.</p>",
                        note.shareToken());
    }

    private static SafeHtml rows(Found found, NoteFilter filter) {
        if (found.notes().isEmpty()) {
            return filter.isNone()
                    ? Html.of("<p class=\"card muted\">No notes yet.</p>")
                    : Html.of("<p class=\"card muted\">No note is like that.</p>");
        }
        return Html.of(
                "<ul class=\"card notes\">{}</ul>",
                Html.join(found.notes().stream().map(NotePages::row).toList()));
    }

    private static SafeHtml row(Note note) {
        return Html.of(
                "<li><a href=\"/notes/{}\">{}</a> <span class=\"muted\">{}</span></li>",
                note.id(),
                note.title(),
                marks(note));
    }

    private static String marks(Note note) {
        return Stream.of(
                        DAY.format(note.createdAt()),
                        note.pinned() ? "pinned" : "",
                        note.shareToken() == null ? "" : "shared",
                        note.colour() == Colour.WHITE ? "" : Options.name(note.colour()),
                        String.join(", ", note.tags()))
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static SafeHtml newNote(NoteDraft draft) {
        return Html.of("""
                <form class="card" method="post" action="/notes">
                <h2>New note</h2>
                <label>Title <input name="title" value="{}" maxlength="{}" required></label>
                <label>Text <textarea name="body" rows="5" maxlength="{}">{}</textarea></label>
                <button>Save</button>
                </form>""", draft.title(), NoteDraft.LONGEST_TITLE, NoteDraft.LONGEST_BODY, draft.body());
    }
}
