package io.github.secureblocks.web.upload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a file may be, told by its content and never by its name or by what the client calls it.
 *
 * <p><b>Guarantees.</b> A file of a type begins, and is built from part to part, as the type's specification says: chunks,
 * segments and blocks of images up to their end, and the size of the image.
 *
 * <p><b>Does not guarantee</b> that a decoder can show it, that it is nothing else at the same time (comments of an image, and
 * what follows the end of a JPEG as phones write it, are free), or that it does no harm to the program that opens it: a PDF may
 * hold scripts and links. HTML, SVG, archives and office documents are no types on purpose. May grow: keep a default branch.
 */
public enum UploadType {
    /** An image, to its last chunk, with the checksums of all. */
    PNG("image/png", "png", PngFormat::check, "\u0089PNG\r\n\u001a\n"),
    /** An image, to the marker of its end. */
    JPEG("image/jpeg", "jpg", JpegFormat::check, "\u00ff\u00d8\u00ff"),
    /** An image, still or moving, to its trailer. */
    GIF("image/gif", "gif", GifFormat::check, "GIF87a", "GIF89a"),
    /** An image, to the end that its head tells. */
    WEBP("image/webp", "webp", WebpFormat::check, "RIFF....WEBP"),
    /** A document: its first and last line alone. */
    PDF("application/pdf", "pdf", PlainFormats::checkPdf, "%PDF-"),
    /** Text in UTF-8 without control characters beside tab, line feed, carriage return and form feed. */
    TEXT("text/plain;charset=utf-8", "txt", PlainFormats::checkText, "");

    /** Reads a file to its end. */
    @FunctionalInterface
    interface Format {
        void check(UploadContent content) throws IOException;
    }

    private final String mediaType;
    private final String extension;
    private final Format format;
    private final String[] beginnings;

    UploadType(String mediaType, String extension, Format format, String... beginnings) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.format = format;
        this.beginnings = beginnings;
    }

    /**
     * The {@code Content-Type} under which it is served.
     *
     * @return constant text
     */
    public String mediaType() {
        return mediaType;
    }

    /**
     * The end of the name that it is served under.
     *
     * @return lower-case letters, without a dot
     */
    public String extension() {
        return extension;
    }

    /**
     * Whether a browser may be asked to show it as a part of a page.
     *
     * @return true for images
     */
    public boolean image() {
        return mediaType.startsWith("image/");
    }

    /** A dot stands for any byte. */
    boolean begins(byte[] head) {
        for (String beginning : beginnings) {
            byte[] expected = beginning.getBytes(StandardCharsets.ISO_8859_1);
            boolean same = head.length >= expected.length;
            for (int i = 0; same && i < expected.length; i++) {
                same = expected[i] == '.' || expected[i] == head[i];
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    void check(UploadContent content) throws IOException {
        format.check(content);
    }
}
