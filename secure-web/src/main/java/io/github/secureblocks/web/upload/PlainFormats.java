package io.github.secureblocks.web.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Files that no decoder has to be protected from: they are served as they are. */
final class PlainFormats {
    private static final int TAIL = 1_024;
    private static final int PIECE = 8_192;

    private PlainFormats() {}

    static void checkPdf(UploadContent content) throws IOException {
        content.skip(5);
        content.require(isDigit(content.u8()) && content.u8() == '.' && isDigit(content.u8()));
        content.skip(Math.max(0, content.remaining() - TAIL));
        content.require(content.ascii((int) content.remaining()).contains("%%EOF"));
    }

    static void checkText(UploadContent content) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(PIECE);
        CharBuffer text = CharBuffer.allocate(PIECE);
        while (content.remaining() > 0) {
            while (bytes.hasRemaining() && content.remaining() > 0) {
                bytes.put((byte) content.u8());
            }
            bytes.flip();
            CoderResult decoded = decoder.decode(bytes, text, content.remaining() == 0);
            content.require(!decoded.isError());
            content.require(text.flip().chars().allMatch(PlainFormats::isText));
            text.clear();
            bytes.compact();
        }
        content.require(bytes.position() == 0);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isText(int character) {
        return character >= ' ' && (character < 0x7f || character > 0x9f)
                || character == '\t'
                || character == '\n'
                || character == '\r'
                || character == '\f';
    }
}
