package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.bytecode.Hit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names each finding of one scan by what it is, neither by its line nor by what is said of it, so that it is known again.
 *
 * <p>Equal ones are counted, so none is taken for another. The compiler's numbers of anonymous classes and lambdas are
 * left out, because they change when methods change places.
 */
final class Fingerprints {
    private static final int HEX_DIGITS = 32;
    private static final Pattern NUMBERED = Pattern.compile("\\$\\d+");

    private final Map<String, Integer> equal = new HashMap<>();

    /** The next finding of the scan, in its order. */
    String next(Hit hit) {
        String place = NUMBERED.matcher(hit.className() + "\n" + hit.method() + hit.descriptor())
                .replaceAll("\\$");
        String text = hit.rule().id() + "\n" + place + "\n" + hit.target();
        int before = equal.merge(text, 1, Integer::sum) - 1;
        return digest(text + "\n" + before);
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
