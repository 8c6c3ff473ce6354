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
}
