package io.github.secureblocks.onetime;

import io.github.secureblocks.identity.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** At most a given number of entries; those that are over make room first. */
final class MemoryStore implements OneTimeStore {
    private final int most;
    private final Map<String, OneTimeEntry> bySlot = new HashMap<>();
    private final Map<String, OneTimeEntry> byDigest = new HashMap<>();
    private final NavigableSet<OneTimeEntry> byEnd =
            new TreeSet<>(Comparator.comparing(OneTimeEntry::expiresAt).thenComparing(OneTimeEntry::slot));

    MemoryStore(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("A store holds 1 entry or more; write OneTimeStore.inMemory()");
        }
        this.most = most;
    }

    @Override
    public synchronized void put(OneTimeEntry entry, Instant now) {
        while (!byEnd.isEmpty() && byEnd.first().isOver(now)) {
            drop(byEnd.first());
        }
        if (bySlot.size() >= most && !bySlot.containsKey(entry.slot())) {
            throw new OneTimeStoreFull(most);
        }
        drop(bySlot.get(entry.slot()));
        keep(entry);
    }

    @Override
    public synchronized Optional<OneTimeEntry> bySlot(String slot) {
        return Optional.ofNullable(bySlot.get(slot));
    }

    @Override
    public synchronized Optional<OneTimeEntry> byDigest(String digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }

    @Override
    public synchronized boolean attempt(OneTimeEntry entry, int most) {
        OneTimeEntry kept = same(entry);
        if (kept == null || kept.attempts() >= most) {
            return false;
        }
        drop(kept);
        keep(kept.afterAttempt());
        return true;
    }

    @Override
    public synchronized boolean remove(OneTimeEntry entry) {
        OneTimeEntry kept = same(entry);
        drop(kept);
        return kept != null;
    }

    @Override
    public synchronized void revokeAllOf(Subject subject) {
        List<OneTimeEntry> theirs = bySlot.values().stream()
                .filter(entry -> entry.subject().equals(subject))
                .toList();
        theirs.forEach(this::drop);
    }

    synchronized int size() {
        return bySlot.size();
    }

    private @Nullable OneTimeEntry same(OneTimeEntry entry) {
        OneTimeEntry kept = bySlot.get(entry.slot());
        return kept != null && kept.digest().equals(entry.digest()) ? kept : null;
    }

    private void keep(OneTimeEntry entry) {
        bySlot.put(entry.slot(), entry);
        byDigest.put(entry.digest(), entry);
        byEnd.add(entry);
    }

    private void drop(@Nullable OneTimeEntry entry) {
        if (entry != null) {
            bySlot.remove(entry.slot());
            byDigest.remove(entry.digest());
            byEnd.remove(entry);
        }
    }
}
