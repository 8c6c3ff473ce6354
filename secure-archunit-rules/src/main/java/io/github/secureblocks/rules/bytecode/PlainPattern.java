package io.github.secureblocks.rules.bytecode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether every text that a pattern matches as a whole is made of letters, digits, underscores and hyphens, none of which
 * ends a text or a name. What is not understood is not plain. Two hyphens are a comment in SQL, and a leading one is an
 * option of a command: neither adds a condition or a word.
 */
final class PlainPattern {
    private static final int MAX_DEPTH = 8;
    private static final Pattern START = Pattern.compile("\\(\\?i\\)");
    private static final Pattern GROUP = Pattern.compile("\\((?:\\?:|\\?<[A-Za-z]\\w*+>|(?!\\?))");
    private static final Pattern KIND =
            Pattern.compile("\\\\[dw]|\\\\p\\{(?:Alpha|Alnum|Digit|Lower|Upper|XDigit|IsAlphabetic|IsDigit|L|N|Nd)\\}");
    private static final Pattern ATOM = Pattern.compile(
            "[\\w^$-]|\\\\[-AzZ]|\\[-?+(?:[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]|\\\\-|" + KIND + "|\\w)*+-?+\\]|" + KIND);
    private static final Pattern HOW_OFTEN = Pattern.compile("(?:[*+?]|\\{\\d++(?:,\\d*+)?+\\})[+?]?+");

    private final String text;
    private int at;

    private PlainPattern(String text) {
        this.text = text;
    }

    static boolean matchesOnly(String pattern) {
        PlainPattern all = new PlainPattern(pattern);
        all.skip(START);
        return all.alternatives(0) && all.at == pattern.length();
    }

    private boolean alternatives(int depth) {
        do {
            while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
                if (!atom(depth)) {
                    return false;
                }
                skip(HOW_OFTEN);
            }
        } while (skip("|"));
        return true;
    }

    private boolean atom(int depth) {
        if (skip(GROUP)) {
            return depth < MAX_DEPTH && alternatives(depth + 1) && skip(")");
        }
        return skip(ATOM);
    }

    private boolean skip(String one) {
        boolean there = text.startsWith(one, at);
        at += there ? one.length() : 0;
        return there;
    }

    private boolean skip(Pattern what) {
        Matcher matcher = what.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        at = matcher.end();
        return true;
    }
}
