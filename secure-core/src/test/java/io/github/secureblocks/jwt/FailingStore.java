package io.github.secureblocks.jwt;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** A store that fails, or answers something else than was stored, when told to. */
final class FailingStore implements KeyRingStore {
    private final KeyRingStore inner = KeyRingStore.inMemory();
    boolean reads = true;
    boolean writes = true;
    boolean confirms = true;
    int read;
    int written;
    UnaryOperator<Optional<SealedKeys>> answer = UnaryOperator.identity();

    @Override
    public Optional<SealedKeys> read() {
        read++;
        if (!reads) {
            throw new IllegalStateException("no connection");
        }
        return answer.apply(inner.read());
    }

    @Override
    public boolean replace(SealedKeys next) {
        written++;
        if (!writes) {
            throw new IllegalStateException("read-only");
        }
        boolean replaced = inner.replace(next);
        if (!confirms) {
            throw new IllegalStateException("connection lost");
        }
        return replaced;
    }
}
