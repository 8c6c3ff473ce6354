package io.github.secureblocks.rules.report;

import java.util.List;

/** Lines of a source around the one that was found, each made harmless to show. */
record Excerpt(int first, List<String> lines, int found) {
    Excerpt {
        lines = List.copyOf(lines);
    }

    String line() {
        return lines.get(found - first);
    }

    /** How many characters of white space all lines that are not blank begin with. */
    int indent() {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
    }
}
