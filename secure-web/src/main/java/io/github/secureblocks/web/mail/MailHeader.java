package io.github.secureblocks.web.mail;

import org.jspecify.annotations.Nullable;

/**
 * Text for one line of a message's header, such as its subject.
 *
 * <p><b>Guarantees.</b> It is one line: each run of line breaks, control and format characters, halves of a surrogate pair and
 * blanks is one space, so no value adds a header, ends the header or turns the text around. An encoded word (RFC 2047) is
 * taken apart by a space, so that no reader decodes what was text. It has at most {@link #MAX_LENGTH} characters, a cut being
 * marked by an ellipsis, and no blank at its ends. Never refused: a subject is no reason not to send. Immutable.
 *
 * <p><b>Does not guarantee</b> that it is ASCII: hand it to the mail library's call for the header, such as
 * {@code setSubject(text, "UTF-8")}, which encodes it. Nor that what it says is true, nor that it can stand where an address
 * does: that is a {@link MailAddress}.
 *
 * <p>CWE-93; OWASP ASVS 5.0 1.3.11; RFC 5322, 2.2.
 */
public final class MailHeader {
    /** The greatest number of characters: in UTF-8 and unfolded, the line stays below the 998 bytes of RFC 5322. */
    public static final int MAX_LENGTH = 200;

    private static final char ELLIPSIS = '\u2026';

    private final String text;

    private MailHeader(String text) {
        this.text = text;
    }

    /**
     * Makes one line of a text.
     *
     * @param value shown as its {@code toString}; {@code null} is empty text
     * @return the line
     */
    public static MailHeader text(@Nullable Object value) {
        StringBuilder line = new StringBuilder(64);
        String raw = value == null ? "" : value.toString();
        for (int i = 0; i < raw.length() && line.length() <= MAX_LENGTH; i += Character.charCount(raw.codePointAt(i))) {
            append(raw.codePointAt(i), line);
        }
        cut(line);
        return new MailHeader(line.toString().strip());
    }

    private static void append(int point, StringBuilder line) {
        boolean blankBefore = line.isEmpty() || line.charAt(line.length() - 1) == ' ';
        if (isBlank(point)) {
            line.append(blankBefore ? "" : " ");
            return;
        }
        if (point == '?' && !blankBefore && line.charAt(line.length() - 1) == '=') {
            line.append(' ');
        }
        line.appendCodePoint(point);
    }

    private static void cut(StringBuilder line) {
        if (line.length() > MAX_LENGTH) {
            boolean splits = Character.isHighSurrogate(line.charAt(MAX_LENGTH - 2));
            line.setLength(splits ? MAX_LENGTH - 2 : MAX_LENGTH - 1);
            line.append(ELLIPSIS);
        }
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point)
                || switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }

    /** The line. */
    @Override
    public String toString() {
        return text;
    }
}
