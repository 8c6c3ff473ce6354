package io.github.secureblocks.refresh;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Removes what ended long ago, a bounded number at a time. */
final class DeadFamilies {
    static final int MOST = 1_000;

    /** A clock that was ahead for less than this has taken nothing away. */
    private static final long GRACE = Duration.ofDays(1).toMillis();

    private static final long PAUSE = Duration.ofMinutes(1).toMillis();

    private final RefreshStore store;
    private final AtomicLong last = new AtomicLong();

    DeadFamilies(RefreshStore store) {
        this.store = store;
    }

    void removeNowAndThen(long now) {
        long before = last.get();
        if (Math.abs(now - before) >= PAUSE && last.compareAndSet(before, now)) {
            remove(now);
        }
    }

    int remove(long now) {
        return store.removeEndedBefore(now - GRACE, MOST);
    }
}
