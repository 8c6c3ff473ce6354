package io.github.secureblocks.password.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.ProtocolException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of {@code SUFFIX:COUNT} and nothing else. */
final class RangeAnswer {
    private static final Pattern LINE = Pattern.compile("[0-9A-Fa-f]{35}:([0-9]{1,10})");

    private RangeAnswer() {}

    /** Without the lines that say of a password that it was seen no time; each range has some that say otherwise. */
    static String withoutPadding(byte[] answer) throws ProtocolException {
        StringBuilder kept = new StringBuilder(answer.length);
        List<String> lines = new String(answer, ISO_8859_1).lines().toList();
        Matcher line = LINE.matcher("");
        for (String each : lines) {
            if (!line.reset(each).matches()) {
                throw new ProtocolException("The service's answer has a line that is no SUFFIX:COUNT");
            }
            if (Long.parseLong(line.group(1)) > 0) {
                kept.append(each.toUpperCase(Locale.ROOT)).append('\n');
            }
        }
        if (kept.isEmpty()) {
            throw new ProtocolException("The service's answer names no password at all");
        }
        return kept.toString();
    }
}
