package io.github.secureblocks.samples.databases;

import io.github.secureblocks.refresh.RefreshStore;

class RefreshMemoryStoreTest extends RefreshStoreContract {
    private final RefreshStore store = RefreshStore.inMemory();

    @Override
    RefreshStore store() {
        return store;
    }
}
