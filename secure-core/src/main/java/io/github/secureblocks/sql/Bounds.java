package io.github.secureblocks.sql;

import java.time.Duration;

/** How long one statement may run, and how many rows a list may have. */
record Bounds(int timeoutSeconds, int maximumRows) {
    static final Bounds STANDARD = new Bounds(30, 10_000);

    private static final int GREATEST_ROWS = 1_000_000;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    Bounds withQueryTimeout(Duration timeout) {
        return new Bounds(
                (int) inRange("queryTimeout", timeout, Duration.ofSeconds(1)).toSeconds(), maximumRows);
    }

    Bounds withMaximumRows(int rows) {
        return new Bounds(timeoutSeconds, inRange("maximumRows", rows, GREATEST_ROWS));
    }

    static int inRange(String what, int value, int greatest) {
        if (value < 1 || value > greatest) {
            throw new IllegalArgumentException(what + " is 1 to " + greatest + ", not " + value);
        }
        return value;
    }

    static Duration inRange(String what, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(what + " is " + least + " to " + LONGEST + ", not " + value);
        }
        return value;
    }
}
