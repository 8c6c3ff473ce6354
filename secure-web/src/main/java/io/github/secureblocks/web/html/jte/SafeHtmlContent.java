package io.github.secureblocks.web.html.jte;

import gg.jte.html.HtmlContent;
import gg.jte.html.HtmlTemplateOutput;
import io.github.secureblocks.web.html.SafeHtml;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A {@link SafeHtml} as content of jte, which {@code ${page}} writes as it is.
 *
 * <p><b>Guarantees.</b> A text is never content: jte encodes it for where it stands. In an attribute jte encodes content, too,
 * as text. A template of jte's plain type refuses it.
 *
 * <p><b>Does not guarantee</b> anything inside {@code script} and {@code style} elements, where it does not belong, nor of
 * {@code $unsafe{...}}, which encodes nothing. CWE-79.
 */
public final class SafeHtmlContent implements HtmlContent {
    private final SafeHtml html;

    private SafeHtmlContent(SafeHtml html) {
        this.html = html;
    }

    /**
     * Content for a parameter of type {@code gg.jte.Content}.
     *
     * @param html what is written
     * @return the content
     */
    public static SafeHtmlContent of(SafeHtml html) {
        return new SafeHtmlContent(html);
    }

    @Override
    public void writeTo(HtmlTemplateOutput output) {
        try {
            html.writeTo(new Target(output));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Hands on what is encoded already. */
    private record Target(HtmlTemplateOutput output) implements Appendable {
        @Override
        public Appendable append(CharSequence text) {
            output.writeContent(text.toString());
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            output.writeContent(text.toString(), start, end);
            return this;
        }

        @Override
        public Appendable append(char c) {
            output.writeContent(String.valueOf(c));
            return this;
        }
    }
}
