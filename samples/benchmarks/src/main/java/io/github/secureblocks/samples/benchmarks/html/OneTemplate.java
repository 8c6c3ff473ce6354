package io.github.secureblocks.samples.benchmarks.html;

import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** The block with one template of 50 places. */
final class OneTemplate implements Renderer {
    private static final String TWO = Block.ROW + Block.ROW;
    private static final String PAGE = Block.HEAD + TWO + TWO + TWO + TWO + Block.FOOT;
    private static final int PLACES = 50;

    @Override
    public String text(NotesPage page) {
        return html(page).toString();
    }

    @Override
    public void write(NotesPage page, OutputStream out) throws IOException {
        html(page).writeTo(out);
    }

    private static SafeHtml html(NotesPage page) {
        List<String> values = new ArrayList<>(PLACES);
        values.add(page.title());
        values.add(page.query());
        values.add(page.profile());
        values.add(page.hint());
        values.add(page.user());
        values.add(page.heading());
        values.add(page.intro());
        for (NotesPage.Note note : page.notes()) {
            values.add(note.url());
            values.add(note.hint());
            values.add(note.title());
            values.add(note.tag());
            values.add(note.text());
        }
        values.add(page.topic());
        values.add(page.contact());
        values.add(page.support());
        return Html.of(PAGE, values.toArray());
    }
}
