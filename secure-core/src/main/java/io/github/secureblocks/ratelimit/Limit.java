package io.github.secureblocks.ratelimit;

import java.time.Duration;

/**
 * So many permits in so long a time.
 *
 * <p>Permits come back one by one, evenly over the period, up to the limit (a token bucket). So a client that has saved
 * all of them may spend at most twice their number within one period; pair a long limit with a short one to bound bursts.
 */
public final class Limit {
    /** The greatest number of permits. */
    public static final int MAX_PERMITS = 1_000_000;

    /** The longest period. */
    public static final Duration MAX_PERIOD = Duration.ofDays(31);

    private static final Duration MIN_PERIOD = Duration.ofMillis(1);

    private final int permits;
    private final Duration period;

    private Limit(int permits, Duration period) {
        this.permits = permits;
        this.period = period;
    }

    /**
     * A limit.
     *
     * @param permits 1 to {@link #MAX_PERMITS}
     * @param period one millisecond to {@link #MAX_PERIOD}, and at least one nanosecond for each permit
     * @return the limit
     * @throws IllegalArgumentException if permits or period is out of bounds
     */
    public static Limit of(int permits, Duration period) {
        if (permits < 1 || permits > MAX_PERMITS) {
            throw new IllegalArgumentException("A limit has 1 to " + MAX_PERMITS + " permits, not " + permits
                    + "; write Limit.of(5, Duration.ofMinutes(1))");
        }
        if (period.compareTo(MIN_PERIOD) < 0 || period.compareTo(MAX_PERIOD) > 0) {
            throw new IllegalArgumentException("A limit's period is 1 millisecond to 31 days, not " + period
                    + "; write Limit.of(5, Duration.ofMinutes(1))");
        }
        return new Limit(permits, period);
    }

    /**
     * How many permits a client can save.
     *
     * @return at least 1
     */
    public int permits() {
        return permits;
    }

    /**
     * In how long a time all of them come back.
     *
     * @return at least one millisecond
     */
    public Duration period() {
        return period;
    }

    @Override
    public String toString() {
        return permits + " in " + period;
    }
}
