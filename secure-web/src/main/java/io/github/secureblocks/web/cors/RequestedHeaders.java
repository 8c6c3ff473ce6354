package io.github.secureblocks.web.cors;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a preflight asks to send: names in lower case, between commas, on one line or several (RFC 9110, 5.6.1). */
final class RequestedHeaders {
    private static final int MAX_LENGTH = 4_096;
    private static final int MAX_NAMES = 64;

    private RequestedHeaders() {}

    static boolean areWithin(Set<String> allowed, @Nullable Enumeration<String> lines) {
        List<String> each = lines == null ? List.of() : Collections.list(lines);
        int length = each.stream().mapToInt(line -> line.length() + 1).sum();
        if (length > MAX_LENGTH) {
            return false;
        }
        String[] names = String.join(",", each).split(",", -1);
        if (names.length > MAX_NAMES) {
            return false;
        }
        for (String name : names) {
            String bare = withoutBlanks(name);
            if (!bare.isEmpty() && !allowed.contains(bare)) {
                return false;
            }
        }
        return true;
    }

    /** Blanks and tabs alone: what else String.strip removes is no white space of HTTP. */
    private static String withoutBlanks(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && isBlank(name.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(name.charAt(to - 1))) {
            to--;
        }
        return name.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
