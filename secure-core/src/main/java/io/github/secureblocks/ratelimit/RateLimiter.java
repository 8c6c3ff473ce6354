package io.github.secureblocks.ratelimit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Counts how often each client did one thing, and refuses what is too often.
 *
 * <p><b>Guarantees.</b> A permit is taken from every limit or from none, exactly, however many threads ask. Memory is
 * bounded by {@link Builder#maxKeys(int)}. A client is not forgiven because its key was pushed out of the table: what it
 * had left goes to a coarse guard that new keys begin from, so nobody gains by rotating keys. A refusal is reported once
 * for a key until it is allowed again, so that an attacker cannot flood the log.
 *
 * <p><b>Does not guarantee</b> a full allowance to a new key while the table overflows: where one of the 1,024 stripes of
 * the guard has seen keys pushed out with permits spent, a new key of that stripe begins with as few as the poorest of
 * them had, and earns its own from then on. The limits trust the clock. They hold for this process alone; sharing them
 * between processes is not there yet, nor is taking several permits at once.
 *
 * <p>CWE-307, CWE-770; OWASP ASVS 5.0 2.4.1, 6.3.1.
 */
public final class RateLimiter {
    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1,64}");
    private static final int MAX_LIMITS = 8;

    private final String name;
    private final KeyTable table;
    private final SecurityEvents events;

    private RateLimiter(String name, KeyTable table, SecurityEvents events) {
        this.name = name;
        this.table = table;
        this.events = events;
    }

    /**
     * A limiter in this process's memory, by the system's clock, that reports to the log.
     *
     * @param name what is limited, such as {@code login}; 1 to 64 of {@code a-z 0-9 . _ -}
     * @param limits 1 to 8, all of which hold at once
     * @return the limiter
     * @throws IllegalArgumentException if the name is not of that form or there is no limit, or too many
     */
    public static RateLimiter inMemory(String name, Limit... limits) {
        return builder(name, limits).build();
    }

    /**
     * Begins a limiter in this process's memory.
     *
     * @param name what is limited, such as {@code login}; 1 to 64 of {@code a-z 0-9 . _ -}
     * @param limits 1 to 8, all of which hold at once
     * @return a builder that can be built as it is
     * @throws IllegalArgumentException if the name is not of that form or there is no limit, or too many
     */
    public static Builder builder(String name, Limit... limits) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A limiter's name is 1 to 64 of a-z 0-9 . _ -; write RateLimiter.inMemory(\"login\", ...)");
        }
        if (limits.length < 1 || limits.length > MAX_LIMITS) {
            throw new IllegalArgumentException("A limiter has 1 to " + MAX_LIMITS + " limits, not " + limits.length
                    + "; write RateLimiter.inMemory(\"" + name + "\", Limit.of(5, Duration.ofMinutes(1)))");
        }
        return new Builder(name, List.of(limits));
    }

    /**
     * What is limited.
     *
     * @return the name that it was built with
     */
    public String name() {
        return name;
    }

    /**
     * Demands a permit.
     *
     * @param key whose permit
     * @throws LimitExceeded if some limit has none left; it says when to ask again
     */
    public void acquire(ClientKey key) {
        Decision decision = tryAcquire(key);
        if (!decision.allowed()) {
            throw new LimitExceeded(name, decision.retryAfter());
        }
    }

    /**
     * Asks for a permit.
     *
     * @param key whose permit
     * @return whether one was taken, which must be read
     */
    public Decision tryAcquire(ClientKey key) {
        KeyTable.Taken taken = table.take(key);
        if (taken.firstRefusal()) {
            events.report(SecurityEvent.Type.EXCESS_RATE_LIMIT_EXCEEDED, LimitExceeded.Reason.NO_PERMIT_LEFT);
        }
        return taken.decision();
    }

    long keys() {
        return table.size();
    }

    /** Collects what a limiter may be told; every line has a safe default. */
    public static final class Builder {
        private static final int DEFAULT_KEYS = 100_000;
        private static final int MAX_KEYS = 10_000_000;

        private final String name;
        private final List<Limit> limits;
        private InstantSource clock = InstantSource.system();
        private SecurityEvents events = SecurityEvents.logged();
        private int maxKeys = DEFAULT_KEYS;

        private Builder(String name, List<Limit> limits) {
            this.name = name;
            this.limits = limits;
        }

        /**
         * What tells the time; without this line, the system's clock.
         *
         * @param source should not jump: forward, it hands out permits; backward, it holds them back
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /**
         * Where refusals are reported; without this line, to the log.
         *
         * @param told {@code EXCESS_RATE_LIMIT_EXCEEDED}, once for a key until it is allowed again
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder events(SecurityEvents told) {
            events = told;
            return this;
        }

        /**
         * How many keys are told apart at once; without this line, 100,000, in at most about 100 MB.
         *
         * @param number 1 to 10,000,000
         * @return this builder
         * @throws IllegalArgumentException if the number is out of bounds
         */
        @CanIgnoreReturnValue
        public Builder maxKeys(int number) {
            if (number < 1 || number > MAX_KEYS) {
                throw new IllegalArgumentException(
                        "A limiter tells 1 to " + MAX_KEYS + " keys apart; write .maxKeys(" + DEFAULT_KEYS + ")");
            }
            maxKeys = number;
            return this;
        }

        /**
         * The limiter.
         *
         * @return a limiter with no key yet
         */
        public RateLimiter build() {
            return new RateLimiter(name, new KeyTable(new Buckets(limits, clock), maxKeys), events);
        }
    }
}
