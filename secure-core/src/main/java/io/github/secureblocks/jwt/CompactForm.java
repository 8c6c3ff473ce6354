package io.github.secureblocks.jwt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A token's three parts, decoded, none of them believed yet. */
record CompactForm(String header, byte[] payload, byte[] signature, byte[] signedInput) {
    /** More than the longest token that an issuer can make, so that nothing longer is looked at. */
    static final int MAX_LENGTH = 16_384;

    static CompactForm parse(String token) {
        if (token.length() > MAX_LENGTH) {
            throw new TokenRejected(TokenRejected.Reason.TOO_LONG);
        }
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 1 || second < 0) {
            throw malformed();
        }
        return new CompactForm(
                text(decode(token.substring(0, first))),
                decode(token.substring(first + 1, second)),
                decode(token.substring(second + 1)),
                token.substring(0, second).getBytes(StandardCharsets.US_ASCII));
    }

    /** Strict UTF-8 (RFC 8725, 3.7). */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw malformed();
        }
    }

    /** One text for each value: no padding, no other alphabet, no stray bits at the end. */
    private static byte[] decode(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (bytes.length > 0
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // The same answer as for what decodes to nothing.
        }
        throw malformed();
    }

    private static TokenRejected malformed() {
        return new TokenRejected(TokenRejected.Reason.MALFORMED);
    }
}
