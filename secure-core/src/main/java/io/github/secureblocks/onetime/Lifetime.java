package io.github.secureblocks.onetime;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How long something holds, within bounds. */
final class Lifetime {
    private Lifetime() {}

    static Duration checked(Duration time, Duration longest, String line) {
        if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "The lifetime is 1 second to " + longest.toMinutes() + " minutes; write " + line);
        }
        return time;
    }

    /** In the resolution of every store. */
    static Instant end(Instant now, Duration lifetime) {
        return now.plus(lifetime).truncatedTo(ChronoUnit.MILLIS);
    }
}
