package io.github.secureblocks.web.html;

import io.github.secureblocks.web.html.HtmlRefused.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The text of a template, how far it was read, and the holes that were found so far. */
final class TemplateReader {
    static final String HOLE = "{}";

    private final String text;
    private final List<String> pieces = new ArrayList<>();
    private final List<Hole> holes = new ArrayList<>();
    private int at;
    private int pieceStart;

    TemplateReader(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    char current() {
        return text.charAt(at);
    }

    /** The character before, constant or the end of a hole; a space at the start. */
    char previous() {
        return at == 0 ? ' ' : text.charAt(at - 1);
    }

    char peek(String open) {
        if (isAtEnd()) {
            throw unfinished(open);
        }
        return current();
    }

    void skip(int characters) {
        at += characters;
    }

    void moveTo(int index) {
        at = index;
    }

    String textUpTo(int end) {
        return text.substring(at, end);
    }

    /** Where it comes next; {@code end} where it does not come before that. */
    int find(String wanted, int end) {
        int found = text.indexOf(wanted, at);
        return found < 0 || found + wanted.length() > end ? end : found;
    }

    int length() {
        return text.length();
    }

    boolean looksAt(String wanted) {
        return text.startsWith(wanted, at);
    }

    /** As a browser compares names: no letter outside of ASCII is one of ASCII in another case. */
    boolean looksAtName(String lowerCase, int offset) {
        int start = at + offset;
        if (start + lowerCase.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            char c = text.charAt(start + i);
            if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean isHole() {
        return looksAt(HOLE);
    }

    boolean isEndOf(String element) {
        int end = at + 2 + element.length();
        return looksAt("</")
                && looksAtName(element, 2)
                && end < text.length()
                && (text.charAt(end) == '>' || isSpace(text.charAt(end)));
    }

    boolean skipSpace() {
        int start = at;
        while (!isAtEnd() && isSpace(current())) {
            at++;
        }
        return at > start;
    }

    String name() {
        int start = at;
        while (!isAtEnd() && isNameCharacter(current())) {
            at++;
        }
        if (isHole()) {
            throw refused(Reason.HOLE, "A value cannot be part of a name; write one template for each name");
        }
        return text.substring(start, at).toLowerCase(Locale.ROOT);
    }

    void fill(Hole hole) {
        String piece = text.substring(pieceStart, at);
        if (endsInReference(piece)) {
            throw refused(Reason.HOLE, "A value cannot go on after an &; write &amp; for the character itself");
        }
        pieces.add(piece);
        holes.add(hole);
        at += HOLE.length();
        pieceStart = at;
    }

    Template finished() {
        pieces.add(text.substring(pieceStart));
        return new Template(pieces, holes);
    }

    HtmlRefused unfinished(String open) {
        return refused(Reason.UNFINISHED, "The template ends inside a " + open + "; close it in the same template");
    }

    HtmlRefused refused(Reason reason, String message) {
        return new HtmlRefused(reason, "Template, at character " + at + ": " + message);
    }

    /** Whether what follows could be read as a part of a character reference. */
    private static boolean endsInReference(String piece) {
        int i = piece.length();
        while (i > 0 && (isLetterOrDigit(piece.charAt(i - 1)) || piece.charAt(i - 1) == '#')) {
            i--;
        }
        return i > 0 && piece.charAt(i - 1) == '&';
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isLetterOrDigit(char c) {
        return isLetter(c) || c >= '0' && c <= '9';
    }

    private static boolean isNameCharacter(char c) {
        return isLetterOrDigit(c) || c == '-' || c == '_' || c == ':' || c == '.';
    }
}
