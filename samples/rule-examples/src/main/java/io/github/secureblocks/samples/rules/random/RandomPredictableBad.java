package io.github.secureblocks.samples.rules.random;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** Tokens and codes that can be computed. */
final class RandomPredictableBad {
    String resetToken() {
        return Long.toHexString(new Random().nextLong()); // finds random/predictable
    }

    int code() {
        return ThreadLocalRandom.current().nextInt(1_000_000); // finds random/predictable
    }

    double share() {
        return Math.random(); // finds random/predictable
    }
}
