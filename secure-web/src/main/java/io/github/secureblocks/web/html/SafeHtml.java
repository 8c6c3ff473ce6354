package io.github.secureblocks.web.html;

import io.github.secureblocks.web.html.Markup.Cursor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML whose values were encoded for where they stand.
 *
 * <p><b>Guarantees.</b> Only this package makes it, from constant templates, encoded values and markup that a policy has
 * cleaned, so to hold one is the proof. It always ends in element text: no tag, attribute or comment is left open. It is
 * written piece by piece, however deep it nests; what {@link Html#each} made is written item by item and never held as a
 * whole. Immutable but for the items of {@link Html#each}, which are read anew each time it is written.
 *
 * <p><b>Does not guarantee</b> that every element is closed, nor that it can stand anywhere but in element text: not in an
 * attribute, a script or a style sheet. CWE-79, CWE-80.
 */
public final class SafeHtml {
    static final SafeHtml EMPTY = of("");

    /** What is never allocated at once on the mere expectation of a long page. */
    private static final int LONGEST_EXPECTED = 1 << 20;

    /** A row of a table, say: faster as one text than in pieces. */
    private static final int LONGEST_AT_ONCE = 4_096;

    private final Markup markup;

    SafeHtml(Markup markup) {
        this.markup = markup;
    }

    static SafeHtml of(String encoded) {
        return new SafeHtml(new Markup.Encoded(encoded));
    }

    int length() {
        return markup.length();
    }

    /**
     * Writes the markup, piece by piece.
     *
     * @param out such as a response's writer; its character set should be UTF-8
     * @throws IOException if {@code out} fails
     */
    public void writeTo(Appendable out) throws IOException {
        Deque<Cursor> waiting = new ArrayDeque<>(4);
        Cursor current = markup.cursor();
        while (current != null) {
            SafeHtml nested = current.advance(out);
            if (nested == null) {
                current = waiting.poll();
            } else if (nested.markup instanceof Markup.Encoded text) {
                out.append(text.text());
            } else if (nested.markup instanceof Markup.Filled row && row.isFlat() && row.length() <= LONGEST_AT_ONCE) {
                out.append(row.text());
            } else {
                waiting.push(current);
                current = nested.markup.cursor();
            }
        }
    }

    /**
     * Writes the markup in UTF-8, piece by piece.
     *
     * @param out such as a response's stream; is neither flushed nor closed
     * @throws IOException if {@code out} fails
     */
    public void writeTo(OutputStream out) throws IOException {
        Utf8Output octets = new Utf8Output(out);
        writeTo(octets);
        octets.finish();
    }

    /** The markup, as a whole. */
    @Override
    public String toString() {
        if (markup instanceof Markup.Encoded text) {
            return text.text();
        }
        if (markup instanceof Markup.Filled filled && filled.isFlat()) {
            return filled.text();
        }
        StringBuilder out = new StringBuilder(Math.min(markup.length(), LONGEST_EXPECTED));
        try {
            writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }
}
