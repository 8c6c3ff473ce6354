package io.github.secureblocks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when told to. */
public final class HandClock implements InstantSource {
    private volatile Instant now = Instant.parse("2030-01-01T00:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** Forward, or back where the time is negative. */
    public void advance(Duration time) {
        now = now.plus(time);
    }
}
