package io.github.secureblocks.samples.benchmarks;

import io.github.secureblocks.samples.benchmarks.Comparison.Standing;
import io.github.secureblocks.samples.benchmarks.jwt.OnCorretto;
import io.github.secureblocks.samples.benchmarks.jwt.SignToken;
import io.github.secureblocks.samples.benchmarks.jwt.VerifyAgain;
import io.github.secureblocks.samples.benchmarks.jwt.VerifyEd25519;
import io.github.secureblocks.samples.benchmarks.jwt.VerifyEs256;
import io.github.secureblocks.samples.benchmarks.jwt.VerifyPs256;
import io.github.secureblocks.samples.benchmarks.jwt.VerifyToken;
import io.github.secureblocks.samples.benchmarks.password.CheckPassword;
import io.github.secureblocks.samples.benchmarks.password.EqualTime;
import io.github.secureblocks.samples.benchmarks.password.HashPassword;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Access tokens over the signature alone, and passwords over the library's own call. */
final class TokenComparisons {
    private static final String SIGNATURE = "raw java.security.Signature";
    private static final String BCRYPT = "Spring BCryptPasswordEncoder";
    private static final Map<String, String> PEERS = Map.of(
            "nimbus", "Nimbus",
            "jjwt", "jjwt",
            "javaJwt", "java-jwt",
            "jose4j", "jose4j");

    static final List<Comparison> ALL = List.of(
            tokens("verify-rs256-3072", VerifyToken.class, 1.15, PEERS, besideVerifying()),
            tokens("verify-again-rs256-3072", VerifyAgain.class, 0.02, Map.of(), Map.of()),
            tokens("sign-rs256-3072", SignToken.class, 1.15, PEERS, besideSigning()),
            tokens("verify-ps256-3072", VerifyPs256.class, 1.15, Map.of(), Map.of()),
            tokens("verify-es256", VerifyEs256.class, 1.15, Map.of(), Map.of()),
            tokens("verify-ed25519", VerifyEd25519.class, 1.15, Map.of(), Map.of()),
            new Comparison("password/check-bcrypt-12", CheckPassword.class, 1.0, BCRYPT, Map.of()),
            new Comparison("password/hash-bcrypt-12", HashPassword.class, 1.0, BCRYPT, Map.of()),
            new Comparison(
                    "password/unknown-user",
                    EqualTime.class,
                    1.0,
                    "wrong password of a known user",
                    "",
                    Standing.ANY,
                    Map.of(),
                    besideAnUnknownUser()));

    private TokenComparisons() {}

    private static Comparison tokens(
            String work, Class<?> benchmark, double goal, Map<String, String> peers, Map<String, String> beside) {
        Standing standing = peers.isEmpty() ? Standing.ANY : Standing.WITHIN_NOISE;
        return new Comparison("jwt/" + work, benchmark, goal, SIGNATURE, "", standing, peers, beside);
    }

    private static Map<String, String> besideVerifying() {
        Map<String, String> beside = new HashMap<>();
        beside.put("oursMissed", "ours, not in the cache");
        beside.put("oursOnConscrypt", "ours on Conscrypt");
        beside.put("floorOnConscrypt", "raw on Conscrypt");
        if (OnCorretto.isHere()) {
            beside.put("oursOnCorretto", "ours on Corretto");
            beside.put("floorOnCorretto", "raw on Corretto");
        }
        return Map.copyOf(beside);
    }

    private static Map<String, String> besideAnUnknownUser() {
        return Map.of(
                "notRead", "{noop} form",
                "cheapForm", "form of cost 10",
                "longPassword", "more than 72 bytes",
                "longForShort", "more than 72 bytes for fewer",
                "migratingOld", "PBKDF2 read too: not moved",
                "migratingMoved", "PBKDF2 read too: moved",
                "migratingNobody", "PBKDF2 read too: unknown");
    }

    private static Map<String, String> besideSigning() {
        return OnCorretto.isHere() ? Map.of("oursOnCorretto", "ours on Corretto") : Map.of();
    }
}
