package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.bytecode.Acceptance;
import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.bytecode.Unreadable;
import io.github.secureblocks.rules.catalogue.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is told of a scan.
 *
 * @param findings what is to be changed
 * @param accepted what somebody answers for
 * @param notAnalysed what could not be looked at
 * @param checkedClasses how many classes were
 * @param baseline what was there before
 */
public record Report(
        List<Finding> findings,
        List<AcceptedFinding> accepted,
        List<Unreadable> notAnalysed,
        int checkedClasses,
        BaselineResult baseline) {
    /**
     * Copies the lists.
     *
     * @param findings see the record
     * @param accepted see the record
     * @param notAnalysed see the record
     * @param checkedClasses see the record
     * @param baseline see the record
     */
    public Report {
        findings = List.copyOf(findings);
        accepted = List.copyOf(accepted);
        notAnalysed = List.copyOf(notAnalysed);
    }

    /**
     * Without a baseline.
     *
     * @param findings see the record
     * @param accepted see the record
     * @param notAnalysed see the record
     * @param checkedClasses see the record
     */
    public Report(
            List<Finding> findings, List<AcceptedFinding> accepted, List<Unreadable> notAnalysed, int checkedClasses) {
        this(findings, accepted, notAnalysed, checkedClasses, BaselineResult.NONE);
    }

    /**
     * Judges what a scan found, without a baseline.
     *
     * @param scan what was found
     * @param rules all rules that there are, so that an accepted risk of an unknown one is noticed
     * @param profile which findings are told
     * @param today decides which accepted risks hold
     * @param sources finds the source of a class
     * @return the report
     */
    public static Report of(ScanResult scan, List<Rule> rules, Profile profile, LocalDate today, SourceTree sources) {
        return of(scan, Terms.of(rules, profile, today), sources);
    }

    /**
     * Judges what a scan found.
     *
     * @param scan what was found
     * @param terms what it is judged by
     * @param sources finds the source of a class
     * @return the report; the baseline's entries without a finding may be of classes that were not looked at
     */
    public static Report of(ScanResult scan, Terms terms, SourceTree sources) {
        AcceptanceJudge judge = new AcceptanceJudge(terms, scan.hits());
        Fingerprints fingerprints = new Fingerprints();
        BaselineMatch baseline = new BaselineMatch(terms);
        List<Finding> findings = new ArrayList<>();
        List<AcceptedFinding> accepted = new ArrayList<>();
        for (Hit hit : scan.hits()) {
            String fingerprint = fingerprints.next(hit);
            baseline.seen(fingerprint);
            if (terms.profile().tells(hit.verdict())) {
                AcceptanceJudge.Judged judged = judge.judge(hit);
                Finding finding = finding(hit, sources, fingerprint, judged.refusal());
                if (!judged.holding().isEmpty()) {
                    Acceptance one = judged.holding().get(0);
                    accepted.add(new AcceptedFinding(finding, one.owner(), one.reason(), one.expires()));
                } else if (!baseline.takes(finding)) {
                    findings.add(finding);
                }
            }
        }
        for (Hit hit : new IdleAcceptances(terms, judge).hits()) {
            findings.add(finding(hit, sources, fingerprints.next(hit), ""));
        }
        return new Report(findings, accepted, scan.unreadable(), scan.checkedClasses(), baseline.result());
    }

    /**
     * The same with more to say.
     *
     * @param more findings, told after those that there are
     * @param unread what could not be looked at beside that
     * @return a report
     */
    public Report with(List<Finding> more, List<Unreadable> unread) {
        return new Report(
                Stream.concat(findings.stream(), more.stream()).toList(),
                accepted,
                Stream.concat(notAnalysed.stream(), unread.stream()).toList(),
                checkedClasses,
                baseline);
    }

    /**
     * The same with what was found in classes that are not checked by rules, such as tests.
     *
     * @param hits told after the findings that there are
     * @param sources finds the source of a class
     * @return a report
     */
    public Report withHits(List<Hit> hits, SourceTree sources) {
        Fingerprints fingerprints = new Fingerprints();
        return with(
                hits.stream()
                        .map(hit -> finding(hit, sources, fingerprints.next(hit), ""))
                        .toList(),
                List.of());
    }

    /**
     * The same with another word about the baseline.
     *
     * @param result what it stood for
     * @return a report
     */
    public Report with(BaselineResult result) {
        return new Report(findings, accepted, notAnalysed, checkedClasses, result);
    }

    /**
     * Whether there is nothing to say: no finding, nothing unread, and at least one class looked at.
     *
     * @return true where all is well
     */
    public boolean isClean() {
        return findings.isEmpty() && notAnalysed.isEmpty() && checkedClasses > 0;
    }

    /** Also those that are accepted or in the baseline. */
    Stream<Finding> everyFinding() {
        return Stream.of(findings.stream(), accepted.stream().map(AcceptedFinding::finding), baseline.known().stream())
                .flatMap(told -> told);
    }

    private static Finding finding(Hit hit, SourceTree sources, String fingerprint, String acceptance) {
        return new Finding(
                hit.rule(),
                hit.verdict(),
                sources.file(hit),
                hit.line(),
                hit.className(),
                symbol(hit),
                hit.found(),
                fingerprint,
                acceptance);
    }

    /** A field, or a method of which the name alone is known, without the parentheses of a method. */
    private static String symbol(Hit hit) {
        boolean named = !hit.method().isEmpty() && hit.descriptor().isEmpty();
        return named
                ? hit.className().substring(hit.className().lastIndexOf('.') + 1) + "." + hit.method()
                : hit.symbol();
    }
}
