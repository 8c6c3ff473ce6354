package io.github.secureblocks.web.headers;

import java.util.Locale;

/** What a page may embed that did not agree to be embedded. */
public enum EmbedderPolicy {
    /** Nothing. */
    REQUIRE_CORP,
    /** What is fetched without cookies. */
    CREDENTIALLESS,
    /** Everything. */
    UNSAFE_NONE;

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
