package io.github.secureblocks.web.redirect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A path and its query in the one form that every reader takes apart alike, before and after decoding it (RFC 3986, 3.3 and
 * 3.4): no part is empty, {@code .} or {@code ..}, and nothing is encoded that would mean something else decoded.
 */
final class PathForm {
    private static final int MAX_LENGTH = 2_000;

    /** Of pchar all but the semicolon, behind which some servers see parameters and others a name. */
    private static final String PATH_MARKS = "-._~!$&'()*+,=:@";

    private static final String QUERY_MARKS = PATH_MARKS + ";/?";

    /** Decoded once more by whoever is behind, these would be other parts, or other text. */
    private static final String NEVER_ENCODED = "/\\.;%";

    private PathForm() {}

    /** Why the text is not of that form, {@code null} where it is. */
    static @Nullable Refusal refusal(String target) {
        if (target.length() > MAX_LENGTH) {
            return Refusal.TOO_LONG;
        }
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (!path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\")) {
            return Refusal.OTHER_ORIGIN;
        }
        Refusal ofPath = characters(path, PATH_MARKS + "/", NEVER_ENCODED);
        if (ofPath != null) {
            return ofPath;
        }
        if (!hasPlainSegments(path)) {
            return Refusal.SEGMENT;
        }
        return query < 0 ? null : characters(target.substring(query + 1), QUERY_MARKS, "");
    }

    private static boolean hasPlainSegments(String path) {
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean empty = segments[i].isEmpty() && i < segments.length - 1;
            if (empty || segments[i].equals(".") || segments[i].equals("..")) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Refusal characters(String text, String marks, String neverEncoded) {
        ByteBuffer decoded = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int octet = octet(text, i + 1);
                if (octet < ' ' || octet == 0x7F || neverEncoded.indexOf(octet) >= 0) {
                    return Refusal.ENCODING;
                }
                decoded.put((byte) octet);
                i += 2;
            } else if (isLetterOrDigit(c) || marks.indexOf(c) >= 0) {
                decoded.put((byte) c);
            } else {
                return Refusal.CHARACTER;
            }
        }
        return isUtf8(decoded.flip()) ? null : Refusal.ENCODING;
    }

    /** Of two hexadecimal digits; -1 where there are none. */
    private static int octet(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = hex(text.charAt(at));
        int low = hex(text.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** An overlong slash is a slash to a careless reader, and no UTF-8. */
    private static boolean isUtf8(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
