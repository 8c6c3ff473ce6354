package io.github.secureblocks.rules.catalogue;

import java.util.List;

/** Values that nobody may guess. */
final class RandomRules {
    private static final String LANG = "org.apache.commons.lang3.";

    private RandomRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "random/predictable",
                "Never draw a token, code or key from a predictable generator",
                Severity.MEDIUM,
                List.of(330, 338),
                List.of("11.5.1", "7.2.3"),
                "A02",
                "A statistical generator tells its next values to whoever has seen a few.",
                "An attacker computes the next session identifier, code or reset link.",
                List.of(new Detector.Call(
                        Verdict.POLICY,
                        Calls.of(
                                "java.util.Random#<init>(*)",
                                "java.util.SplittableRandom#<init>(*)",
                                "java.lang.Math#random()",
                                "java.util.concurrent.ThreadLocalRandom#current()",
                                "java.util.random.RandomGenerator#of(java.lang.String)",
                                "java.util.random.RandomGenerator#getDefault()",
                                "java.util.random.RandomGeneratorFactory#of|create(*)",
                                "java.util.random.RandomGeneratorFactory#getDefault()",
                                "java.util.Collections#shuffle(java.util.List)",
                                "kotlin.random.RandomKt#Random(*)",
                                "kotlin.random.Random$Default#nextBits|nextBoolean|nextBytes|nextDouble|nextFloat|nextInt"
                                        + "|nextLong(*)",
                                "kotlin.collections.CollectionsKt#shuffled(java.lang.Iterable)",
                                "org.springframework.util.AlternativeJdkIdGenerator#<init>()",
                                "java.security.SecureRandom#<init>(byte[])",
                                LANG + "RandomStringUtils#insecure()",
                                LANG + "RandomStringUtils#random|randomAlphabetic|randomAlphanumeric|randomAscii"
                                        + "|randomGraph|randomNumeric|randomPrint(*)",
                                LANG + "RandomUtils#insecure()",
                                LANG + "RandomUtils#nextBoolean|nextBytes|nextDouble|nextFloat|nextInt|nextLong(*)"))),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.random.SecureTokens"),
                        "new Random().nextInt(n), UUID or home-made token",
                        "SecureTokens.urlSafe()\nSecureTokens.below(n)"),
                List.of(
                        "Do not seed a Random from SecureRandom: its next values follow from those that were seen.",
                        "Do not use a UUID as a secret: it has at most 122 random bits and no promise of them."),
                "RandomPredictableBad",
                "RandomPredictableGood"));
    }
}
