package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/** Passwords that are kept, or digested, as they were sent. */
final class UnhashedPassword {
    private static final Pattern NAMES = Pattern.compile(
            "((raw|plain|plaintext|clear|new|old|current|user|login|confirm|repeated?)[_-]?)?"
                    + "(password|passwd|pwd|passphrase)",
            Pattern.CASE_INSENSITIVE);
    private static final List<Signature> KEYED =
            Calls.of("{ee}.servlet.ServletRequest#getParameter|getParameterValues(java.lang.String)");

    private static final String LEVELS = "trace|debug|info|warn|error";
    private static final String SLF4J = "org.slf4j.Logger#" + LEVELS;
    private static final String SAFE = "io.github.secureblocks.log.SafeLogger#" + LEVELS;
    private static final String LOG4J = "org.apache.logging.log4j.Logger#" + LEVELS + "|fatal";
    private static final String JUL = "java.util.logging.Logger#";
    private static final String OBJECT = "java.lang.Object";
    private static final String PERSISTENCE = "{ee}.persistence.EntityManager#";
    private static final String CODEC = "org.apache.commons.codec.digest.DigestUtils#";

    private UnhashedPassword() {}

    static Rule rule() {
        return new Rule(
                "password/unhashed",
                "Never keep or log a password as it was sent",
                Severity.HIGH,
                List.of(256, 312, 532),
                List.of("11.4.2", "16.2.5"),
                "A02",
                "What is stored or logged as it was sent can be read by everybody who reads the table, cache or log.",
                "An attacker with one copy logs in as every user, here and wherever the password is used again.",
                List.of(
                        new Detector.ArgumentNamed(Verdict.PROVED, kept(), 0, NAMES, KEYED, true),
                        text(keptSecond(), 1),
                        text(printed(), 0),
                        text(loggedSecond(), 1),
                        text(loggedThird(), 2),
                        text(loggedFourth(), 3),
                        text(digested(), 0)),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.password.PasswordHasher"),
                        "user.setPassword(request.password());",
                        "PasswordHasher.bcrypt().hash(password)"),
                List.of(
                        "Do not encrypt it instead: whoever holds the key reads all of them.",
                        "Do not log a part of it, its length or its digest."),
                "PasswordUnhashedBad",
                "PasswordUnhashedGood");
    }

    private static Detector text(List<Signature> calls, int argument) {
        return new Detector.ArgumentNamed(Verdict.PROVED, calls, argument, NAMES, KEYED, false);
    }

    private static List<Signature> kept() {
        return Calls.of(
                PERSISTENCE + "persist|merge(*)",
                "org.springframework.data.repository.CrudRepository#save(*)",
                "org.springframework.jdbc.core.simple.JdbcClient$StatementSpec#param(" + OBJECT + ")");
    }

    private static List<Signature> keptSecond() {
        return Calls.of(
                "io.github.secureblocks.sql.Sql#bind(java.lang.String, *)",
                "java.sql.PreparedStatement#setString|setNString(int, java.lang.String)",
                "java.sql.PreparedStatement#setObject(int, java.lang.Object, *)",
                "{ee}.persistence.Query#setParameter(java.lang.String, java.lang.Object)",
                "{ee}.persistence.Query#setParameter(int, java.lang.Object)",
                "org.springframework.jdbc.core.JdbcOperations#update(java.lang.String, java.lang.Object[])",
                "org.springframework.jdbc.core.simple.JdbcClient$StatementSpec#param(java.lang.String, *)",
                "org.springframework.jdbc.core.simple.JdbcClient$StatementSpec#param(int, *)",
                "org.springframework.cache.Cache#put|putIfAbsent(*)",
                "com.google.common.cache.Cache#put(*)",
                "com.github.benmanes.caffeine.cache.Cache#put(*)",
                "{ee}.servlet.http.HttpSession#setAttribute(*)");
    }

    private static List<Signature> printed() {
        return Calls.of(
                SLF4J + "(java.lang.String, *)",
                LOG4J + "(java.lang.String, *)",
                LOG4J + "(java.lang.Object, *)",
                "org.apache.commons.logging.Log#" + LEVELS + "|fatal(*)",
                JUL + "severe|warning|info|config|fine|finer|finest(java.lang.String)",
                "java.io.PrintStream#print|println(java.lang.String)",
                "java.io.PrintStream#print|println(java.lang.Object)");
    }

    private static List<Signature> loggedSecond() {
        return Calls.of(
                SLF4J + "(java.lang.String, " + OBJECT + ", *)",
                SLF4J + "(java.lang.String, " + OBJECT + "[])",
                SAFE + "(java.lang.String, *)",
                LOG4J + "(java.lang.String, " + OBJECT + ", *)",
                LOG4J + "(java.lang.String, " + OBJECT + "[])",
                JUL + "log(java.util.logging.Level, java.lang.String, *)",
                "java.lang.System$Logger#log(java.lang.System$Logger$Level, java.lang.String, *)",
                "java.io.PrintStream#printf|format(java.lang.String, " + OBJECT + "[])",
                "org.slf4j.spi.LoggingEventBuilder#log(java.lang.String, *)",
                "org.slf4j.spi.LoggingEventBuilder#addKeyValue(java.lang.String, *)");
    }

    private static List<Signature> loggedThird() {
        return Calls.of(
                SLF4J + "(java.lang.String, " + OBJECT + ", " + OBJECT + ")",
                SAFE + "(java.lang.String, " + OBJECT + ", " + OBJECT + ", *)",
                LOG4J + "(java.lang.String, " + OBJECT + ", " + OBJECT + ", *)",
                JUL + "log(java.util.logging.Level, java.lang.String, *)",
                "java.lang.System$Logger#log(java.lang.System$Logger$Level, java.lang.String, java.lang.Object[])");
    }

    private static List<Signature> loggedFourth() {
        String three = "(java.lang.String, " + OBJECT + ", " + OBJECT + ", " + OBJECT;
        return Calls.of(SAFE + three + ")", LOG4J + three + ", *)");
    }

    private static List<Signature> digested() {
        return Calls.of(
                "java.security.MessageDigest#digest|update(byte[])",
                CODEC
                        + "sha256|sha256Hex|sha384|sha384Hex|sha512|sha512Hex|sha3_256|sha3_256Hex|sha3_512|sha3_512Hex(*)",
                "com.google.common.hash.HashFunction#hashString(java.lang.CharSequence, *)",
                "com.google.common.hash.HashFunction#hashBytes(byte[])");
    }
}
