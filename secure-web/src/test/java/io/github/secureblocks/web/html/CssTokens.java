package io.github.secureblocks.web.html;

import java.util.ArrayList;
import java.util.List;

/**
 * What a style sheet is made of, by the tokenizer of CSS Syntax Level 3: what opens and closes, parts and quotes. Words,
 * numbers and the text of strings are left out, so that two sheets of the same structure have equal tokens.
 */
final class CssTokens {
    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private CssTokens(String text) {
        this.text = text;
    }

    static List<String> of(String text) {
        return new CssTokens(text).read();
    }

    private List<String> read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else if (c == '"' || c == '\'') {
                string(c);
            } else if (isName(c) || isEscape(at)) {
                word();
            } else {
                if ("{}()[];:,@".indexOf(c) >= 0) {
                    tokens.add(String.valueOf(c));
                }
                at++;
            }
        }
        return tokens;
    }

    private void string(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            if (isLineEnd(text.charAt(at))) {
                tokens.add("bad string");
                return;
            }
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        tokens.add("string");
        at++;
    }

    private void word() {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && (isName(text.charAt(at)) || isEscape(at))) {
            word.append(isEscape(at) ? escaped() : text.charAt(at++));
        }
        if (at >= text.length() || text.charAt(at) != '(') {
            return;
        }
        if (!word.toString().equalsIgnoreCase("url")) {
            return;
        }
        int inside = at + 1;
        while (inside < text.length() && Character.isWhitespace(text.charAt(inside))) {
            inside++;
        }
        if (inside < text.length() && (text.charAt(inside) == '"' || text.charAt(inside) == '\'')) {
            return;
        }
        while (at < text.length() && text.charAt(at) != ')') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        tokens.add("url");
        at++;
    }

    private char escaped() {
        at++;
        int start = at;
        while (at < text.length() && at < start + 6 && Character.digit(text.charAt(at), 16) >= 0) {
            at++;
        }
        if (at == start) {
            return text.charAt(at++);
        }
        int point = Integer.parseInt(text.substring(start, at), 16);
        at += at < text.length() && Character.isWhitespace(text.charAt(at)) ? 1 : 0;
        return point < 0x80 ? (char) point : 'x';
    }

    private boolean isEscape(int index) {
        return text.charAt(index) == '\\' && index + 1 < text.length() && !isLineEnd(text.charAt(index + 1));
    }

    private static boolean isName(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '-'
                || c >= 0x80;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\f';
    }
}
