package io.github.secureblocks.jwt;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON object of strings, whole numbers and lists of strings, the only forms in an issued token.
 *
 * <p>The library refuses a repeated member of the object itself but takes one inside a nested object, and rounds what is
 * not a whole number; so neither is let through.
 */
final class FlatJson {
    private FlatJson() {}

    /** Answers {@code String}, {@code Long} or {@code List<String>} by name. */
    static Map<String, Object> read(String text) throws ParseException {
        if (!text.startsWith("{")) {
            throw new ParseException("Not an object", 0);
        }
        Map<String, Object> members = JSONObjectUtils.parse(text);
        if (!members.values().stream().allMatch(FlatJson::isFlat)) {
            throw new ParseException("A value is not a string, a whole number or a list of strings", 0);
        }
        return members;
    }

    private static boolean isFlat(Object value) {
        return value instanceof String
                || value instanceof Long
                || (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance));
    }
}
