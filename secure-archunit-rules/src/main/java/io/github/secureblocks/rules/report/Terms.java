package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.bytecode.PlacedAcceptance;
import io.github.secureblocks.rules.catalogue.Rule;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a scan is judged by.
 *
 * @param rules ids of the rules that were looked for
 * @param known ids of all rules that there are, so that an accepted risk of an unknown one is noticed
 * @param profile which findings are told
 * @param today decides which accepted risks hold
 * @param acceptances every accepted risk in the checked classes; those that cover nothing are told
 * @param baseline what was there before
 */
public record Terms(
        Set<String> rules,
        Set<String> known,
        Profile profile,
        LocalDate today,
        List<PlacedAcceptance> acceptances,
        Optional<Baseline> baseline) {
    /**
     * Copies the collections.
     *
     * @param rules see the record
     * @param known see the record
     * @param profile see the record
     * @param today see the record
     * @param acceptances see the record
     * @param baseline see the record
     */
    public Terms {
        rules = Set.copyOf(rules);
        known = Set.copyOf(known);
        acceptances = List.copyOf(acceptances);
    }

    /**
     * Without accepted risks that cover nothing, and without a baseline.
     *
     * @param rules that were looked for
     * @param profile see the record
     * @param today see the record
     * @return the terms
     */
    public static Terms of(List<Rule> rules, Profile profile, LocalDate today) {
        Set<String> ids = rules.stream().map(Rule::id).collect(Collectors.toSet());
        return new Terms(ids, ids, profile, today, List.of(), Optional.empty());
    }

    /**
     * With rules that exist beside those that were looked for.
     *
     * @param others more rules
     * @return the terms
     */
    public Terms knowing(List<Rule> others) {
        Set<String> all = new HashSet<>(known);
        others.forEach(rule -> all.add(rule.id()));
        return new Terms(rules, all, profile, today, acceptances, baseline);
    }

    /**
     * With every accepted risk that there is.
     *
     * @param all of the checked classes
     * @return the terms
     */
    public Terms accepting(List<PlacedAcceptance> all) {
        return new Terms(rules, known, profile, today, all, baseline);
    }

    /**
     * With what was there before.
     *
     * @param before a baseline
     * @return the terms
     */
    public Terms since(Baseline before) {
        return new Terms(rules, known, profile, today, acceptances, Optional.of(before));
    }
}
