package io.github.secureblocks.ratelimit;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Duration;

/** Whether a request is within all limits; must be read. */
@CheckReturnValue
public final class Decision {
    private final boolean allowed;
    private final long remaining;
    private final Duration retryAfter;

    private Decision(boolean allowed, long remaining, Duration retryAfter) {
        this.allowed = allowed;
        this.remaining = remaining;
        this.retryAfter = retryAfter;
    }

    static Decision allowed(long remaining) {
        return new Decision(true, remaining, Duration.ZERO);
    }

    static Decision refused(long remaining, Duration retryAfter) {
        return new Decision(false, remaining, retryAfter);
    }

    /**
     * Whether a permit was taken.
     *
     * @return false where some limit has none left; then none was taken from any
     */
    public boolean allowed() {
        return allowed;
    }

    /**
     * How many permits are left in the limit that has the fewest.
     *
     * @return 0 or more
     */
    public long remaining() {
        return remaining;
    }

    /**
     * When to ask again.
     *
     * @return zero where a permit was taken, otherwise the time until every limit has one
     */
    public Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public String toString() {
        return allowed ? "allowed, " + remaining + " remaining" : "refused, retry after " + retryAfter;
    }
}
