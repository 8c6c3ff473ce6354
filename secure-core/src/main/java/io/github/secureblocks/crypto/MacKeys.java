package io.github.secureblocks.crypto;

import java.util.List;
import java.util.Optional;

/**
 * The keys that authenticate messages for one purpose: the current one, and those of earlier master keys.
 *
 * <p>Made by {@link MasterKey#macKeys} alone.
 */
public final class MacKeys {
    private final List<MacKey> keys;

    MacKeys(List<MacKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * The key for what is new.
     *
     * @return the current key
     */
    public MacKey current() {
        return keys.get(0);
    }

    /**
     * The key that was current when something was made.
     *
     * @param id as {@link MacKey#id()} told it
     * @return empty where that master key is not given any more
     */
    public Optional<MacKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
