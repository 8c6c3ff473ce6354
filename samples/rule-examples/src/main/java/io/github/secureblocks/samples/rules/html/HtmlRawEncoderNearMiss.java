package io.github.secureblocks.samples.rules.html;

import org.owasp.encoder.Encode;
import org.springframework.web.util.HtmlUtils;

/** The way back, and places that are no part of a page. */
final class HtmlRawEncoderNearMiss {
    String read(String page) {
        return HtmlUtils.htmlUnescape(page);
    }

    String feed(String title) {
        return "<title>" + Encode.forXml(title) + "</title>";
    }
}
