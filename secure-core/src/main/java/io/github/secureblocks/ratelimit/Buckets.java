package io.github.secureblocks.ratelimit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucket;
import io.github.bucket4j.local.LocalBucketBuilder;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Makes buckets by the limits and the clock; whoever holds one must keep other threads out. */
final class Buckets implements TimeMeter {
    private final List<Limit> limits;
    private final InstantSource clock;
    private final Instant start;

    Buckets(List<Limit> limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** What a client may save, limit by limit. */
    long[] full() {
        return limits.stream().mapToLong(Limit::permits).toArray();
    }

    Duration longestPeriod() {
        return limits.stream().map(Limit::period).max(Duration::compareTo).orElseThrow();
    }

    LocalBucket with(long[] permits) {
        LocalBucketBuilder builder = new LocalBucketBuilder()
                .withCustomTimePrecision(this)
                .withSynchronizationStrategy(SynchronizationStrategy.NONE);
        for (int i = 0; i < permits.length; i++) {
            Limit limit = limits.get(i);
            builder.addLimit(Bandwidth.builder()
                    .capacity(limit.permits())
                    .refillGreedy(limit.permits(), limit.period())
                    .initialTokens(permits[i])
                    .build());
        }
        return builder.build();
    }

    static long[] left(LocalBucket bucket) {
        return bucket.asVerbose().getAvailableTokens().getDiagnostics().getAvailableTokensPerEachBandwidth();
    }

    @Override
    public long currentTimeNanos() {
        return Duration.between(start, clock.instant()).toNanos();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
