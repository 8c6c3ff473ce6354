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
    /** Found, with another verdict than the original. */
    OTHER_VERDICT,
    /** Not found. */
    MISSED,
    /** Found where nothing is. */
    ALARM;

    static Outcome of(Variant variant, List<Hit> hits) {
        return variant.site()
                .verdict()
                .map(expected -> bad(variant, expected, hits))
                .orElseGet(() -> fine(variant, hits));
    }

    private static Outcome bad(Variant variant, Verdict expected, List<Hit> hits) {
        Example example = variant.site().example();
        Set<Verdict> here = hits.stream()
                .filter(hit -> hit.rule().equals(example.rule()) && variant.isHere(hit.line()))
                .map(Hit::verdict)
                .collect(Collectors.toSet());
        // A reference says nothing of what is given, so that it may be judged more strictly than the call.
        boolean found = here.contains(expected)
                || (variant.mutation().equals(CallMutations.REFERENCE) && isProved(variant, hits));
        if (found) {
            return hits.stream().anyMatch(hit -> isElsewhere(variant, hit)) ? ALARM : RIGHT;
        } else if (here.contains(Verdict.UNDECIDED)) {
            return UNDECIDED;
        }
        return here.isEmpty() ? MISSED : OTHER_VERDICT;
    }

    /** By the rule or by one of its area, before which a ban gives way. */
    private static boolean isProved(Variant variant, List<Hit> hits) {
        return hits.stream()
                .anyMatch(hit -> hit.verdict() == Verdict.PROVED
                        && hit.rule().area().equals(variant.site().example().area())
                        && variant.isHere(hit.line()));
    }

    private static boolean isElsewhere(Variant variant, Hit hit) {
        return !variant.isHere(hit.line()) && !variant.isMarked(hit.line());
    }

    /** What another rule bans is no claim of this one. */
    private static Outcome fine(Variant variant, List<Hit> all) {
        List<Hit> hits = all.stream()
                .filter(hit -> hit.verdict() != Verdict.POLICY
                        || hit.rule().equals(variant.site().example().rule()))
                .toList();
        if (hits.isEmpty()) {
            return RIGHT;
        }
        return hits.stream().allMatch(hit -> hit.verdict() == Verdict.UNDECIDED) ? UNDECIDED : ALARM;
    }
}
