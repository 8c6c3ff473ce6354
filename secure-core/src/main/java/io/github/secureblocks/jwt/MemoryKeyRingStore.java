package io.github.secureblocks.jwt;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

final class MemoryKeyRingStore implements KeyRingStore {
    private final AtomicReference<@Nullable SealedKeys> stored = new AtomicReference<>();

    @Override
    public Optional<SealedKeys> read() {
        return Optional.ofNullable(stored.get());
    }

    @Override
    public boolean replace(SealedKeys next) {
        SealedKeys now = stored.get();
        long generation = now == null ? 0 : now.generation();
        return generation == next.generation() - 1 && stored.compareAndSet(now, next);
    }
}
