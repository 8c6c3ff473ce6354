package io.github.secureblocks.web.html;

import org.jspecify.annotations.Nullable;
import org.owasp.encoder.Encode;

/** Where a value stands in a template, and so how it is encoded. */
enum Hole {
    TEXT {
        @Override
        String encode(String value) {
            return Encode.forHtmlContent(value);
        }
    },
    /** The text of an element in which no tag is recognised but its own end. */
    RCDATA {
        @Override
        String encode(String value) {
            return Encode.forHtml(value);
        }
    },
    ATTRIBUTE {
        @Override
        String encode(String value) {
            return Encode.forHtmlAttribute(value);
        }
    },
    URL {
        @Override
        String encode(String value) {
            return Encode.forHtmlAttribute(LinkTarget.allowedOrBlocked(value));
        }
    },
    /** Directly after a slash: an empty component there makes two slashes of two. */
    PATH_SEGMENT {
        @Override
        String encode(String value) {
            return value.isEmpty() ? REPLACEMENT : PATH.encode(value);
        }
    },
    PATH {
        @Override
        String encode(String value) {
            return isDots(value) ? REPLACEMENT : QUERY.encode(value);
        }
    },
    QUERY {
        @Override
        String encode(String value) {
            return Encode.forHtmlAttribute(Encode.forUriComponent(value));
        }
    };

    private static final String REPLACEMENT = "%EF%BF%BD";

    abstract String encode(String value);

    String fill(@Nullable Object value) {
        if (value instanceof SafeHtml html) {
            if (this != TEXT) {
                throw new HtmlRefused(
                        HtmlRefused.Reason.NESTED,
                        "A SafeHtml stands in element text only; give the text itself to an attribute, a title or a"
                                + " textarea");
            }
            return html.toString();
        }
        return value == null ? encode("") : encode(value.toString());
    }

    private static boolean isDots(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) != '.') {
                return false;
            }
        }
        return !value.isEmpty();
    }
}
