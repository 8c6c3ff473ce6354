package io.github.secureblocks.password.net;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a service answered within the last hour, in a bounded number of bytes, however short the answers are. */
final class KeptRanges {
    static final int MAX_BYTES = 4 << 20;

    /** Two strings, their arrays, the digits, and the cache's own node with its place in the table. */
    static final int OVERHEAD = 256;

    private final Cache<String, String> ranges;

    KeptRanges(InstantSource clock) {
        ranges = Caffeine.newBuilder()
                .maximumWeight(MAX_BYTES)
                .weigher((String digits, String lines) -> OVERHEAD + lines.length())
                .expireAfterWrite(Duration.ofHours(1))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    @Nullable
    String find(String digits) {
        return ranges.getIfPresent(digits);
    }

    /** The lines are ASCII, of which the JVM keeps a character in a byte. */
    void keep(String digits, String lines) {
        ranges.put(digits, lines);
    }
}
