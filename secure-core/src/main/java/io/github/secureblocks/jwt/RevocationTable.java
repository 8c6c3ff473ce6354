package io.github.secureblocks.jwt;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The revocations that still matter, at most a given number of them. The one that does not fit any more takes the place of
 * all: whatever was issued before the latest that is known is refused.
 */
final class RevocationTable {
    private final int capacity;
    private final Map<String, Revocation> tokens = new ConcurrentHashMap<>();
    private final Map<String, Revocation> sessions = new ConcurrentHashMap<>();
    private final Map<String, Revocation> subjects = new ConcurrentHashMap<>();
    private final NavigableSet<Revocation> byEnd =
            new TreeSet<>(Comparator.comparing(Revocation::until).thenComparing(Revocation::number));
    private volatile @Nullable Revocation everything;
    private volatile long last;

    RevocationTable(int capacity) {
        this.capacity = capacity;
    }

    /** Asks for everything last, because that is set before the rest is cleared. */
    boolean refuses(VerifiedToken token) {
        if (tokens.containsKey(token.id())) {
            return true;
        }
        String session = token.sessionOrNull();
        if (session != null && sessions.containsKey(session)) {
            return true;
        }
        Revocation subject = subjects.get(token.subject().id());
        if (subject != null && isBefore(token, subject)) {
            return true;
        }
        Revocation all = everything;
        return all != null && isBefore(token, all);
    }

    /** A token without a number is judged by its time: the clock of whoever issued it may be ahead. */
    private static boolean isBefore(VerifiedToken token, Revocation revocation) {
        long known = token.lastRevocation();
        return known == VerifiedToken.NO_REVOCATION
                ? !token.issuedAt().isAfter(revocation.at().plus(TokenVerifier.SKEW))
                : known < revocation.number();
    }

    /** Whether it did not fit, so that it now stands for all before it. */
    synchronized boolean add(Revocation revocation, Instant now) {
        last = Math.max(last, revocation.number());
        removeEnded(now);
        Revocation all = everything;
        if (!revocation.until().isAfter(now) || (all != null && revocation.number() < all.number())) {
            return false;
        }
        if (revocation.kind() == Revocation.Kind.ALL) {
            refuseAllBefore(revocation);
            return false;
        }
        Revocation before = mapOf(revocation).get(revocation.name());
        if (before != null) {
            replace(before, revocation);
            return false;
        }
        boolean full = byEnd.size() >= capacity;
        if (full) {
            Instant at = revocation.at().isAfter(now) ? revocation.at() : now;
            refuseAllBefore(new Revocation(last, Revocation.Kind.ALL, "", at, revocation.until()));
        }
        put(revocation);
        return full;
    }

    boolean containsToken(String id) {
        return tokens.containsKey(id);
    }

    boolean containsSession(String name) {
        return sessions.containsKey(name);
    }

    /** The greatest number that was seen. */
    long last() {
        return last;
    }

    synchronized int size() {
        return byEnd.size();
    }

    private void replace(Revocation before, Revocation next) {
        if (before.number() < next.number()) {
            byEnd.remove(before);
            Instant until = before.until().isAfter(next.until()) ? before.until() : next.until();
            put(new Revocation(next.number(), next.kind(), next.name(), next.at(), until));
        }
    }

    private void put(Revocation revocation) {
        mapOf(revocation).put(revocation.name(), revocation);
        byEnd.add(revocation);
    }

    private void refuseAllBefore(Revocation revocation) {
        everything = revocation;
        byEnd.removeIf(each -> {
            boolean covered = each.number() <= revocation.number();
            if (covered) {
                mapOf(each).remove(each.name());
            }
            return covered;
        });
    }

    private void removeEnded(Instant now) {
        while (!byEnd.isEmpty() && !byEnd.first().until().isAfter(now)) {
            Revocation ended = byEnd.pollFirst();
            mapOf(ended).remove(ended.name());
        }
    }

    private Map<String, Revocation> mapOf(Revocation revocation) {
        return switch (revocation.kind()) {
            case TOKEN -> tokens;
            case SESSION -> sessions;
            case SUBJECT -> subjects;
            case ALL -> throw new IllegalArgumentException("Everything has no entry");
        };
    }
}
