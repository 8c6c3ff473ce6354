package io.github.secureblocks.ratelimit;

import io.github.bucket4j.local.LocalBucket;
import io.github.secureblocks.random.SecureTokens;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What forgotten keys had spent, kept coarsely: each key belongs to one of a fixed number of stripes, and a stripe
 * remembers, for each limit, the fewest permits that any forgotten key of it had left. It refills as that key would have, so
 * a key that comes back never has more than if it had been remembered.
 */
final class Debts {
    private static final int STRIPES = 1_024;

    private final Buckets buckets;
    private final long[] full;
    private final Stripe[] stripes;
    // Unknown to clients, so that nobody can choose keys that share the stripe of another's.
    private final long seed = SecureTokens.below(Integer.MAX_VALUE) * 0x1_0000_0001L;

    Debts(Buckets buckets) {
        this.buckets = buckets;
        this.full = buckets.full();
        this.stripes = IntStream.range(0, STRIPES).mapToObj(i -> new Stripe()).toArray(Stripe[]::new);
    }

    /** With how many permits a key begins, limit by limit. */
    long[] beginning(ClientKey key) {
        return stripe(key).left();
    }

    /** Takes over what a forgotten key had left. */
    void takeOver(ClientKey key, LocalBucket forgotten) {
        long[] left = Buckets.left(forgotten);
        if (!Arrays.equals(left, full)) {
            stripe(key).lowerTo(left);
        }
    }

    private Stripe stripe(ClientKey key) {
        long mixed = (key.spread() ^ seed) * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ mixed >>> 32) * (seed | 1);
        return stripes[(int) (mixed >>> 54)];
    }

    private final class Stripe {
        private @Nullable LocalBucket lowest;

        synchronized long[] left() {
            return lowest == null ? full : Buckets.left(lowest);
        }

        synchronized void lowerTo(long[] left) {
            long[] mine = left();
            boolean lower = false;
            for (int i = 0; i < mine.length; i++) {
                lower |= left[i] < mine[i];
            }
            if (lower) {
                long[] both = new long[mine.length];
                Arrays.setAll(both, i -> Math.min(mine[i], left[i]));
                lowest = buckets.with(both);
            }
        }
    }
}
