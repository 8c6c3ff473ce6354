package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of notes and the page of one. */
final class NotePages {
    private NotePages() {}

    static SafeHtml list(
            Caller caller,
            List<Note> notes,
            String query,
            @Nullable String sort,
            NoteDraft draft,
            @Nullable String problem) {
        return Page.of(
                "My notes", caller, Page.problem(problem), search(query, sort), rows(notes, query), newNote(draft));
    }

    static SafeHtml own(Caller caller, Note note) {
        return Page.of(
                note.title(),
                caller,
                text(note),
                link(note),
                Html.of(
                        """
                        <div class="row">
                        <form method="post" action="/notes/{}/share"><button class="quiet">{}</button></form>
                        <form method="post" action="/notes/{}/delete"><button class="danger">Delete</button></form>
                        </div>""",
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

    private static SafeHtml search(String query, @Nullable String sort) {
        return Html.of(
                """
                <form class="card row" role="search" action="/notes">
                <label>Search <input type="search" name="q" value="{}"></label>
                <label>Sort by <select name="sort">{}</select></label>
                <button>Search</button>
                </form>""",
                query,
                "title".equals(sort)
                        ? Html.of(
                                "<option value=\"created\">Newest</option><option value=\"title\" selected>Title</option>")
                        : Html.of("<option value=\"created\">Newest</option><option value=\"title\">Title</option>"));
    }

    private static SafeHtml rows(List<Note> notes, String query) {
        if (notes.isEmpty()) {
            return query.isEmpty()
                    ? Html.of("<p class=\"card muted\">No notes yet.</p>")
                    : Html.of("<p class=\"card muted\">No note holds “{}”.</p>", query);
        }
        return Html.of(
                "<ul class=\"card notes\">{}</ul>",
                Html.join(notes.stream()
                        .map(note -> Html.of("<li><a href=\"/notes/{}\">{}</a></li>", note.id(), note.title()))
                        .toList()));
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
