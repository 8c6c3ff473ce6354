package io.github.secureblocks.jwt;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the keys of a {@link KeyRing} outlive the process: one sealed text, replaced as a whole.
 *
 * <p>An implementation knows no key: what it keeps is encrypted and authenticated. Its methods are called by many threads,
 * off the path of requests, and may block for seconds, not for minutes. Whatever they throw is taken as "not now": the ring
 * goes on as long as that is safe, and tries again.
 */
public interface KeyRingStore {
    /**
     * What is stored.
     *
     * @return empty only where nothing was ever stored; a store that cannot be read throws
     */
    Optional<SealedKeys> read();

    /**
     * Replaces what is stored, or stores the first, if nobody else did in the meantime.
     *
     * @param next takes the place of the generation before it; generation 1 takes the place of nothing
     * @return false if another generation is stored than the one before, which then stays; of several that write the same
     *     generation at once exactly one is answered true, and that one is durable
     */
    boolean replace(SealedKeys next);

    /**
     * Keeps the keys in this process, for a service of one process whose tokens end with it, and for tests.
     *
     * @return an empty store
     */
    static KeyRingStore inMemory() {
        return new MemoryKeyRingStore();
    }

    /**
     * Keeps the keys in a file, for a service whose processes share a directory of one machine.
     *
     * <p><b>Guarantees.</b> Only the file's owner may read and write it, from its first byte on; a reader sees the file
     * before or after a change, never half of one; a lock on a second file, {@code NAME.lock}, orders several processes.
     *
     * <p><b>Does not guarantee</b> the lock on network file systems that ignore locks: take the database's store there.
     *
     * @param file such as {@code /var/lib/notes/keys}, in a directory that exists and nobody else may write to
     * @return the store; nothing is read or written yet
     * @throws IllegalArgumentException if the path names no file
     */
    static KeyRingStore inFile(Path file) {
        return new FileKeyRingStore(file);
    }
}
