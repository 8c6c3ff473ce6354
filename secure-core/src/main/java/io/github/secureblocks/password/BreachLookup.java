package io.github.secureblocks.password;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a breach source for a password; SHA-1 is what the protocol speaks, and protects nothing. */
final class BreachLookup {
    /** Some thirty times what the known services answer. */
    private static final int MAX_ANSWER = 2_000_000;

    private static final int PREFIX = 5;
    private static final Pattern LINE = Pattern.compile("([0-9A-F]{35}):(\\d{1,18})", Pattern.CASE_INSENSITIVE);

    /** What is known of a password. */
    enum Answer {
        CLEAR,
        BREACHED,
        UNKNOWN
    }

    private BreachLookup() {}

    static Answer ask(BreachSource source, char[] password) {
        String digest = sha1(password);
        try {
            return find(digest.substring(PREFIX), source.range(digest.substring(0, PREFIX)));
        } catch (IOException | RuntimeException failed) {
            return Answer.UNKNOWN;
        }
    }

    /** An answer that is not of the protocol's form, such as a page to log in to a network, tells nothing. */
    private static Answer find(String suffix, String lines) {
        if (lines.length() > MAX_ANSWER) {
            return Answer.UNKNOWN;
        }
        Answer answer = Answer.CLEAR;
        Matcher line = LINE.matcher("");
        for (String each : lines.lines().toList()) {
            if (each.isBlank()) {
                continue;
            }
            if (!line.reset(each.strip()).matches()) {
                return Answer.UNKNOWN;
            }
            if (line.group(1).equalsIgnoreCase(suffix) && Long.parseLong(line.group(2)) > 0) {
                answer = Answer.BREACHED;
            }
        }
        return answer;
    }

    private static String sha1(char[] password) {
        byte[] bytes = PasswordBytes.utf8(password);
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("The JDK at hand has no SHA-1", absent);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
