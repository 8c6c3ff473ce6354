package io.github.secureblocks.jwt;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs what it was given when a test says so, on the test's thread. */
final class HandScheduler extends ScheduledThreadPoolExecutor {
    private @Nullable Runnable work;
    private Duration interval = Duration.ZERO;

    HandScheduler() {
        super(1);
    }

    @Override
    public @Nullable ScheduledFuture<?> scheduleWithFixedDelay(
            Runnable command, long initialDelay, long delay, TimeUnit unit) {
        work = command;
        interval = Duration.of(delay, unit.toChronoUnit());
        return null;
    }

    Duration interval() {
        return interval;
    }

    void tick() {
        if (work == null) {
            throw new IllegalStateException("Nothing was scheduled");
        }
        work.run();
    }
}
