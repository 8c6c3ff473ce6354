package io.github.secureblocks.samples.rules.mutation;

import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the rules said of a variant. */
enum Outcome {
    /** Found where it is, with the verdict of the original; or silent where all is fine. */
    RIGHT,
    /** The analysis says that it met a bound. */
    UNDECIDED,
    /** Found, but as less than it is. */
    WEAKER,
    /** Not found. */
    MISSED,
    /** Found where nothing is. */
    ALARM;

    static Outcome of(Variant variant, List<Hit> hits) {
        return variant.site()
                .verdict()
                .map(expected -> bad(variant, expected, hits))
                .orElseGet(() -> fine(hits));
    }

    private static Outcome bad(Variant variant, Verdict expected, List<Hit> hits) {
        Example example = variant.site().example();
        Set<Verdict> here = hits.stream()
                .filter(hit -> hit.rule().equals(example.rule()) && hit.line() == variant.line())
                .map(Hit::verdict)
                .collect(Collectors.toSet());
        boolean elsewhere = hits.stream()
                .anyMatch(hit -> hit.line() != variant.line() && !isMarked(example, hit.line()));
        if (here.contains(expected)) {
            return elsewhere ? ALARM : RIGHT;
        } else if (here.contains(Verdict.UNDECIDED)) {
            return UNDECIDED;
        }
        return here.isEmpty() ? MISSED : WEAKER;
    }

    private static boolean isMarked(Example example, int line) {
        return line <= example.text().lines().count() && example.isMarked(line);
    }

    private static Outcome fine(List<Hit> hits) {
        if (hits.isEmpty()) {
            return RIGHT;
        }
        return hits.stream().allMatch(hit -> hit.verdict() == Verdict.UNDECIDED) ? UNDECIDED : ALARM;
    }
}
