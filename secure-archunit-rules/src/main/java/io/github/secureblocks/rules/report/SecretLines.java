package io.github.secureblocks.rules.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The lines near a secret that is written into the code: a report goes further than its source, so they stay out. */
final class SecretLines {
    private static final Set<Integer> WEAKNESSES = Set.of(259, 321, 798);
    private static final int AROUND = 3;

    private final Map<String, Set<Integer>> found = new HashMap<>();

    SecretLines(Stream<Finding> told) {
        told.filter(finding -> finding.rule().cwe().stream().anyMatch(WEAKNESSES::contains))
                .forEach(finding -> found.computeIfAbsent(finding.file(), file -> new HashSet<>())
                        .add(finding.line()));
    }

    boolean hold(String file, int line) {
        return found.getOrDefault(file, Set.of()).stream().anyMatch(secret -> Math.abs(secret - line) <= AROUND);
    }
}
