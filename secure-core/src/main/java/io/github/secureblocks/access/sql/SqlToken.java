package io.github.secureblocks.access.sql;

import io.github.secureblocks.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One piece of a text that {@code Sql} has accepted: quotes end, parentheses balance, there is no comment. */
record SqlToken(Kind kind, String text, int depth) {
    enum Kind {
        WORD,
        QUOTED_NAME,
        PARAMETER,
        LITERAL,
        SYMBOL
    }

    /** Words and names in lower case; a parenthesis has the depth that it stands at. */
    static List<SqlToken> of(String text) {
        List<SqlToken> tokens = new ArrayList<>();
        int depth = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = end(text, at);
            if (c == ')') {
                depth--;
            }
            if (!Character.isWhitespace(c)) {
                tokens.add(token(text.substring(at, end), depth));
            }
            if (c == '(') {
                depth++;
            }
            at = end;
        }
        return tokens;
    }

    /** What an assignment, which {@code Sql.set} demands to be one, gives a value to; a chosen name is in it. */
    static List<SqlToken> assigned(Sql assignment) {
        String text = assignment.toString();
        List<SqlToken> assigned = new ArrayList<>();
        int end;
        for (int at = 0; at < text.length() && text.charAt(at) != '='; at = end) {
            end = end(text, at);
            assigned.add(token(text.substring(at, end), 0));
        }
        return assigned;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    boolean isParameter(String name) {
        return kind == Kind.PARAMETER && text.equals(name);
    }

    boolean isName(String name) {
        return (kind == Kind.WORD || kind == Kind.QUOTED_NAME) && text.equals(name);
    }

    private static SqlToken token(String piece, int depth) {
        char c = piece.charAt(0);
        if (c == '"' || c == '`') {
            String name = piece.substring(1, piece.length() - 1);
            return new SqlToken(Kind.QUOTED_NAME, name.toLowerCase(Locale.ROOT), depth);
        }
        if (c == '\'') {
            return new SqlToken(Kind.LITERAL, piece, depth);
        }
        if (c == ':' && piece.length() > 1 && piece.charAt(1) != ':') {
            return new SqlToken(Kind.PARAMETER, piece.substring(1), depth);
        }
        return isNamePart(c)
                ? new SqlToken(Kind.WORD, piece.toLowerCase(Locale.ROOT), depth)
                : new SqlToken(Kind.SYMBOL, piece, depth);
    }

    private static int end(String text, int at) {
        char c = text.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
            return text.indexOf(c, at + 1) + 1;
        }
        if (text.startsWith("::", at)) {
            return at + 2;
        }
        int end = at + 1;
        if (isNamePart(c) || c == ':') {
            while (end < text.length() && isNamePart(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private static boolean isNamePart(char c) {
        return c == '_' || c == '$' || Character.isLetterOrDigit(c);
    }
}
