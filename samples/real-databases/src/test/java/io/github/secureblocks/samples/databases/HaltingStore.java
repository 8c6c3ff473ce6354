package io.github.secureblocks.samples.databases;

import io.github.secureblocks.jwt.KeyRingStore;
import io.github.secureblocks.jwt.SealedKeys;
import java.util.Optional;

/** Ends the process, without a word to anybody, before or after a call of the store. */
final class HaltingStore implements KeyRingStore {
    static final int STATUS = 77;
    static final int NEVER = Integer.MAX_VALUE;

    private final KeyRingStore store;
    private final int haltsAt;
    private int step;

    HaltingStore(KeyRingStore store, int haltsAt) {
        this.store = store;
        this.haltsAt = haltsAt;
    }

    @Override
    public Optional<SealedKeys> read() {
        step();
        Optional<SealedKeys> read = store.read();
        step();
        return read;
    }

    @Override
    public boolean replace(SealedKeys next) {
        step();
        boolean replaced = store.replace(next);
        step();
        return replaced;
    }

    private void step() {
        if (step++ == haltsAt) {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
