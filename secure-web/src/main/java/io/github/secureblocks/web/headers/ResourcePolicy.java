package io.github.secureblocks.web.headers;

import java.util.Locale;

/** Whose pages may embed this response. */
public enum ResourcePolicy {
    /** Those of our own origin. */
    SAME_ORIGIN,
    /** Those of our own site, other hosts included. */
    SAME_SITE,
    /** Everybody's. */
    CROSS_ORIGIN;

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
