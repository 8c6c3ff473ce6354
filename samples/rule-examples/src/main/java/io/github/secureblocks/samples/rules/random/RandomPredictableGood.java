package io.github.secureblocks.samples.rules.random;

import io.github.secureblocks.random.SecureTokens;

/** Tokens and codes out of the platform's secure generator. */
final class RandomPredictableGood {
    String resetToken() {
        return SecureTokens.urlSafe();
    }

    int code() {
        int n = 1_000_000;
        return SecureTokens.below(n);
    }
}
