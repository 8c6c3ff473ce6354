package com.acme;

import io.github.secureblocks.AcceptedRisk;
import java.util.Random;

class Dice {
    @AcceptedRisk(
            rule = "random/predictable",
            reason = "A board game without a prize; nobody gains by knowing",
            owner = "games team",
            expires = "2027-01-31")
    private final Random random = new Random();
}
