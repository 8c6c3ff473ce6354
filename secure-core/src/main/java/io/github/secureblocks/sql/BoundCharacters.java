package io.github.secureblocks.sql;

import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.SqlRefused.Reason;
import java.nio.CharBuffer;

/** Refuses text that one database rejects, another cuts and a third changes. */
final class BoundCharacters {
    private BoundCharacters() {}

    static String checked(String text) {
        require(isPlain(text) || fits(text));
        return text;
    }

    static void check(Secret secret) {
        boolean fits = secret.use(characters -> fits(CharBuffer.wrap(characters)));
        require(fits);
    }

    static void check(CharSequence text) {
        require(fits(text));
    }

    /** One comparison for each character, before the closer look: neither NUL nor anything from the surrogates on. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ((char) (text.charAt(i) - 1) >= Character.MIN_SURROGATE - 1) {
                return false;
            }
        }
        return true;
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new SqlRefused(
                    Reason.VALUE_TEXT,
                    "A text value holds NUL or half of a surrogate pair, which not every database keeps as it is; refuse"
                            + " such input, or bind bytes: .bind(\"data\", text.getBytes(StandardCharsets.UTF_16BE))");
        }
    }

    private static boolean fits(CharSequence text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair =
                        Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
