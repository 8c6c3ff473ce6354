package io.github.secureblocks.web.cookie;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Text as the URL-safe Base64 of its UTF-8, without padding: one text for each text, read in no other form. */
final class EncodedText {
    private EncodedText() {}

    static String of(String text) {
        try {
            if (!text.isEmpty()) {
                return base64(StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)));
            }
        } catch (CharacterCodingException halfACharacter) {
            // The same answer as for an empty one.
        }
        throw new CookieRefused(
                CookieRefused.Reason.VALUE,
                "A cookie holds at least one character and no half of one; to remove it, write cookie.clear()");
    }

    static String decoded(String value) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(value));
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            if (!text.isEmpty() && base64(bytes.rewind()).equals(value)) {
                return text;
            }
        } catch (CharacterCodingException | IllegalArgumentException notEncoded) {
            // The same answer as for another form of the same text.
        }
        throw new CookieRejected(CookieRejected.Reason.ENCODING);
    }

    private static String base64(ByteBuffer bytes) {
        ByteBuffer encoded = Base64.getUrlEncoder().withoutPadding().encode(bytes);
        return StandardCharsets.ISO_8859_1.decode(encoded).toString();
    }
}
