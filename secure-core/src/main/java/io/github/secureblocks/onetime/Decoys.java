package io.github.secureblocks.onetime;

import io.github.secureblocks.identity.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Entries that no code redeems. An attempt where there is nothing to count is counted on one of them, because a store that
 * writes answers later than one that does not, which would tell who has a code.
 */
final class Decoys {
    /** Several, so that they are not waited for one after the other. */
    private static final int DIGITS = 2;

    private static final Duration LIFETIME = Duration.ofDays(1);

    private final Purpose purpose;
    private final OneTimeStore store;

    /** Where a change costs no more than a question, and a decoy takes the room of a code. */
    private final boolean inMemory;

    Decoys(Purpose purpose, OneTimeStore store) {
        this.purpose = new Purpose("decoy", purpose.name());
        this.store = store;
        this.inMemory = store instanceof MemoryStore;
    }

    /** Whether the entry's attempt was counted; always two questions and one change. */
    boolean attempt(Optional<OneTimeEntry> found, String slot, Instant now) {
        OneTimeEntry nothing = entry(slot, now);
        boolean counted = store.attempt(found.orElse(nothing), OneTimeCodes.MAX_ATTEMPTS);
        OneTimeEntry decoy = entry(purpose.slot(slot.substring(0, DIGITS)), now);
        if (!store.attempt(counted ? nothing : decoy, Integer.MAX_VALUE) && !counted && !inMemory) {
            make(decoy, now);
        }
        return counted;
    }

    private void make(OneTimeEntry decoy, Instant now) {
        try {
            store.put(decoy, now);
        } catch (OneTimeStoreFull full) {
            // A memory within another store.
        }
    }

    private static OneTimeEntry entry(String slot, Instant now) {
        return new OneTimeEntry(slot, slot, null, null, Subject.of("decoy"), 0, Lifetime.end(now, LIFETIME));
    }
}
