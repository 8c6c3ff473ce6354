package io.github.secureblocks.rules.catalogue;

import java.util.List;

/** Answers of checks. */
final class VerdictRules {
    private static final String SPRING = "org.springframework.security.crypto.";

    private VerdictRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "code/dropped-verdict",
                "Never drop the answer of a check",
                Severity.HIGH,
                List.of(252, 347, 253),
                List.of("11.2.5", "9.1.1"),
                "A07",
                "A check that answers yes or no stops nobody: the next line runs for both.",
                "An attacker gets in with any password, signature or code.",
                List.of(new Detector.AnswerDropped(
                        Verdict.PROVED,
                        Calls.of(
                                "io.github.secureblocks.password.PasswordHasher#check(*)",
                                "io.github.secureblocks.password.PasswordPolicy#check(*)",
                                "io.github.secureblocks.crypto.MacKey#matches(byte[], byte[])",
                                "io.github.secureblocks.ratelimit.RateLimiter#tryAcquire(*)",
                                "java.security.Signature#verify(*)",
                                "java.security.MessageDigest#isEqual(byte[], byte[])",
                                "javax.net.ssl.HostnameVerifier#verify(java.lang.String, javax.net.ssl.SSLSession)",
                                "com.nimbusds.jose.JWSObject#verify(com.nimbusds.jose.JWSVerifier)",
                                "com.nimbusds.jose.JWSVerifier#verify(*)",
                                "org.jose4j.jws.JsonWebSignature#verifySignature()",
                                SPRING + "password.PasswordEncoder#matches(*)",
                                SPRING + "bcrypt.BCrypt#checkpw(*)",
                                "org.mindrot.jbcrypt.BCrypt#checkpw(*)",
                                "at.favre.lib.crypto.bcrypt.BCrypt$Verifyer#verify|verifyStrict(*)",
                                "com.password4j.HashChecker#with|withBcrypt|withArgon2|withScrypt|withPBKDF2(*)"))),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.password.PasswordHasher"),
                        "passwords.check(password, stored);",
                        "return passwords.check(password, stored).ok();"),
                List.of(
                        "Do not only log a false answer: refuse, and return.",
                        "Do not put the answer into a variable that nothing reads: the rule no longer sees it, and nothing"
                                + " is checked."),
                "CodeDroppedVerdictBad",
                "CodeDroppedVerdictGood"));
    }
}
