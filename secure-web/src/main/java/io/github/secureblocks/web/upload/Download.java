package io.github.secureblocks.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An answer that hands out a stored file so that a browser runs nothing of it.
 *
 * <p><b>Guarantees.</b> Its own {@code Content-Type}, {@code nosniff}, a content security policy that is a sandbox without scripts,
 * no use by other sites, no copy in shared caches, and {@code attachment}, unless an image is asked for by
 * {@link StoredUpload#image()}. A name from data is encoded (RFC 6266, RFC 8187): no line ends, quotes, paths and invisible
 * characters, at most 100 characters, and always the extension of the file's own type.
 *
 * <p><b>Does not guarantee</b> anything once the file is saved and opened by another program.
 *
 * <p>CWE-434, CWE-79, CWE-113; OWASP ASVS 5.0 3.2.1, 5.4.1, 5.4.2.
 */
public final class Download {
    private static final int LONGEST_NAME = 100;
    private static final Pattern EXTENSION = Pattern.compile("(?<=.)\\.[A-Za-z0-9]{1,8}$");
    private static final String POLICY =
            "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final StoredUpload upload;
    private final String disposition;

    private Download(StoredUpload upload, String disposition) {
        this.upload = upload;
        this.disposition = disposition;
    }

    static Download attachment(StoredUpload upload) {
        return new Download(
                upload, "attachment; filename=\"download." + upload.type().extension() + '"');
    }

    static Download inline(StoredUpload upload) {
        return new Download(upload, "inline");
    }

    /**
     * Suggests a name to save it under.
     *
     * @param name from the program or from data, with or without an extension; what a client called the file, for instance
     * @return an attachment under that name
     */
    public Download named(String name) {
        String kept = kept(name) + '.' + upload.type().extension();
        return new Download(
                upload, "attachment; filename=\"" + ascii(kept) + "\"; filename*=UTF-8''" + percentEncoded(kept));
    }

    /**
     * The headers of the answer, which replace those of the same names.
     *
     * @return names and values
     */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", upload.type().mediaType());
        headers.put("Content-Length", Long.toString(upload.size()));
        headers.put("Content-Disposition", disposition);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", POLICY);
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cache-Control", "private, no-store");
        return headers;
    }

    /**
     * Writes the body of the answer.
     *
     * @param out stays open
     * @throws IOException if it cannot be read or written
     */
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = upload.open()) {
            in.transferTo(out);
        }
    }

    private static String kept(String name) {
        StringBuilder kept = new StringBuilder();
        name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .codePoints()
                .filter(Download::isShown)
                .limit(LONGEST_NAME)
                .forEach(kept::appendCodePoint);
        String stem = EXTENSION.matcher(kept).replaceFirst("").replace('.', '_').strip();
        return stem.isEmpty() ? "download" : stem;
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> "/\\:*?\"<>|;%".indexOf(character) < 0;
        };
    }

    private static String ascii(String name) {
        return name.replaceAll("[^A-Za-z0-9 ._-]", "_");
    }

    private static String percentEncoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = each >= 'A' && each <= 'Z'
                    || each >= 'a' && each <= 'z'
                    || each >= '0' && each <= '9'
                    || each == '.'
                    || each == '-'
                    || each == '_';
            encoded.append(plain ? String.valueOf((char) each) : String.format("%%%02X", each));
        }
        return encoded.toString();
    }

    @Override
    public String toString() {
        return "Download[" + upload.id() + "]";
    }
}
