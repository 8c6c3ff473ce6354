package io.github.secureblocks.web.html;

import io.github.secureblocks.web.html.HtmlRefused.Reason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a style sheet or a style attribute that has holes, which stand in the values of declarations alone. */
final class StyleReader {
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:[0-9A-Fa-f]{1,6}(?: |(?=[^0-9A-Fa-f\\s{]))|[^0-9A-Fa-f\\n\\r{])");
    private static final Pattern PROPERTY = Pattern.compile("[_a-zA-Z-][_a-zA-Z0-9-]*");
    private static final Pattern NAME_AT_END = Pattern.compile("[_a-zA-Z0-9#@-]*\\z");
    private static final Pattern UNIT = Pattern.compile("(%|[a-zA-Z]{1,4})?(?:[\\s;,)}!/*]|\\z)");

    /** Old browsers ran what these name. */
    private static final Set<String> REFUSED_PROPERTIES = Set.of("behavior", "-ms-behavior", "-moz-binding");

    private static final Set<String> URL_FUNCTIONS = Set.of("url", "image-set", "-webkit-image-set");

    private static final Set<String> VALUE_FUNCTIONS = Set.of(
            "",
            "rgb",
            "rgba",
            "hsl",
            "hsla",
            "hwb",
            "lab",
            "lch",
            "oklab",
            "oklch",
            "color-mix",
            "calc",
            "min",
            "max",
            "clamp",
            "minmax",
            "repeat",
            "translate",
            "translatex",
            "translatey",
            "scale",
            "rotate",
            "skew",
            "blur",
            "opacity",
            "linear-gradient",
            "radial-gradient",
            "conic-gradient",
            "cubic-bezier");

    private final TemplateReader in;
    private final int end;
    private final int outermost;
    private final Deque<String> functions = new ArrayDeque<>();
    private int depth;
    private int statement;
    private @Nullable String property;
    private boolean hasHole;

    private StyleReader(TemplateReader in, int end, int outermost) {
        this.in = in;
        this.end = end;
        this.outermost = outermost;
        this.depth = outermost;
        this.statement = in.at();
    }

    static StyleReader ofElement(TemplateReader in, int end) {
        return new StyleReader(in, end, 0);
    }

    static StyleReader ofAttribute(TemplateReader in, int end) {
        if (in.textUpTo(end).indexOf('&') >= 0) {
            throw in.refused(Reason.STYLE, "A style attribute with values holds no &; write the character itself");
        }
        return new StyleReader(in, end, 1);
    }

    void read() {
        while (in.at() < end) {
            char c = in.current();
            if (in.isHole()) {
                in.fill(bare());
                hasHole = true;
            } else if (in.looksAt("/*")) {
                comment();
            } else if (c == '"' || c == '\'') {
                string(c);
            } else if (c == '\\') {
                throw refused("outside of strings a backslash is refused; write the character itself");
            } else {
                structure(c);
            }
        }
        if (depth != outermost || !functions.isEmpty()) {
            throw in.unfinished("block or function of a style");
        }
    }

    private void structure(char c) {
        switch (c) {
            case ':' -> colon();
            case '(' -> function();
            case '[' -> functions.push("[");
            case ')', ']' -> {
                if (functions.isEmpty() || functions.pop().equals("[") != (c == ']')) {
                    throw unbalanced();
                }
            }
            case '{', '}', ';' -> boundary(c);
            default -> {
                if (c >= 0x80) {
                    throw refused("outside of strings only ASCII is read; put the name into quotes");
                }
            }
        }
        in.skip(1);
    }

    private void boundary(char c) {
        if (!functions.isEmpty()) {
            throw unbalanced();
        }
        if (c == '{' && hasHole) {
            throw misplaced();
        }
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth < outermost || outermost == 1 && depth > 1) {
            throw unbalanced();
        }
        statement = in.at() + 1;
        property = null;
        hasHole = false;
    }

    private void colon() {
        if (property == null) {
            String before = before().strip();
            property = PROPERTY.matcher(before).matches() ? before.toLowerCase(Locale.ROOT) : "";
        }
    }

