package io.github.secureblocks.rules.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes the findings of one scan that a baseline holds. */
final class BaselineMatch {
    private final Terms terms;
    private final Set<String> held;
    private final Set<String> seen = new HashSet<>();
    private final List<Finding> known = new ArrayList<>();

    BaselineMatch(Terms terms) {
        this.terms = terms;
        this.held = terms.baseline().map(Baseline::fingerprints).orElse(Set.of());
    }

    /** A finding of any profile, accepted or not. */
    void seen(String fingerprint) {
        seen.add(fingerprint);
    }

    boolean takes(Finding finding) {
        return held.contains(finding.fingerprint()) && known.add(finding);
    }

    BaselineResult result() {
        return terms.baseline()
                .map(baseline -> new BaselineResult(
                        true,
                        known,
                        baseline.entries().stream()
                                .filter(entry -> terms.rules().contains(entry.rule()))
                                .filter(entry -> !seen.contains(entry.fingerprint()))
                                .toList(),
                        false))
                .orElse(BaselineResult.NONE);
    }
}
