package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import org.jspecify.annotations.Nullable;

/** The form that changes a note. */
final class EditPage {
    private EditPage() {}

    static SafeHtml of(Caller caller, Note note, @Nullable String problem) {
        return Page.of(
                "Edit note",
                caller,
                Page.problem(problem),
                Html.of(
                        """
                        <form class="card" method="post" action="/notes/{}">
                        <label>Title <input name="title" value="{}" maxlength="{}" required></label>
                        <label>Text <textarea name="body" rows="8" maxlength="{}">{}</textarea></label>
                        <label>Tags <input name="tags" value="{}" aria-describedby="tags-hint"></label>
                        <p id="tags-hint" class="muted">Words of a-z, 0-9 and the hyphen, separated by commas.</p>
                        <div class="row"><label>Colour <select name="colour">{}</select></label>
                        <label>Pinned <select name="pinned">{}</select></label></div>
                        <p><button>Save</button> <a href="/notes/{}">Cancel</a></p>
                        </form>""",
                        note.id(),
                        note.title(),
                        NoteDraft.LONGEST_TITLE,
                        NoteDraft.LONGEST_BODY,
                        note.body(),
                        String.join(", ", note.tags()),
                        Options.colours(note.colour()),
                        Options.yesOrNo(note.pinned()),
                        note.id()));
    }
}