    private void function() {
        Matcher name = NAME_AT_END.matcher(before());
        functions.push(name.find() ? name.group().toLowerCase(Locale.ROOT) : "");
        if ("url".equals(functions.peek())) {
            in.skip(1);
            in.skipSpace();
            if (in.at() < end && in.current() != '"' && in.current() != '\'') {
                plainUrl();
            }
            in.moveTo(in.at() - 1);
        }
    }

    /** Without quotes, everything up to the parenthesis is the URL. */
    private void plainUrl() {
        while (in.at() < end && in.current() != ')') {
            if (in.isHole() || "\"'(\\;{}".indexOf(in.current()) >= 0) {
                throw refused("a value in a URL stands in quotes; write url('{}') or url('/images/{}.png')");
            }
            in.skip(1);
        }
    }

    private Hole bare() {
        String function = functions.peek();
        if (!isDeclared() || function != null && !VALUE_FUNCTIONS.contains(function)) {
            throw misplaced();
        }
        char before = in.previous();
        in.skip(2);
        Matcher unit = UNIT.matcher(in.textUpTo(end));
        boolean apart = unit.lookingAt();
        in.moveTo(in.at() - 2);
        if (!apart || !TemplateReader.isSpace(before) && ":,(/*".indexOf(before) < 0) {
            throw refused("a value without quotes is a whole word or the number before a unit; write color: {};"
                    + " width: {}px; font-family: '{}'");
        }
        return unit.group(1) == null ? Hole.CSS_VALUE : Hole.CSS_NUMBER;
    }

    private void string(char quote) {
        in.skip(1);
        UrlPrefix url = new UrlPrefix();
        while (in.at() < end && in.current() != quote) {
            char c = in.current();
            if (in.isHole()) {
                in.fill(quoted(url));
                hasHole = true;
            } else if (c == '\\') {
                Matcher escape = ESCAPE.matcher(in.textUpTo(end));
                if (!escape.lookingAt()) {
                    throw refused(
                            "this escape is refused; write \\201c with a space after it, or the character itself");
                }
                url.constant('\\');
                in.skip(escape.end());
            } else if (c == '\n' || c == '\r') {
                throw refused("a string ends on its line");
            } else {
                url.constant(c);
                in.skip(1);
            }
        }
        if (in.at() >= end) {
            throw in.unfinished("string of a style");
        }
        if (isUrl()) {
            url.end(in);
        }
        in.skip(1);
    }

    private Hole quoted(UrlPrefix url) {
        if (!isDeclared() || !functions.isEmpty() && !isUrl()) {
            throw misplaced();
        }
        if (!isUrl()) {
            return Hole.CSS_STRING;
        }
        Hole hole = url.hole(in);
        return hole == Hole.URL ? Hole.CSS_URL : hole;
    }

    private void comment() {
        boolean leads = before().isBlank();
        in.skip(2);
        while (in.at() < end && !in.looksAt("*/")) {
            if (in.isHole()) {
                throw misplaced();
            }
            in.skip(1);
        }
        if (in.at() >= end) {
            throw in.unfinished("comment of a style");
        }
        in.skip(2);
        if (leads) {
            statement = in.at();
        }
    }

    private boolean isUrl() {
        String function = functions.peek();
        return function != null && URL_FUNCTIONS.contains(function);
    }

    private boolean isDeclared() {
        return depth > 0 && property != null && !property.isEmpty() && !REFUSED_PROPERTIES.contains(property);
    }

    private String before() {
        int now = in.at();
        in.moveTo(statement);
        String before = in.textUpTo(now);
        in.moveTo(now);
        return before;
    }

    private HtmlRefused misplaced() {
        return refused(
                "a value stands in a declaration, as a string, a word or in url('{}'); write p { color: {} }, and"
                        + " { } for an empty block");
    }

    private HtmlRefused unbalanced() {
        return refused("blocks, brackets and functions are closed in order; a style attribute has no blocks");
    }

    private HtmlRefused refused(String message) {
        return in.refused(Reason.STYLE, "In a style that has values, " + message);
    }
}
