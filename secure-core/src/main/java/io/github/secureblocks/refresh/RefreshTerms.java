package io.github.secureblocks.refresh;

import java.time.Duration;

/** How long and how many; in milliseconds. */
record RefreshTerms(long absoluteMillis, long idleMillis, long retryMillis, int maximumFamilies) {
    static final RefreshTerms STANDARD = new RefreshTerms(
            Duration.ofDays(30).toMillis(),
            Duration.ofDays(7).toMillis(),
            Duration.ofSeconds(10).toMillis(),
            50);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(60);
    private static final int MOST_FAMILIES = 1_000;

    RefreshTerms withAbsolute(Duration life) {
        return new RefreshTerms(
                within(
                        life,
                        SHORTEST,
                        LONGEST,
                        "An absolute life is 1 second to 400 days;" + " write .absoluteLifetime(Duration.ofDays(30))"),
                idleMillis,
                retryMillis,
                maximumFamilies);
    }

    RefreshTerms withIdle(Duration life) {
        return new RefreshTerms(
                absoluteMillis,
                within(
                        life,
                        SHORTEST,
                        LONGEST,
                        "An idle life is 1 second to 400 days;" + " write .idleLifetime(Duration.ofDays(7))"),
                retryMillis,
                maximumFamilies);
    }

    RefreshTerms withRetry(Duration window) {
        return new RefreshTerms(
                absoluteMillis,
                idleMillis,
                within(
                        window,
                        Duration.ZERO,
                        LONGEST_RETRY,
                        "A retry window is 0 to 60 seconds, because a thief"
                                + " can use it too; write .retryWindow(Duration.ofSeconds(10))"),
                maximumFamilies);
    }

    RefreshTerms withMaximum(int most) {
        if (most < 1 || most > MOST_FAMILIES) {
            throw new IllegalArgumentException("A subject has 1 to 1,000 families; write .maximumFamilies(50)");
        }
        return new RefreshTerms(absoluteMillis, idleMillis, retryMillis, most);
    }

    private static long within(Duration time, Duration least, Duration most, String refusal) {
        if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
            throw new IllegalArgumentException(refusal);
        }
        return time.toMillis();
    }
}
