package io.github.secureblocks.ratelimit;

import java.time.Duration;

/**
 * A client asked more often than it may; at an HTTP edge, status 429.
 *
 * <p>Names the limiter, never the client.
 */
public final class LimitExceeded extends RuntimeException {
    /** Why, for the log. May grow: keep a default branch. */
    public enum Reason {
        /** Some limit has no permit left. */
        NO_PERMIT_LEFT
    }

    private static final long serialVersionUID = 1L;

    /** Which limiter refused. */
    private final String limiter;
    /** When to ask again. */
    private final Duration retryAfter;

    LimitExceeded(String limiter, Duration retryAfter) {
        super("Too many requests; ask again after the time in retryAfter()");
        this.limiter = limiter;
        this.retryAfter = retryAfter;
    }

    /**
     * Which limiter refused.
     *
     * @return the name that it was built with
     */
    public String limiter() {
        return limiter;
    }

    /**
     * When to ask again.
     *
     * @return more than zero; round up to whole seconds for a {@code Retry-After} header
     */
    public Duration retryAfter() {
        return retryAfter;
    }

    /**
     * Why, for the log.
     *
     * @return the reason
     */
    public Reason reason() {
        return Reason.NO_PERMIT_LEFT;
    }
}
