package io.github.secureblocks.web.csrf;

import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** A header that may be there once. */
record HeaderLine(@Nullable String value, boolean isRepeated) {
    static HeaderLine of(@Nullable Enumeration<String> values) {
        if (values == null || !values.hasMoreElements()) {
            return new HeaderLine(null, false);
        }
        return new HeaderLine(values.nextElement(), values.hasMoreElements());
    }
}
