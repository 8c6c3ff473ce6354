package io.github.secureblocks.password;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64 of a stored form. */
final class Base64Text {
    private Base64Text() {}

    /** Null where the text is none, such as one of five characters. */
    static byte @Nullable [] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
