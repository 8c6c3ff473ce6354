package io.github.secureblocks.samples.benchmarks.html;

import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.io.IOException;
import java.io.OutputStream;

/** The block: a template of the page and one of a row. */
final class Block implements Renderer {
    static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>{} - Notes</title>
            <link rel="stylesheet" href="/static/notes.css">
            </head>
            <body>
            <header><form action="/search"><label for="q">Search</label>
            <input id="q" type="search" name="q" value="{}"><button type="submit">Search</button></form>
            <p>Signed in as <a href="{}" title="{}">{}</a></p></header>
            <main>
            <h1>{}</h1>
            <p class="intro">{}</p>
            <ul class="notes">
            """;

    static final String ROW = """
            <li class="note"><h2><a href="{}" title="{}">{}</a></h2>
            <a class="tag" href="/notes?tag={}">more of it</a>
            <p>{}</p></li>
            """;

    static final String FOOT = """
            </ul>
            </main>
            <footer><p><a href="/help?topic={}">Help</a> <a href="{}">{}</a></p></footer>
            </body>
            </html>
            """;

    private static final String PAGE = HEAD + "{}" + FOOT;

    @Override
    public String text(NotesPage page) {
        return html(page).toString();
    }

    @Override
    public void write(NotesPage page, OutputStream out) throws IOException {
        html(page).writeTo(out);
    }

    private static SafeHtml html(NotesPage page) {
        return Html.of(
                PAGE,
                page.title(),
                page.query(),
                page.profile(),
                page.hint(),
                page.user(),
                page.heading(),
                page.intro(),
                Html.each(page.notes(), Block::row),
                page.topic(),
                page.contact(),
                page.support());
    }

    private static SafeHtml row(NotesPage.Note note) {
        return Html.of(ROW, note.url(), note.hint(), note.title(), note.tag(), note.text());
    }
}
