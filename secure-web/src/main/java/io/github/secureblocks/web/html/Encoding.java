package io.github.secureblocks.web.html;

import java.nio.CharBuffer;
import org.owasp.encoder.Encoder;
import org.owasp.encoder.Encoders;

/**
 * An encoder of owasp-java-encoder behind a look at the text: what the encoder would hand through as it is never reaches
 * it, and everything else does.
 */
enum Encoding {
    CONTENT(Encoders.HTML_CONTENT, true),
    HTML(Encoders.HTML, true),
    ATTRIBUTE(Encoders.HTML_ATTRIBUTE, true),
    JAVASCRIPT(Encoders.JAVASCRIPT, true),
    CSS_STRING(Encoders.CSS_STRING, true),
    URI_COMPONENT(Encoders.URI_COMPONENT, false);

    private static final int ASCII = 0x80;
    private static final int HALF = 0x40;
    private static final int ROOM = 32;

    private final String context;
    private final Encoder encoder;

    /** Whether the encoder hands on what is a character, above the controls, on any page. */
    private final boolean passesUnicode;

    /** A bit for each character of ASCII that it hands on: two numbers, so that to look takes no memory. */
    private final long lower;

    private final long upper;

    Encoding(String context, boolean passesUnicode) {
        this.context = context;
        this.encoder = Encoders.forName(context);
        this.passesUnicode = passesUnicode;
        this.lower = cleanFrom(0);
        this.upper = cleanFrom(HALF);
    }

    private long cleanFrom(int first) {
        long clean = 0;
        for (int i = 0; i < HALF; i++) {
            String text = String.valueOf((char) (first + i));
            clean |= encode(text, 0).equals(text) ? 1L << i : 0;
        }
        return clean;
    }

    String encode(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ASCII ? ((c < HALF ? lower : upper) >>> c & 1) == 0 : !passes(c)) {
                if (!passesPair(text, i)) {
                    return encode(text, i);
                }
                i++;
            }
        }
        return text;
    }

    private boolean passes(char c) {
        return passesUnicode
                && c >= 0xA0
                && (c < '\u2028' || c > '\u2029')
                && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE && isAssignable(c));
    }

    /** What begins with a surrogate, such as an emoji. */
    private boolean passesPair(String text, int at) {
        int codePoint = text.codePointAt(at);
        return passesUnicode && codePoint >= Character.MIN_SUPPLEMENTARY_CODE_POINT && (codePoint & 0xFFFE) != 0xFFFE;
    }

    /** Not one of those that Unicode has set aside for ever. */
    private static boolean isAssignable(char c) {
        return c < '\uFDD0' || c > '\uFDEF' && c < '\uFFFE';
    }

    private String encode(String text, int from) {
        CharBuffer in = CharBuffer.wrap(text.toCharArray()).position(from);
        CharBuffer out = CharBuffer.allocate(text.length() + ROOM).put(text, 0, from);
        while (encoder.encode(in, out, true).isOverflow()) {
            out = CharBuffer.allocate(2 * out.capacity()).put(out.flip());
        }
        return finished(out.flip().toString(), text.charAt(text.length() - 1));
    }

    private String finished(String encoded, char last) {
        if (context.equals(Encoders.CSS_STRING) && !Character.isSurrogate(last) && !ends(encoded, last)) {
            // An escape at the end would go on in the constant text after it, were that a digit or a letter up to f.
            return encoded + " ";
        }
        return encoded;
    }

    private static boolean ends(String text, char last) {
        return text.charAt(text.length() - 1) == last;
    }
}
