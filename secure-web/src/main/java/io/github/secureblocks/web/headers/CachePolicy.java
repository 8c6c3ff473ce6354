package io.github.secureblocks.web.headers;

import java.time.Duration;

/** Who may keep a response, and for how long. */
record CachePolicy(String text, boolean kept, boolean shared) {
    static final CachePolicy NO_STORE = new CachePolicy("no-store, max-age=0", false, false);

    static CachePolicy of(boolean shared, Duration maxAge) {
        if (maxAge.toSeconds() <= 0 || maxAge.toDays() > 366) {
            throw new IllegalArgumentException(
                    "A response is kept for a second to a year; write Duration.ofHours(1), or leave the line out");
        }
        return new CachePolicy((shared ? "public" : "private") + ", max-age=" + maxAge.toSeconds(), true, shared);
    }

    boolean isKeptMoreThan(CachePolicy other) {
        return kept && !other.kept || shared && !other.shared;
    }
}
