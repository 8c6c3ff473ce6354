package io.github.secureblocks.web.html;

import io.github.secureblocks.web.html.HtmlRefused.Reason;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What precedes a value in a URL, and whether it settles where the URL leads. */
final class UrlPrefix {
    private static final Pattern SETTLED = Pattern.compile(
            "(?i:(?:https?://[a-z0-9.:\\[\\]-]+(?=[/?#])|mailto:|tel:)|(?=[/?#])|\\.{1,2}(?=/)|[a-z0-9_-][a-z0-9_.~-]*(?=[/?#]))"
                    + "(?!//)[A-Za-z0-9_.~/%:@!$()*+,;=-]*(?:[?#].*)?",
            Pattern.DOTALL);

    /** The constant text, with a harmless letter in place of each earlier value. */
    private final StringBuilder before = new StringBuilder();

    private boolean hasHole;
    private boolean valueFirst;

    void constant(char c) {
        before.append(c);
    }

    /** Answers how the value that stands here is encoded. */
    Hole hole(TemplateReader in) {
        if (before.indexOf("%", before.length() - 2) >= 0) {
            throw in.refused(Reason.URL_PREFIX, "A value cannot go on after a %; write %25 for the character itself");
        }
        Hole hole = next();
        if (hole == null) {
            throw in.refused(
                    Reason.URL_PREFIX,
                    "What precedes a value in a URL must settle where it leads, host and slash included; write"
                            + " href=\"/notes/{}\", href=\"https://notes.example/{}\" or href=\"{}\" for a whole URL");
        }
        hasHole = true;
        before.append('x');
        return hole;
    }

    /** What follows a value at the very start must not change what the value was checked for. */
    void end(TemplateReader in) {
        if (valueFirst && before.length() > 1 && before.charAt(1) != '?' && before.charAt(1) != '#') {
            throw in.refused(
                    Reason.URL_PREFIX,
                    "After a value at the start of a URL only ? or # can follow; write href=\"/notes/{}/edit\"");
        }
    }

    private @Nullable Hole next() {
        if (before.isEmpty()) {
            valueFirst = true;
            return Hole.URL;
        }
        if (valueFirst) {
            return Hole.QUERY;
        }
        return hasHole || SETTLED.matcher(before).matches() ? component() : null;
    }

    private @Nullable Hole component() {
        int path = 0;
        while (path < before.length() && before.charAt(path) != '?' && before.charAt(path) != '#') {
            if (before.charAt(path) == '&') {
                return null;
            }
            path++;
        }
        if (path < before.length()) {
            return Hole.QUERY;
        }
        return before.charAt(path - 1) == '/' ? Hole.PATH_SEGMENT : Hole.PATH;
    }
}
