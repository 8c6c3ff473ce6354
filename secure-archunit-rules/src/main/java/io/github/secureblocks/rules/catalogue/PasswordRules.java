package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/** Passwords of people: how they are hashed. */
final class PasswordRules {
    private static final String SPRING = "org.springframework.security.crypto.";
    private static final String SPRING_BCRYPT = SPRING + "bcrypt.BCrypt#";
    private static final String FAVRE = "at.favre.lib.crypto.bcrypt.BCrypt#";
    private static final String MINDROT = "org.mindrot.jbcrypt.BCrypt#";
    private static final String PBE = "javax.crypto.spec.PBEKeySpec#<init>(char[], byte[], ";

    private PasswordRules() {}

    static List<Rule> rules() {
        return List.of(raw(), UnhashedPassword.rule());
    }

    private static Rule raw() {
        return new Rule(
                "password/raw-hash",
                "Never hash a password by hand",
                Severity.MEDIUM,
                List.of(916, 759, 760),
                List.of("11.4.2", "6.2.8", "6.2.9"),
                "A02",
                "Raw hashes cut at 72 bytes, keep the cost they started with, and answer faster for users who do not exist.",
                "An attacker with the table recovers passwords, or learns from the time which accounts exist.",
                List.of(
                        new Detector.Call(Verdict.POLICY, hashes()),
                        new Detector.ArgumentConstant(
                                Verdict.POLICY,
                                Calls.of("javax.crypto.SecretKeyFactory#getInstance(java.lang.String, *)"),
                                0,
                                Pattern.compile("^PBKDF2With", Pattern.CASE_INSENSITIVE)),
                        proved(lowCostFirst(), 0, "^\\d$"),
                        proved(lowCostSecond(), 1, "^\\d$"),
                        proved(Calls.of(PBE + "int, *)"), 2, "^\\d{1,5}$"),
                        proved(Calls.of(PBE + "*)"), 1, "(?s)."),
                        proved(Calls.of(SPRING_BCRYPT + "hashpw(*)", MINDROT + "hashpw(*)"), 1, "(?s).")),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.password.PasswordHasher"),
                        "new BCryptPasswordEncoder().encode(password)",
                        "PasswordHasher.bcrypt().hash(password)"),
                List.of(
                        "Do not digest a password, however often: a graphics card tries billions in a second.",
                        "Do not compare hashes yourself: write PasswordHasher.bcrypt().check(password, stored) and read"
                                + " the verdict."),
                "PasswordRawHashBad",
                "PasswordRawHashGood");
    }

    private static Detector proved(List<Signature> calls, int argument, String forbidden) {
        return new Detector.ArgumentConstant(Verdict.PROVED, calls, argument, Pattern.compile(forbidden));
    }

    private static List<Signature> hashes() {
        return Calls.of(
                SPRING + "bcrypt.BCryptPasswordEncoder#<init>(*)",
                SPRING_BCRYPT + "hashpw|checkpw(*)",
                SPRING + "argon2.Argon2PasswordEncoder#<init>(*)",
                SPRING + "argon2.Argon2PasswordEncoder#defaultsForSpringSecurity_v5_2"
                        + "|defaultsForSpringSecurity_v5_8()",
                SPRING + "scrypt.SCryptPasswordEncoder#<init>(*)",
                SPRING + "scrypt.SCryptPasswordEncoder#defaultsForSpringSecurity_v4_1"
                        + "|defaultsForSpringSecurity_v5_8()",
                SPRING + "password.Pbkdf2PasswordEncoder#<init>(*)",
                SPRING + "password.Pbkdf2PasswordEncoder#defaultsForSpringSecurity_v5_5"
                        + "|defaultsForSpringSecurity_v5_8()",
                SPRING + "password.DelegatingPasswordEncoder#<init>(*)",
                SPRING + "factory.PasswordEncoderFactories#createDelegatingPasswordEncoder()",
                MINDROT + "hashpw|checkpw(*)",
                FAVRE + "withDefaults()",
                FAVRE + "with|verifyer(*)",
                "com.password4j.Password#hash|check(*)");
    }

    private static List<Signature> lowCostFirst() {
        return Calls.of(
                SPRING + "bcrypt.BCryptPasswordEncoder#<init>(int, *)",
                SPRING_BCRYPT + "gensalt(int, *)",
                MINDROT + "gensalt(int, *)",
                "at.favre.lib.crypto.bcrypt.BCrypt$Hasher#hash|hashToChar|hashToString(int, *)",
                "com.password4j.BcryptFunction#getInstance(int)");
    }

    private static List<Signature> lowCostSecond() {
        return Calls.of(
                SPRING + "bcrypt.BCryptPasswordEncoder#<init>(" + SPRING
                        + "bcrypt.BCryptPasswordEncoder$BCryptVersion, int, *)",
                SPRING_BCRYPT + "gensalt(java.lang.String, int, *)",
                "com.password4j.BcryptFunction#getInstance(com.password4j.types.Bcrypt, int)");
    }
}
