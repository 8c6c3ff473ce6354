package io.github.secureblocks.sql;

import java.util.Locale;

/** What may stand in the place of a parameter besides one value. */
enum Place {
    /** Alone in the parentheses after {@code in}: a list, or a query. */
    LIST,
    /** Alone in parentheses: a query. */
    QUERY,
    /** Anywhere else. */
    VALUE;

    static Place of(CharSequence before, String text, int end) {
        int next = end;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        int last = lastVisible(before, before.length());
        if (next == text.length() || text.charAt(next) != ')' || last < 0 || before.charAt(last) != '(') {
            return VALUE;
        }
        int word = lastVisible(before, last);
        boolean in = word >= 1
                && before.subSequence(word - 1, word + 1)
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .equals("in")
                && (word == 1
                        || !Character.isJavaIdentifierPart(before.charAt(word - 2)) && before.charAt(word - 2) != '.');
        return in ? LIST : QUERY;
    }

    private static int lastVisible(CharSequence text, int end) {
        int last = end - 1;
        while (last >= 0 && Character.isWhitespace(text.charAt(last))) {
            last--;
        }
        return last;
    }
}
