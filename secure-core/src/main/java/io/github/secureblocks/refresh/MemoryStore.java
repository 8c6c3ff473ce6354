package io.github.secureblocks.refresh;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.refresh.StoredFamily.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A bounded map, in the order of the last use. */
final class MemoryStore implements RefreshStore {
    private final int maximum;
    private final Map<String, StoredFamily> families = new LinkedHashMap<>();
    private final Map<Subject, Set<String>> bySubject = new HashMap<>();

    MemoryStore(int maximum) {
        if (maximum < 1) {
            throw new IllegalArgumentException(
                    "A store keeps at least one family; write RefreshStore.inMemory() for " + DEFAULT_MAXIMUM);
        }
        this.maximum = maximum;
    }

    @Override
    public synchronized void add(StoredFamily family) {
        if (families.putIfAbsent(family.id(), family) != null) {
            throw new IllegalStateException("The store has this family already; each start makes an id of its own");
        }
        bySubject
                .computeIfAbsent(family.subject(), subject -> new LinkedHashSet<>())
                .add(family.id());
        if (families.size() > maximum) {
            forget(families.keySet().iterator().next());
        }
    }

    @Override
    public synchronized Optional<StoredFamily> find(String id) {
        return Optional.ofNullable(families.get(id));
    }

    @Override
    public synchronized List<StoredFamily> familiesOf(Subject subject) {
        return bySubject.getOrDefault(subject, Set.of()).stream()
                .map(families::get)
                .toList();
    }

    @Override
    public synchronized boolean rotate(StoredFamily next) {
        StoredFamily kept = families.get(next.id());
        if (kept == null || kept.state() != State.LIVE || kept.generation() != next.generation() - 1) {
            return false;
        }
        families.remove(next.id());
        families.put(next.id(), next);
        return true;
    }

    @Override
    public synchronized boolean end(String id, State reason, long now) {
        StoredFamily kept = families.get(id);
        if (kept == null || kept.state() != State.LIVE) {
            return false;
        }
        families.put(id, kept.ended(reason, now));
        return true;
    }

    @Override
    public synchronized void endAll(Subject subject, String except, State reason, long now) {
        for (StoredFamily family : familiesOf(subject)) {
            if (family.state() == State.LIVE && !family.id().equals(except)) {
                families.put(family.id(), family.ended(reason, now));
            }
        }
    }

    @Override
    public synchronized void remove(Collection<String> ids) {
        ids.forEach(this::forget);
    }

    @Override
    public synchronized int removeEndedBefore(long time, int most) {
        List<String> over = new ArrayList<>();
        for (StoredFamily family : families.values()) {
            if (over.size() == most) {
                break;
            }
            if (family.absoluteEnd() < time) {
                over.add(family.id());
            }
        }
        remove(over);
        return over.size();
    }

    private void forget(String id) {
        StoredFamily gone = families.remove(id);
        if (gone == null) {
            return;
        }
        Set<String> others = bySubject.get(gone.subject());
        if (others != null && others.remove(id) && others.isEmpty()) {
            bySubject.remove(gone.subject());
        }
    }
}
