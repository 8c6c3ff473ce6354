package io.github.secureblocks.jwt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A token's three parts, decoded, none of them believed yet. */
record CompactForm(String header, byte[] payload, byte[] signature, byte[] signedInput) {
    /** More than the longest token that an issuer can make, so that nothing longer is looked at. */
    static final int MAX_LENGTH = 16_384;

    private static final Base64.Encoder CANONICAL = Base64.getUrlEncoder().withoutPadding();

    static CompactForm parse(String token) {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (second < 0) {
            throw malformed();
        }
        // What is no Latin character becomes a question mark, which is not of the alphabet either.
        byte[] text = token.getBytes(StandardCharsets.ISO_8859_1);
        return new CompactForm(
                text(decode(text, 0, first)),
                decode(text, first + 1, second),
                decode(text, second + 1, text.length),
                Arrays.copyOf(text, second));
    }

    static void requireBounded(String token) {
        if (token.length() > MAX_LENGTH) {
            throw new TokenRejected(TokenRejected.Reason.TOO_LONG);
        }
    }

    /** Strict UTF-8 (RFC 8725, 3.7): what is not, does not come back as it was. */
    static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw malformed();
        }
        return text;
    }

    /** One text for each value: no padding, no other alphabet, no stray bits at the end. */
    private static byte[] decode(byte[] text, int from, int to) {
        byte[] part = Arrays.copyOfRange(text, from, to);
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (bytes.length > 0 && Arrays.equals(CANONICAL.encode(bytes), part)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // The same answer as for what decodes to nothing.
        }
        throw malformed();
    }

    /** Nothing of it, because none of it is believed. */
    @Override
    public String toString() {
        return "CompactForm";
    }

    private static TokenRejected malformed() {
        return new TokenRejected(TokenRejected.Reason.MALFORMED);
    }
}
