package io.github.secureblocks.web.headers;

import java.util.Locale;

/** How much of its address a page tells those that it links to. */
public enum ReferrerPolicy {
    /** Nothing. In a browser without {@code Sec-Fetch-Site} it also hides the origin of our own forms, which the cross-site guard then refuses. */
    NO_REFERRER,
    /** The address to our own origin, nothing to others. */
    SAME_ORIGIN,
    /** The origin alone, and nothing where TLS would be lost. */
    STRICT_ORIGIN,
    /** The address to our own origin, the origin to others, and nothing where TLS would be lost. */
    STRICT_ORIGIN_WHEN_CROSS_ORIGIN;

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
