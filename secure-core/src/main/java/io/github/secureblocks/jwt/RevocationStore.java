package io.github.secureblocks.jwt;

import java.time.Instant;
import java.util.List;

/**
 * Where several instances of a service tell each other what was revoked.
 *
 * <p><b>An implementation guarantees</b> one order of all revocations: whoever has read up to a number misses none that is
 * written later, and {@link #last} answers at least the number of whatever was written before it was asked. Safe for use by
 * many threads and instances. What fails is thrown as any unchecked exception, never answered as "none".
 */
public interface RevocationStore {
    /**
     * Writes a revocation for good before it returns.
     *
     * @param kind what is taken back
     * @param name which one, of 0 to 255 characters that are told apart one by one
     * @param at when
     * @param until how long it must be kept; what is in the store for the same kind and name is kept for at least as long
     *     as before
     * @return its number: greater than every one before, and at least the milliseconds of {@code at} since 1970, so that
     *     the order goes on where a store was lost
     */
    long add(Revocation.Kind kind, String name, Instant at, Instant until);

    /**
     * The number of the latest revocation.
     *
     * @return 0 where there was none
     */
    long last();

    /**
     * What was revoked after a number; of several for the same kind and name, the latest is enough.
     *
     * @param number as {@link Revocation#number()} told it, 0 for all
     * @param most how many to answer at most
     * @return in the order of their numbers
     */
    List<Revocation> after(long number, int most);

    /**
     * Removes some of what is kept for longer than it must be.
     *
     * @param now the time
     */
    void removeEnded(Instant now);
}
