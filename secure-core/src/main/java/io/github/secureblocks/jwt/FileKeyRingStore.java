package io.github.secureblocks.jwt;

import java.nio.file.Path;
import java.util.Optional;

final class FileKeyRingStore implements KeyRingStore {
    FileKeyRingStore(Path file) {}

    @Override
    public Optional<SealedKeys> read() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean replace(SealedKeys next) {
        throw new UnsupportedOperationException();
    }
}
