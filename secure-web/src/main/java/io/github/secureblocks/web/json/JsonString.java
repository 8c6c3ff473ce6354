package io.github.secureblocks.web.json;

import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.UUID;

/** Values whose text is theirs by definition; nobody's {@code toString} is trusted beside them. */
final class JsonString {
    private JsonString() {}

    static boolean isText(Object value) {
        return value instanceof CharSequence
                || value instanceof Character
                || value instanceof Enum<?>
                || value instanceof UUID
                || isTime(value);
    }

    static String of(Object text) {
        return text instanceof Enum<?> constant ? constant.name() : text.toString();
    }

    private static boolean isTime(Object value) {
        return (value instanceof TemporalAccessor || value instanceof TemporalAmount)
                && value.getClass().getPackageName().equals("java.time");
    }
}
