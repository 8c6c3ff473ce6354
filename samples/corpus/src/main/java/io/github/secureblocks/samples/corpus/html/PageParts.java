package io.github.secureblocks.samples.corpus.html;

import org.owasp.encoder.Encode;

/** Pieces that many pages share. */
final class PageParts {
    String heading(String title) {
        return tag("h1", title == null ? "Untitled" : title.trim());
    }

    String encodedHeading(String title) {
        return tag("h1", title == null ? "Untitled" : Encode.forHtml(title.trim()));
    }

    private static String tag(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }
}
