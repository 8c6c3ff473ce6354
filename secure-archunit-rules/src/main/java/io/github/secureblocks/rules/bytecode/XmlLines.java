package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.List;

/** The text of an XML element in the pieces that a parser tells it in, with the lines where they stand. */
final class XmlLines {
    private record Piece(int start, int line) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();

    /** @param lastLine on which the piece ends */
    void add(String piece, int lastLine) {
        pieces.add(new Piece(text.length(), lastLine - breaks(piece, 0, piece.length())));
        text.append(piece);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    CharSequence text() {
        return text;
    }

    int lineOf(int offset) {
        int at = pieces.size() - 1;
        while (at > 0 && pieces.get(at).start > offset) {
            at--;
        }
        Piece piece = pieces.get(at);
        return Math.max(1, piece.line + breaks(text, piece.start, offset));
    }

    private static int breaks(CharSequence text, int from, int to) {
        int found = 0;
        for (int at = from; at < to; at++) {
            if (text.charAt(at) == '\n') {
                found++;
            }
        }
        return found;
    }

    void clear() {
        text.setLength(0);
        pieces.clear();
    }
}
