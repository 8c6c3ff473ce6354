package io.github.secureblocks.web.html;

import io.github.secureblocks.web.html.HtmlRefused.Reason;
import io.github.secureblocks.web.json.SafeJson;
import org.jspecify.annotations.Nullable;

/** Where a value stands in a template, and so how it is encoded. */
enum Hole {
    TEXT,
    /** The text of an element in which no tag is recognised but its own end. */
    RCDATA,
    /** Directly after a tag after which a browser drops a line feed. */
    FIRST_TEXT,
    FIRST_RCDATA,
    ATTRIBUTE,
    URL,
    /** Directly after a slash: an empty component there makes two slashes of two. */
    PATH_SEGMENT,
    PATH,
    QUERY,
    /** One of the URLs of a list that white space and commas part. */
    LISTED_URL,
    JAVASCRIPT_STRING,
    /** The whole text of a script element that holds data. */
    JSON,
    CSS_STRING,
    CSS_URL,
    /** A whole number, length, colour or word. */
    CSS_VALUE,
    /** A number before its unit. */
    CSS_NUMBER;

    private static final String REPLACEMENT = "%EF%BF%BD";

    /** Answers encoded text, or a {@link SafeHtml} that stands here as it is. */
    Object capture(@Nullable Object value) {
        if (value instanceof String text) {
            return encode(text);
        }
        if (this == JSON) {
            return json(value);
        }
        SafeHtml html = Nested.in(value);
        if (html == null) {
            return encode(value == null ? "" : value.toString());
        }
        if (this != TEXT && this != FIRST_TEXT) {
            throw new HtmlRefused(
                    Reason.NESTED,
                    "A SafeHtml stands in element text only; give the text itself to an attribute, a title, a textarea,"
                            + " a script or a style");
        }
        return html;
    }

    private static String json(@Nullable Object value) {
        if (value instanceof SafeJson || value == null) {
            return String.valueOf(value);
        }
        throw new HtmlRefused(
                Reason.JSON, "A script that holds data takes JSON; write SafeJson.of(Map.of(\"name\", name))");
    }

    private String encode(String value) {
        return switch (this) {
            case TEXT -> Encoding.CONTENT.encode(value);
            case RCDATA -> Encoding.HTML.encode(value);
            case FIRST_TEXT -> Encoding.CONTENT.encode(withFirstLine(value));
            case FIRST_RCDATA -> Encoding.HTML.encode(withFirstLine(value));
            case ATTRIBUTE -> Encoding.ATTRIBUTE.encode(value);
            case URL -> Encoding.ATTRIBUTE.encode(LinkTarget.allowedOrBlocked(value));
            case PATH_SEGMENT -> value.isEmpty() || isDots(value) ? REPLACEMENT : Encoding.URI_COMPONENT.encode(value);
            case PATH -> isDots(value) ? REPLACEMENT : Encoding.URI_COMPONENT.encode(value);
            case QUERY -> Encoding.URI_COMPONENT.encode(value);
            case LISTED_URL -> Encoding.ATTRIBUTE.encode(LinkTarget.listedOrBlocked(value));
            case JAVASCRIPT_STRING -> Encoding.JAVASCRIPT.encode(value);
            case JSON -> json(value);
            case CSS_STRING -> Encoding.CSS_STRING.encode(value);
            case CSS_URL -> Encoding.CSS_STRING.encode(LinkTarget.allowedOrBlocked(value));
            case CSS_VALUE -> CssValue.valueOrBlocked(value);
            case CSS_NUMBER -> CssValue.numberOrZero(value);
        };
    }

    private static String withFirstLine(String value) {
        return value.startsWith("\n") || value.startsWith("\r") ? "\n" + value : value;
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
