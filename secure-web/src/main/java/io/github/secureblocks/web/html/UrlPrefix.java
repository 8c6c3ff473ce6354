package io.github.secureblocks.web.html;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What precedes a value in a URL attribute, and whether it settles where the URL leads. */
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

    /** Answers how the value that stands here is encoded, or {@code null} where none can stand. */
    @Nullable
    Hole hole() {
        @Nullable Hole hole;
        if (before.isEmpty()) {
            valueFirst = true;
            hole = Hole.URL;
        } else if (valueFirst) {
            hole = Hole.QUERY;
        } else if (!hasHole && !SETTLED.matcher(before).matches()) {
            return null;
        } else {
            hole = component();
        }
        hasHole = true;
        before.append('x');
        return hole;
    }

    /** Whether what follows a value at the very start cannot change what the value was checked for. */
    boolean isSettled() {
        return !valueFirst || before.length() == 1 || before.charAt(1) == '?' || before.charAt(1) == '#';
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
