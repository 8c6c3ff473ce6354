package com.acme.unsafe;

import java.util.Random;

/** What the rules find. */
public final class Dice {
    private final Random random = new Random();

    public int roll() {
        return random.nextInt(6) + 1;
    }
}
