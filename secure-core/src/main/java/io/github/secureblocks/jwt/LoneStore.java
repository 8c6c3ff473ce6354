package io.github.secureblocks.jwt;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers the revocations of one process, which holds them in its own table alone. */
final class LoneStore implements RevocationStore {
    private final AtomicLong last = new AtomicLong();

    @Override
    public long add(Revocation.Kind kind, String name, Instant at, Instant until) {
        return last.updateAndGet(before -> Math.max(before + 1, at.toEpochMilli()));
    }

    @Override
    public long last() {
        return last.get();
    }

    @Override
    public List<Revocation> after(long number, int most) {
        return List.of();
    }

    @Override
    public void removeEnded(Instant now) {}
}
