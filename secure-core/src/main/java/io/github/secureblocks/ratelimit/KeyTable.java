package io.github.secureblocks.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.local.LocalBucket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One bucket for each key that was seen lately. Taking a permit and forgetting a key exclude each other, because the table
 * runs both inside its own operation on that key.
 */
final class KeyTable {
    private final Buckets buckets;
    private final Debts debts;
    private final Cache<ClientKey, Entry> entries;

    KeyTable(Buckets buckets, int maxKeys) {
        this.buckets = buckets;
        this.debts = new Debts(buckets);
        this.entries = Caffeine.newBuilder()
                .maximumSize(maxKeys)
                .expireAfterAccess(buckets.longestPeriod())
                .ticker(buckets::currentTimeNanos)
                .executor(Runnable::run)
                .evictionListener(this::forget)
                .build();
    }

    Taken take(ClientKey key) {
        Taken taken = new Taken();
        entries.asMap().compute(key, (same, known) -> {
            Entry entry = known == null ? new Entry(buckets.with(debts.beginning(same))) : known;
            entry.take(taken);
            return entry;
        });
        return taken;
    }

    long size() {
        entries.cleanUp();
        return entries.estimatedSize();
    }

    private void forget(@Nullable ClientKey key, @Nullable Entry entry, Object cause) {
        if (key != null && entry != null) {
            debts.takeOver(key, entry.bucket);
        }
    }

    /** What one request got. */
    static final class Taken {
        private Decision decision = Decision.refused(0, Duration.ZERO);
        private boolean firstRefusal;

        Decision decision() {
            return decision;
        }

        /** Whether the key was allowed, or new, before it was refused now. */
        boolean firstRefusal() {
            return firstRefusal;
        }
    }

    private static final class Entry {
        private final LocalBucket bucket;
        private boolean refused;

        Entry(LocalBucket bucket) {
            this.bucket = bucket;
        }

        void take(Taken taken) {
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            boolean allowed = probe.isConsumed();
            taken.firstRefusal = !allowed && !refused;
            refused = !allowed;
            taken.decision = allowed
                    ? Decision.allowed(probe.getRemainingTokens())
                    : Decision.refused(probe.getRemainingTokens(), Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
