package io.github.secureblocks.web.json;

import org.jspecify.annotations.Nullable;

/**
 * JSON text that can stand inside a {@code script} element.
 *
 * <p>Holds none of {@code < > & '}, U+2028, U+2029 and unpaired surrogates: each is written as an escape.
 */
public final class SafeJson {
    private final String text;

    private SafeJson(String text) {
        this.text = text;
    }

    /**
     * Writes a value as JSON.
     *
     * @param value a map, iterable, array, record, text, number, boolean or {@code null}
     * @return the JSON
     */
    public static SafeJson of(@Nullable Object value) {
        if (value != null) {
            throw new IllegalArgumentException("Only null can be written yet");
        }
        return new SafeJson("null");
    }

    /** The JSON text. */
    @Override
    public String toString() {
        return text;
    }
}
