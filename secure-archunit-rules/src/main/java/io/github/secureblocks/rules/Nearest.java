package io.github.secureblocks.rules;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that look most like one that does not exist. */
final class Nearest {
    private static final int SHOWN = 3;

    private Nearest() {}

    static String of(String wrong, Stream<String> names) {
        return names.distinct()
                .sorted(Comparator.comparingInt((String name) -> distance(wrong, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
    }

    /** How many letters are to be put in, left out or changed. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int at = 0; at < row.length; at++) {
            row[at] = at;
        }
        for (int down = 1; down <= one.length(); down++) {
            int diagonal = row[0];
            row[0] = down;
            for (int at = 1; at < row.length; at++) {
                int change = diagonal + (one.charAt(down - 1) == other.charAt(at - 1) ? 0 : 1);
                diagonal = row[at];
                row[at] = Math.min(change, Math.min(row[at], row[at - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
