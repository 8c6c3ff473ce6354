package io.github.secureblocks.refresh;

import io.github.secureblocks.identity.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where families are kept: the seam for a store of one's own.
 *
 * <p>Each method is one atomic step, seen by every instance when it returns. {@link #rotate}, {@link #end} and
 * {@link #endAll} are conditional: the store itself compares and sets in that one step, by what it holds and never by what was
 * read before. What they confirm must survive a crash, and {@link #find} must see it: no cache, no replica that lags.
 * Identifiers are compared exactly, subjects character by character. A method that fails throws an exception of its own and
 * has changed nothing, or all of it. Safe for use by many threads.
 */
public interface RefreshStore {
    /** How many families a store in memory keeps where nothing else is said. */
    int DEFAULT_MAXIMUM = 100_000;

    /**
     * Families in the memory of this process: for tests, and for one process whose sessions may end with it.
     *
     * @return a store of at most {@link #DEFAULT_MAXIMUM} families, about 60 MB
     */
    static RefreshStore inMemory() {
        return inMemory(DEFAULT_MAXIMUM);
    }

    /**
     * Families in the memory of this process.
     *
     * @param maximum how many; beyond it, the one that was not used for the longest time is gone, and its access tokens hold
     *     until they expire
     * @return a store that ends with this process
     * @throws IllegalArgumentException if the maximum is less than 1
     */
    static RefreshStore inMemory(int maximum) {
        return new MemoryStore(maximum);
    }

    /**
     * Keeps a new family.
     *
     * @param family with an identifier that no other has
     */
    void add(StoredFamily family);

    /**
     * The family as it is now.
     *
     * @param id which
     * @return empty where there is none
     */
    Optional<StoredFamily> find(String id);

    /**
     * All families of a subject, those that have ended included.
     *
     * @param subject whose
     * @return in any order
     */
    List<StoredFamily> familiesOf(Subject subject);

    /**
     * Replaces generation, hashes, key, {@code rotatedAt} and {@code idleEnd} if the kept family is
     * {@link StoredFamily.State#LIVE} and exactly one generation behind.
     *
     * @param next as it is to be
     * @return whether it was replaced: to exactly one of those who try at once
     */
    boolean rotate(StoredFamily next);

    /**
     * Ends a family if it is {@link StoredFamily.State#LIVE}.
     *
     * @param id which
     * @param reason the state that it is to have
     * @param now when
     * @return whether it was ended by this call
     */
    boolean end(String id, StoredFamily.State reason, long now);

    /**
     * Ends, in one step, every family of a subject that is {@link StoredFamily.State#LIVE}.
     *
     * @param subject whose
     * @param except the identifier of one that is to live on; empty for none
     * @param reason the state that they are to have
     * @param now when
     */
    void endAll(Subject subject, String except, StoredFamily.State reason, long now);

    /**
     * Removes families, whatever their state.
     *
     * @param ids which; some may be gone already
     */
    void remove(Collection<String> ids);

    /**
     * Removes some of the families whose {@code absoluteEnd} is before a time.
     *
     * @param time the latest end that is kept
     * @param most how many at most
     * @return how many were removed; fewer than the most where none is left
     */
    int removeEndedBefore(long time, int most);
}
