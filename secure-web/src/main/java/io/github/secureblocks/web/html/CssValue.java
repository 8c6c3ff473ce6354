package io.github.secureblocks.web.html;

import java.util.regex.Pattern;

/** Decides which text may stand in a style sheet without quotes. */
final class CssValue {
    static final String BLOCKED = "initial";

    private static final int LONGEST = 64;
    private static final String NUMBER = "[+-]?(?:\\d{1,9}(?:\\.\\d{1,9})?|\\.\\d{1,9})";
    private static final String COLOUR = "#(?:[0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})" + "|(?:rgb|hsl)a?\\((?:"
            + NUMBER + "(?:%|deg)?[ ,/]{1,3}){2,3}" + NUMBER + "%?\\)";

    private static final Pattern WHOLE_NUMBER = Pattern.compile(NUMBER);
    private static final Pattern WHOLE_VALUE =
            Pattern.compile(NUMBER + "(?:%|[A-Za-z]{1,4})?|" + COLOUR + "|[A-Za-z](?:-?[A-Za-z0-9]){0,63}");

    private CssValue() {}

    static String valueOrBlocked(String value) {
        return matches(WHOLE_VALUE, value) ? value : BLOCKED;
    }

    static String numberOrZero(String value) {
        return matches(WHOLE_NUMBER, value) ? value : "0";
    }

    private static boolean matches(Pattern pattern, String value) {
        return value.length() <= LONGEST && pattern.matcher(value).matches();
    }
}
