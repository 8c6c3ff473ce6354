package io.github.secureblocks.jwt;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A store that several instances in one process share, and that can be down. */
final class SharedStore implements RevocationStore {
    private final Map<String, Revocation> kept = new HashMap<>();
    private long last;
    private boolean down;
    private boolean broken;
    private int asked;

    void down(boolean now) {
        down = now;
    }

    /** As a driver that cannot be loaded. */
    void broken(boolean now) {
        broken = now;
    }

    /** As a restored backup, or a table that was made anew. */
    void loseEverything() {
        kept.clear();
        last = 0;
    }

    int size() {
        return kept.size();
    }

    @Override
    public synchronized long add(Revocation.Kind kind, String name, Instant at, Instant until) {
        answer();
        last = Math.max(last + 1, at.toEpochMilli());
        kept.merge(
                kind + name,
                new Revocation(last, kind, name, at, until),
                (before, next) ->
                        before.until().isAfter(until) ? new Revocation(last, kind, name, at, before.until()) : next);
        return last;
    }

    @Override
    public synchronized long last() {
        answer();
        return last;
    }

    @Override
    public synchronized List<Revocation> after(long number, int most) {
        answer();
        return kept.values().stream()
                .filter(each -> each.number() > number)
                .sorted(Comparator.comparing(Revocation::number))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void removeEnded(Instant now) {
        answer();
        kept.values().removeIf(each -> !each.until().isAfter(now));
    }

    int asked() {
        return asked;
    }

    private void answer() {
        asked++;
        if (broken) {
            throw new LinkageError("broken");
        }
        if (down) {
            throw new IllegalStateException("down");
        }
    }
}
