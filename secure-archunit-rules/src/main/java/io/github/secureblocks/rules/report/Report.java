package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.bytecode.Acceptance;
import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.bytecode.Unreadable;
import io.github.secureblocks.rules.catalogue.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is told of a scan.
 *
 * @param findings what is to be changed
 * @param accepted what somebody answers for
 * @param notAnalysed what could not be looked at
 * @param checkedClasses how many classes were
 */
public record Report(
        List<Finding> findings, List<AcceptedFinding> accepted, List<Unreadable> notAnalysed, int checkedClasses) {
    /**
     * Copies the lists.
     *
     * @param findings see the record
     * @param accepted see the record
     * @param notAnalysed see the record
     * @param checkedClasses see the record
     */
    public Report {
        findings = List.copyOf(findings);
        accepted = List.copyOf(accepted);
        notAnalysed = List.copyOf(notAnalysed);
    }

    /**
     * Judges what a scan found.
     *
     * @param scan what was found
     * @param rules all rules that there are, so that an accepted risk of an unknown one is noticed
     * @param profile which findings are told
     * @param today decides which accepted risks hold
     * @param sources finds the source of a class
     * @return the report
     */
    public static Report of(ScanResult scan, List<Rule> rules, Profile profile, LocalDate today, SourceTree sources) {
        Set<String> ids = rules.stream().map(Rule::id).collect(Collectors.toSet());
        AcceptanceJudge judge = new AcceptanceJudge(ids, today);
        List<Finding> findings = new ArrayList<>();
        List<AcceptedFinding> accepted = new ArrayList<>();
        for (Hit hit : scan.hits()) {
            if (profile.tells(hit.verdict())) {
                Judged judged = judge(hit, judge);
                Finding finding = finding(hit, sources, judged.refusal);
                if (judged.holding.isEmpty()) {
                    findings.add(finding);
                } else {
                    Acceptance one = judged.holding.get(0);
                    accepted.add(new AcceptedFinding(finding, one.owner(), one.reason(), one.expires()));
                }
            }
        }
        return new Report(findings, accepted, scan.unreadable(), scan.checkedClasses());
    }

    /**
     * Whether there is nothing to say: no finding, nothing unread, and at least one class looked at.
     *
     * @return true where all is well
     */
    public boolean isClean() {
        return findings.isEmpty() && notAnalysed.isEmpty() && checkedClasses > 0;
    }

    private record Judged(List<Acceptance> holding, String refusal) {}

    private static Judged judge(Hit hit, AcceptanceJudge judge) {
        List<Acceptance> holding = new ArrayList<>();
        String refusal = "";
        for (Acceptance acceptance : hit.acceptances()) {
            if (acceptance.rule().equals(hit.rule().id())) {
                String reason = judge.refusal(acceptance);
                if (reason.isEmpty()) {
                    holding.add(acceptance);
                } else {
                    refusal = "the @AcceptedRisk here does not hold: " + reason;
                }
            } else if (!judge.isKnown(acceptance) && refusal.isEmpty()) {
                refusal = "the @AcceptedRisk here does not hold: it names no rule that there is";
            }
        }
        return new Judged(holding, holding.isEmpty() ? refusal : "");
    }

    private static Finding finding(Hit hit, SourceTree sources, String acceptance) {
        return new Finding(
                hit.rule(),
                hit.verdict(),
                sources.file(hit),
                hit.line(),
                hit.className(),
                hit.symbol(),
                hit.found(),
                Fingerprints.of(hit),
                acceptance);
    }
}
