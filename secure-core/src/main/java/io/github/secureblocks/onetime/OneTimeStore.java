package io.github.secureblocks.onetime;

import io.github.secureblocks.identity.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * Where links and codes are kept, as hashes.
 *
 * <p><b>An implementation guarantees</b> that of any number of threads and instances at once one alone {@linkplain #remove
 * removes} an entry, and that no two attempts are counted as one. What fails is thrown as any unchecked exception, never
 * answered as "none" or "true". The identifiers in an entry are told apart character by character.
 */
public interface OneTimeStore {
    /**
     * Keeps entries in memory, at most 100,000: for one instance, and for as long as it runs.
     *
     * @return an empty store
     */
    static OneTimeStore inMemory() {
        return inMemory(100_000);
    }

    /**
     * Keeps entries in memory: for one instance, and for as long as it runs.
     *
     * @param most how many; beyond it nothing is issued until one is redeemed or over
     * @return an empty store
     * @throws IllegalArgumentException if it is less than 1
     */
    static OneTimeStore inMemory(int most) {
        return new MemoryStore(most);
    }

    /**
     * Keeps an entry in the place of whatever has its slot.
     *
     * @param entry a new one
     * @param now the time: some of what is over by then may be removed
     * @throws OneTimeStoreFull if there is no room
     */
    void put(OneTimeEntry entry, Instant now);

    /**
     * The entry of a slot.
     *
     * @param slot as in the entry
     * @return one that may be over
     */
    Optional<OneTimeEntry> bySlot(String slot);

    /**
     * The entry with a digest.
     *
     * @param digest as in the entry
     * @return one that may be over
     */
    Optional<OneTimeEntry> byDigest(String digest);

    /**
     * Counts an attempt at once for all threads and instances.
     *
     * @param entry as it was read
     * @param most how many attempts there may be
     * @return false if there were as many already, or the entry was removed or superseded
     */
    boolean attempt(OneTimeEntry entry, int most);

    /**
     * Removes an entry for good before it returns.
     *
     * @param entry as it was read
     * @return true for one caller alone; false if the entry was removed or superseded
     */
    boolean remove(OneTimeEntry entry);

    /**
     * Removes every entry of a subject, of all purposes.
     *
     * @param subject whose
     */
    void revokeAllOf(Subject subject);
}
