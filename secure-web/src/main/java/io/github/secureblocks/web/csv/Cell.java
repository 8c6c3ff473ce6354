package io.github.secureblocks.web.csv;

/** The text of one field, made harmless for whatever program opens it, before it is quoted. */
final class Cell {
    /** What begins a formula, and whatever Unicode calls compatible with it. */
    private static final String FORMULA = "=+-@"
            + "\uFF1D\uFF0B\uFF0D\uFF20" // full width
            + "\uFE66\uFE62\uFE63\uFE6B" // small
            + "\u207C\u207A\u207B\u208C\u208A\u208B" // superscript, subscript
            + "\u2212\uFB29"; // minus sign, Hebrew alternative plus

    private static final String SEPARATORS = ",;|\t\r\n\u0085\u2028\u2029\"";

    /** A spreadsheet takes a file that begins with these bare letters for one of another format (SYLK). */
    private static final String OTHER_FORMAT = "ID";

    private Cell() {}

    static String neutral(String raw) {
        StringBuilder cell = new StringBuilder(raw.length() + 8);
        boolean atStart = true;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (i == 0 && (c == '\t' || c == '\r' || c == '\n' || c == 0) || atStart && FORMULA.indexOf(c) >= 0) {
                cell.append('\'');
            }
            cell.append(isWritable(raw, i) ? c : '\uFFFD');
            atStart = SEPARATORS.indexOf(c) >= 0 || atStart && isUnseen(c);
        }
        return cell.toString();
    }

    static boolean needsQuotes(String text) {
        if (text.isEmpty() || text.startsWith(OTHER_FORMAT)) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SEPARATORS.indexOf(c) >= 0) {
                return true;
            }
        }
        return isUnseen(text.charAt(0)) || isUnseen(text.charAt(text.length() - 1));
    }

    /** What a program may skip before it looks at a cell. */
    private static boolean isUnseen(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isIdentifierIgnorable(c);
    }

    private static boolean isWritable(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c == '\t' || c == '\r' || c == '\n' || !Character.isISOControl(c);
    }
}
