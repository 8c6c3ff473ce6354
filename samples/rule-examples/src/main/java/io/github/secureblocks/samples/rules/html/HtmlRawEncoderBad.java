package io.github.secureblocks.samples.rules.html;

import java.io.IOException;
import java.io.Writer;
import org.owasp.encoder.Encode;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.JavaScriptUtils;

/** Encoders that are chosen by hand; two of these do not fit their place. */
final class HtmlRawEncoderBad {
    String heading(String title) {
        return "<h1>" + HtmlUtils.htmlEscape(title) + "</h1>"; // finds html/raw-encoder
    }

    String link(String address) {
        return "<a href=\"" + Encode.forHtml(address) + "\">more</a>"; // finds html/raw-encoder
    }

    String script(String name) {
        return "<script>let name = " + JavaScriptUtils.javaScriptEscape(name) + ";</script>"; // finds html/raw-encoder
    }

    void cell(Writer out, String text) throws IOException {
        Encode.forHtmlContent(out, text); // finds html/raw-encoder
    }
}
