package io.github.secureblocks.rules.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a baseline: a finding that was there before.
 *
 * @param fingerprint of the finding
 * @param rule id of its rule
 * @param path of its file when the line was written
 * @param className binary name of its class
 * @param symbol class and method as people write them
 * @param sealed whether the command wrote the line
 * @param line where it stands in the file
 */
public record BaselineEntry(
        String fingerprint, String rule, String path, String className, String symbol, boolean sealed, int line) {
    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{32})\\.([0-9a-f]{8})\t([a-z]+/[a-z0-9-]+)\t([^\t]+)\t([^\t]+)\t([^\t]+)");

    static BaselineEntry of(Finding finding) {
        return new BaselineEntry(
                finding.fingerprint(),
                finding.rule().id(),
                finding.file().replace('\t', ' '),
                finding.className(),
                finding.symbol(),
                true,
                0);
    }

    static Optional<BaselineEntry> read(String text, int line) {
        Matcher parts = LINE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String fingerprint = parts.group(1);
        String rule = parts.group(3);
        boolean sealed = parts.group(2).equals(seal(fingerprint, rule));
        return Optional.of(
                new BaselineEntry(fingerprint, rule, parts.group(4), parts.group(5), parts.group(6), sealed, line));
    }

    String text() {
        return String.join("\t", fingerprint + "." + seal(fingerprint, rule), rule, path, className, symbol);
    }

    // No secret: it tells a line that the command wrote from one that was copied out of a report.
    private static String seal(String fingerprint, String rule) {
        return Fingerprints.digest("security-baseline 1\n" + fingerprint + "\n" + rule)
                .substring(0, 8);
    }
}
