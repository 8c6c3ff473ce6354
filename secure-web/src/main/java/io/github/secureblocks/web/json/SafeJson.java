package io.github.secureblocks.web.json;

import io.github.secureblocks.web.json.JsonRefused.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259) that can stand inside a {@code script} element as well as in a response.
 *
 * <p><b>Guarantees.</b> The text is one JSON value. It holds none of <code>&lt; &gt; &amp; '</code>, no control character, no
 * U+2028 or U+2029, and no surrogate: each is written as an escape, which every reader turns back into the character. So
 * no value ends a script element or opens a comment in it, and half a surrogate pair cannot become another character. As a response's body it
 * is an object or an array only. Nesting is at most {@link #MAX_DEPTH} deep and the text at most {@link #MAX_LENGTH}
 * characters long. Immutable.
 *
 * <p><b>Does not guarantee</b> that it can stand in an attribute: there it still needs that attribute's encoding, which
 * {@code Html.of} gives it. A record is written with all its components: make one of what the reader may see. Whole numbers
 * beyond 2<sup>53</sup> are exact here and rounded by JavaScript: write identifiers as text. A script that makes HTML or
 * code of a value is on its own. Send it as {@link #CONTENT_TYPE} with {@code nosniff}.
 *
 * <p>CWE-79, CWE-116; OWASP ASVS 5.0 1.2.1, 1.2.3.
 */
public final class SafeJson {
    /** The response's {@code Content-Type}. */
    public static final String CONTENT_TYPE = "application/json; charset=UTF-8";

    /** How deep objects and arrays may be nested. */
    public static final int MAX_DEPTH = 64;

    /** The greatest number of characters of a text. */
    public static final int MAX_LENGTH = 16 * 1024 * 1024;

    private final String text;

    private SafeJson(String text) {
        this.text = text;
    }

    /**
     * Writes a value as JSON.
     *
     * <p>Objects are made of maps, whose keys are text or enum constants, and of records; arrays of iterables and arrays;
     * text of {@code CharSequence}, {@code char}, enum constants (by name), {@code UUID} and the types of
     * {@code java.time} (as ISO 8601); numbers of the number types of {@code java.lang} and {@code java.math}; the rest are
     * {@code boolean} and {@code null}. Any other type is refused, at any depth.
     *
     * @param value what is written, as it is now: later changes do not show
     * @return the JSON
     * @throws JsonRefused if a value or a key is of another type, a number is not finite, or a bound is exceeded
     */
    public static SafeJson of(@Nullable Object value) {
        return new SafeJson(JsonText.of(value));
    }

    /**
     * The text as the body of a response.
     *
     * @return JSON whose outermost value is an object or an array
     * @throws JsonRefused if it is another value, which an old browser could read across sites as a script
     */
    public String body() {
        char first = text.charAt(0);
        if (first != '{' && first != '[') {
            throw new JsonRefused(
                    Reason.TOP_LEVEL,
                    "A body is an object or an array, never a bare value; write"
                            + " SafeJson.of(Map.of(\"name\", name)).body()");
        }
        return text;
    }

    /**
     * Writes the body of a response.
     *
     * @param out such as a response's writer; its character set should be UTF-8
     * @throws IOException if {@code out} fails
     * @throws JsonRefused if the outermost value is neither an object nor an array
     */
    public void writeTo(Appendable out) throws IOException {
        out.append(body());
    }

    /**
     * Writes the body of a response.
     *
     * @param out such as a response's output stream; gets UTF-8 and is left open
     * @throws IOException if {@code out} fails
     * @throws JsonRefused if the outermost value is neither an object nor an array
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(body().getBytes(StandardCharsets.UTF_8));
    }

    /** The JSON text, whatever its outermost value, for a {@code script} element. */
    @Override
    public String toString() {
        return text;
    }
}
