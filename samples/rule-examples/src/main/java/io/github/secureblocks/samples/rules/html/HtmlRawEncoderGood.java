package io.github.secureblocks.samples.rules.html;

import io.github.secureblocks.web.html.Escape;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;

/** The template knows the place of each hole; what is encoded outside of one says by its name for which place. */
final class HtmlRawEncoderGood {
    SafeHtml row(String address, String name) {
        return Html.of("<a href=\"{}\">{}</a>", address, name);
    }

    String forAnotherEngine(String name) {
        return Escape.html(name);
    }
}
