package io.github.secureblocks.web.html;

import java.io.IOException;

/**
 * HTML whose values were encoded for where they stand.
 *
 * <p><b>Guarantees.</b> Only {@link Html} makes it, from constant templates and encoded values, so to hold one is the
 * proof. It always ends in element text: no tag, attribute or comment is left open. Immutable.
 *
 * <p><b>Does not guarantee</b> that every element is closed, nor that it can stand anywhere but in element text: not in an
 * attribute, a script or a style sheet. CWE-79, CWE-80.
 */
public final class SafeHtml {
    static final SafeHtml EMPTY = new SafeHtml("");

    private final String markup;

    private SafeHtml(String markup) {
        this.markup = markup;
    }

    static SafeHtml of(String encoded) {
        return new SafeHtml(encoded);
    }

    /**
     * Writes the markup.
     *
     * @param out such as a response's writer; its character set should be UTF-8
     * @throws IOException if {@code out} fails
     */
    public void writeTo(Appendable out) throws IOException {
        out.append(markup);
    }

    /** The markup. */
    @Override
    public String toString() {
        return markup;
    }
}
