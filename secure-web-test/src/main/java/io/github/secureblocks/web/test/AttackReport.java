package io.github.secureblocks.web.test;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What came of hostile requests.
 *
 * <p><b>Guarantees.</b> Its text holds no body, no value of a cookie and none of the user's fields or headers.
 *
 * <p><b>Does not guarantee</b> that an application is secure in which nothing succeeded: only the routes and parameters
 * that were named were attacked, and only by these requests.
 */
public final class AttackReport {
    private static final int SHOWN = 5;

    private final String target;
    private final int requests;
    private final Set<Attack> tried;
    private final List<AttackFinding> findings;
    private final List<String> notTried;

    AttackReport(String target, int requests, Set<Attack> tried, List<AttackFinding> findings, List<String> notTried) {
        this.target = target;
        this.requests = requests;
        this.tried = Set.copyOf(tried);
        this.findings = List.copyOf(findings);
        this.notTried = List.copyOf(notTried);
    }

    /**
     * The attacks that succeeded, each as often as by another request.
     *
     * @return in the order of the requests
     */
    public List<AttackFinding> findings() {
        return findings;
    }

    /**
     * What could not be tried although it was asked for, and why.
     *
     * @return one line each; empty where the report is complete
     */
    public List<String> notTried() {
        return notTried;
    }

    /**
     * How many requests were sent.
     *
     * @return their number
     */
    public int requests() {
        return requests;
    }

    /**
     * Demands that no attack succeeded and that all that was asked for was tried.
     *
     * @throws AssertionError with the whole report as its message
     */
    public void assertNothingSucceeded() {
        if (!findings.isEmpty() || !notTried.isEmpty()) {
            throw new AssertionError(toString());
        }
    }

    /** The report as text. */
    @Override
    public String toString() {
        Map<Attack, List<AttackFinding>> byAttack = findings.stream()
                .collect(Collectors.groupingBy(AttackFinding::attack, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder("%d hostile requests against %s: %d of %d attacks succeeded%n"
                .formatted(requests, target, byAttack.size(), tried.size()));
        byAttack.forEach((attack, found) -> text.append(section(attack, found)));
        if (!notTried.isEmpty()) {
            text.append("%nNot tried:%n".formatted());
            notTried.forEach(line -> text.append("  %s%n".formatted(line)));
        }
        Set<Attack> failed = EnumSet.noneOf(Attack.class);
        failed.addAll(tried);
        failed.removeAll(byAttack.keySet());
        text.append("%nTried without success:%n".formatted());
        failed.forEach(attack -> text.append("  %s (CWE-%d)%n".formatted(attack.title(), attack.cwe())));
        return text.toString();
    }

    private static String section(Attack attack, List<AttackFinding> found) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("%s (CWE-%d, OWASP ASVS 5.0 %s)".formatted(attack.title(), attack.cwe(), attack.asvs()));
        for (AttackFinding finding : found.subList(0, Math.min(SHOWN, found.size()))) {
            lines.add("  tried  " + finding.tried());
            lines.add("  seen   " + finding.seen());
        }
        if (found.size() > SHOWN) {
            lines.add("  and by %d requests more".formatted(found.size() - SHOWN));
        }
        lines.add("  mend   " + attack.mend());
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
