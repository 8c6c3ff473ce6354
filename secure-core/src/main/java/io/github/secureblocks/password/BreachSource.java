package io.github.secureblocks.password;

import java.io.IOException;

/**
 * Where passwords of known breaches can be looked up without telling which: a k-anonymity service, or a copy of its data.
 *
 * <p>Only the first five of the forty hexadecimal digits of the password's SHA-1 leave the process; some eight hundred
 * breached passwords share them. SHA-1 is what this protocol speaks; it protects nothing here.
 *
 * <p>An implementation bounds its time and the size of its answer, and is called by several threads at once.
 * {@link PasswordPolicy.Builder#breachSource} says what happens where it fails. CWE-521; OWASP ASVS 5.0 6.2.12.
 */
@FunctionalInterface
public interface BreachSource {
    /**
     * The breached passwords whose SHA-1 begins so.
     *
     * @param firstFiveHexOfSha1 five of {@code 0-9A-F}
     * @return lines of {@code SUFFIX:COUNT}: the other 35 hexadecimal digits, and in how many breaches it was seen; a
     *     count of zero is padding
     * @throws IOException where the source cannot answer
     */
    String range(String firstFiveHexOfSha1) throws IOException;
}
