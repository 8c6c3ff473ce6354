package io.github.secureblocks.web.headers;

import java.util.Locale;

/** Who shares a group of browsing contexts with a page that it opened, or that opened it. */
public enum OpenerPolicy {
    /** Pages of our own origin alone. */
    SAME_ORIGIN,
    /** Also windows that we open, such as those of a payment or a log-in elsewhere. */
    SAME_ORIGIN_ALLOW_POPUPS,
    /** Nobody that opened us; windows that we open. */
    NOOPENER_ALLOW_POPUPS,
    /** Everybody. */
    UNSAFE_NONE;

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
