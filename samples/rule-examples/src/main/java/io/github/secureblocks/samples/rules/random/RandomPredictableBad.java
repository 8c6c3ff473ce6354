package io.github.secureblocks.samples.rules.random;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.springframework.util.AlternativeJdkIdGenerator;

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

    RandomGenerator named() {
        return RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(); // finds random/predictable
    }

    void winners(List<String> players) {
        Collections.shuffle(players); // finds random/predictable
    }

    UUID session() {
        return new AlternativeJdkIdGenerator().generateId(); // finds random/predictable
    }
}
