package com.acme.safe;

import java.security.SecureRandom;

/** What the rules leave alone; it knows nothing of them and nothing of the blocks. */
public final class Coin {
    private final SecureRandom random = new SecureRandom();

    public boolean flip() {
        return random.nextBoolean();
    }
}
