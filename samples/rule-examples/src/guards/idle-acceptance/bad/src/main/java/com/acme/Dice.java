package com.acme;

import io.github.secureblocks.AcceptedRisk;

class Dice {
    @AcceptedRisk(
            rule = "random/predictable",
            reason = "A board game without a prize; nobody gains by knowing",
            owner = "games team",
            expires = "2027-01-31")
    int roll() {
        return 4; // finds guard/idle-acceptance
    }

    @AcceptedRisk(
            rule = "random/*",
            reason = "A board game without a prize; nobody gains by knowing",
            owner = "games team",
            expires = "2027-01-31")
    int flip() {
        return 1; // finds guard/idle-acceptance
    }
}
