package io.github.secureblocks.text;

import org.jspecify.annotations.Nullable;

/**
 * Writes any text so that it stays inside one line of output, visibly and reversibly.
 *
 * <p><b>Guarantees.</b> The result holds no line break of any kind (CR, LF, NEL, LS, PS, VT, FF), no control or format
 * character (so no terminal escape, no backspace, no bidirectional override, no zero-width space) and no lone surrogate;
 * each is written as a backslash and its code, and a backslash is doubled, so that what is written can be told from what
 * was there. A dollar sign is parted from a brace that follows it, so that no later look-up reads it. A cut is marked by a
 * backslash, dots and the number of characters that are missing, which no value can forge. The result is bounded: at
 * most six times the kept characters and the mark of the cut.
 *
 * <p><b>Does not guarantee</b> that the text is safe in HTML, SQL or a shell, nor that it holds no secret.
 *
 * <p>CWE-117; OWASP ASVS 5.0 16.4.1.
 */
public final class OneLine {
    /** The number of characters that {@link #of(Object)} keeps of a value. */
    public static final int DEFAULT_LENGTH = 1_000;

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private OneLine() {}

    /**
     * The text of a value on one line, cut at {@link #DEFAULT_LENGTH} characters.
     *
     * @param value what is to be shown; {@code null} reads as "null"; a value whose {@code toString} fails reads as its
     *     type
     * @return text without a line break
     */
    public static String of(@Nullable Object value) {
        return of(value, DEFAULT_LENGTH);
    }

    /**
     * The text of a value on one line.
     *
     * @param value what is to be shown; {@code null} reads as "null"; a value whose {@code toString} fails reads as its
     *     type
     * @param length how many characters of the value are kept at most, at least 1; no pair of surrogates is split
     * @return text without a line break
     */
    public static String of(@Nullable Object value, int length) {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1");
        }
        String text = textOf(value);
        int end = Math.min(text.length(), length);
        if (end < text.length() && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end))) {
            end--;
        }
        int clean = cleanPrefix(text, end);
        if (clean == end && end == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(end + 32).append(text, 0, clean);
        for (int i = clean; i < end; i++) {
            i += append(text, i, end, out);
        }
        if (end < text.length()) {
            out.append("\\...(").append(text.length() - end).append(" more)");
        }
        return out.toString();
    }

    private static String textOf(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        try {
            String text = value.toString();
            return text == null ? "null" : text;
        } catch (RuntimeException | StackOverflowError broken) {
            return value.getClass().getName() + " (toString failed)";
        }
    }

    private static int cleanPrefix(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '\\' || c == '$') {
                return i;
            }
        }
        return end;
    }

    /** Appends the character at {@code i}; answers how many further characters it took. */
    private static int append(String text, int i, int end, StringBuilder out) {
        char c = text.charAt(i);
        if (c >= ' ' && c <= '~') {
            appendAscii(text, i, c, out);
            return 0;
        }
        if (c == '\n') {
            out.append("\\n");
        } else if (c == '\r') {
            out.append("\\r");
        } else if (c == '\t') {
            out.append("\\t");
        } else if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1))) {
            int point = text.codePointAt(i);
            if (isVisible(point)) {
                out.appendCodePoint(point);
            } else {
                escape(c, out);
                escape(text.charAt(i + 1), out);
            }
            return 1;
        } else if (isVisible(c)) {
            out.append(c);
        } else {
            escape(c, out);
        }
        return 0;
    }

    private static void appendAscii(String text, int i, char c, StringBuilder out) {
        if (c == '\\') {
            out.append("\\\\");
        } else if (c == '{' && i > 0 && text.charAt(i - 1) == '$') {
            out.append("\\{");
        } else if (c == '$' && i + 1 == text.length()) {
            escape(c, out);
        } else {
            out.append(c);
        }
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static void escape(char c, StringBuilder out) {
        out.append("\\u")
                .append(HEX[c >> 12])
                .append(HEX[c >> 8 & 0xF])
                .append(HEX[c >> 4 & 0xF])
                .append(HEX[c & 0xF]);
    }
}
