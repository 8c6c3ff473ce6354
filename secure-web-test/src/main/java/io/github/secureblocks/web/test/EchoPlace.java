package io.github.secureblocks.web.test;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where in a page a hostile value comes back, and whether it is more than text there. */
final class EchoPlace {
    /** No page says it by itself. */
    static final String MARK = "q7zxk";

    private static final Pattern ELEMENT = Pattern.compile("<" + MARK);
    private static final Pattern RUNNING_URL = Pattern.compile(
            "(?:href|src|action|formaction|data)\\s*=\\s*[\"']?\\s*(?:java\\s*script:|data:text/html,)" + MARK,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDS_STRING = Pattern.compile("[\"'\\\\]");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    private EchoPlace() {}

    /** Nothing where it is text. */
    static Optional<String> of(String page, String value) {
        String text = COMMENT.matcher(page).replaceAll("");
        if (ELEMENT.matcher(text).find()) {
            return Optional.of("the value is an element of the page");
        }
        if (RUNNING_URL.matcher(text).find()) {
            return Optional.of("the value is an address that runs as script");
        }
        for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
            if (ENDS_STRING.matcher(value).find() && isInScript(text, at)) {
                return Optional.of("the value is unchanged in a script");
            }
            if (leavesAttribute(text, at, value)) {
                return Optional.of("the value leaves its attribute");
            }
        }
        return Optional.empty();
    }

    private static boolean isInScript(String page, int at) {
        String before = page.substring(0, at).toLowerCase(Locale.ROOT);
        int begin = before.lastIndexOf("<script");
        return begin > before.lastIndexOf("</script") && before.indexOf('>', begin) >= 0;
    }

    /** Reads the tag up to the value as a browser does, then asks whether the value holds what ends its attribute. */
    private static boolean leavesAttribute(String page, int at, String value) {
        int tag = page.lastIndexOf('<', at);
        if (tag < 0 || tag + 1 >= page.length() || !Character.isLetter(page.charAt(tag + 1))) {
            return false;
        }
        char quote = 0;
        boolean isValue = false;
        for (int i = tag + 1; i < at; i++) {
            char c = page.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return false;
            } else if (isValue && (c == '"' || c == '\'')) {
                quote = c;
            }
            isValue = c == '=' || isValue && Character.isWhitespace(c);
        }
        return quote == 0 ? value.indexOf(' ') >= 0 : value.indexOf(quote) >= 0;
    }
}
