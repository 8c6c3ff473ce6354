package io.github.secureblocks.samples.rules.random;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A secure generator under the name of the other one. */
final class RandomPredictableNearMiss {
    private final Random random = new SecureRandom();

    void shuffle(List<String> cards) {
        Collections.shuffle(cards, random);
    }
}
