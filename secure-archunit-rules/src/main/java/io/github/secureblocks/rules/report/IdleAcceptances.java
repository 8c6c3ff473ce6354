package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.bytecode.Acceptance;
import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.bytecode.PlacedAcceptance;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;

/** The guard on accepted risks that accept nothing. */
final class IdleAcceptances {
    private static final String RULE = "guard/idle-acceptance";

    private final Terms terms;
    private final AcceptanceJudge judge;

    IdleAcceptances(Terms terms, AcceptanceJudge judge) {
        this.terms = terms;
        this.judge = judge;
    }

    List<Hit> hits() {
        Rule rule = Catalogue.standard().rule(RULE).orElseThrow();
        return terms.acceptances().stream()
                .filter(placed -> isIdle(placed.acceptance()))
                .map(placed -> hit(rule, placed))
                .toList();
    }

    // What was not looked for may well be there.
    private boolean isIdle(Acceptance acceptance) {
        boolean decided = !judge.isKnown(acceptance)
                || acceptance.rule().startsWith("guard/")
                || terms.rules().contains(acceptance.rule());
        return decided && !judge.covers(acceptance);
    }

    private Hit hit(Rule rule, PlacedAcceptance placed) {
        Acceptance acceptance = placed.acceptance();
        String found = judge.isKnown(acceptance)
                ? "accepts " + acceptance.rule() + ", which finds nothing here: remove it"
                : "accepts '" + acceptance.rule() + "', and there is no such rule: write one exact id, or remove it";
        return new Hit(
                rule,
                Verdict.STRUCTURE,
                placed.location(),
                placed.className(),
                placed.sourceFile(),
                placed.line(),
                placed.member(),
                placed.descriptor(),
                "@AcceptedRisk " + acceptance.rule(),
                0,
                found,
                List.of());
    }
}
