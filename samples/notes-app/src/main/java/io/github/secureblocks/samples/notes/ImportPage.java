package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import org.jspecify.annotations.Nullable;

/** The form that takes a file of notes. */
final class ImportPage {
    private ImportPage() {}

    static SafeHtml of(Caller caller, @Nullable String problem) {
        return Page.of("Import notes", caller, Page.problem(problem), Html.of("""
                        <form class="card" method="post" action="/notes/import" enctype="multipart/form-data">
                        <label>File <input type="file" name="file" required aria-describedby="file-hint"></label>
                        <p id="file-hint" class="muted">One note a line, as <a href="/notes/export">the export</a> writes it, such as
                        <code>&#123;"title": "Soup", "body": "at eight", "tags": ["food"]&#125;</code>; at most {} notes and 1 MB.
                        All are imported or none.</p>
                        <button>Import</button>
                        </form>""", NoteImport.MOST));
    }
}
