package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.catalogue.Fix;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.List;

/** Renders a report for people and assistants: the guidance once for each rule, then the places. */
public final class TextReport {
    private final Report report;
    private final String verify;
    private final int places;
    private final StringBuilder text = new StringBuilder();

    private TextReport(Report report, String verify, int places) {
        this.report = report;
        this.verify = verify;
        this.places = places;
    }

    /**
     * Renders it with every place.
     *
     * @param report what to tell
     * @param verify the command that checks again
     * @return lines
     */
    public static String render(Report report, String verify) {
        return render(report, verify, Integer.MAX_VALUE);
    }

    /**
     * Renders it with the first places of each rule.
     *
     * @param report what to tell
     * @param verify the command that checks again
     * @param places how many are shown of each rule; the rest is counted
     * @return lines
     */
    public static String render(Report report, String verify, int places) {
        return new TextReport(report, verify, places).render();
    }

    /**
     * The last line alone: how much was checked and found.
     *
     * @param report what to tell
     * @return a line without its break
     */
    public static String summary(Report report) {
        return new Summary(report).line();
    }

    private String render() {
        RuleFindings.of(report).forEach(group -> rule(group.rule(), group.findings()));
        accepted();
        if (!report.notAnalysed().isEmpty()) {
            text.append("NOT ANALYSED  ").append(report.notAnalysed().size()).append('\n');
            report.notAnalysed()
                    .forEach(unreadable -> text.append("  ").append(unreadable).append('\n'));
            text.append('\n');
        }
        return text.append(summary(report))
                .append('\n')
                .append(report.baseline().text())
                .toString();
    }

    private void accepted() {
        if (report.accepted().isEmpty()) {
            return;
        }
        text.append("ACCEPTED RISKS  ").append(report.accepted().size()).append('\n');
        report.accepted().stream().limit(places).map(TextReport::line).forEach(text::append);
        if (report.accepted().size() > places) {
            text.append("  ... and ").append(report.accepted().size() - places).append(" more\n");
        }
        text.append('\n');
    }

    private void rule(Rule rule, List<Finding> findings) {
        text.append('[').append(rule.id()).append("] CWE-").append(rule.cwe().get(0));
        text.append("  ").append(Summary.lower(rule.severity()));
        text.append("  ")
                .append(Summary.count(findings.size(), "finding", "findings"))
                .append('\n');
        line("LAW", rule.title());
        line("WHY", rule.why() + " " + rule.impact());
        fix(rule.fix());
        rule.doNot().forEach(not -> line("DO NOT", not));
        line("VERIFY", verify);
        line("DOCS", findings.get(0).docs());
        findings.stream().limit(places).forEach(this::place);
        if (findings.size() > places) {
            line("", "... and " + (findings.size() - places) + " more");
        }
        text.append('\n');
    }

    private void fix(Fix fix) {
        fix.imports().forEach(type -> line("FIX", "import " + type + ";"));
        List<String> before = fix.before().lines().toList();
        for (int index = 0; index < before.size(); index++) {
            line(fix.imports().isEmpty() && index == 0 ? "FIX" : "", before.get(index));
        }
        List<String> after = fix.after().lines().toList();
        for (int index = 0; index < after.size(); index++) {
            line("", (index == 0 ? "-> " : "   ") + after.get(index));
        }
        if (fix instanceof Fix.Refused refused) {
            line("", refused.reason());
        }
    }

    private void place(Finding finding) {
        String verdict = Summary.lower(finding.verdict());
        line("AT", finding.place() + "  " + finding.symbol() + "  " + finding.found() + " (" + verdict + ")");
        if (!finding.acceptance().isEmpty()) {
            line("", finding.acceptance());
        }
    }

    private static String line(AcceptedFinding risk) {
        Finding finding = risk.finding();
        String place = "[" + finding.rule().id() + "] " + finding.place() + "  " + finding.symbol();
        String answer = "until " + risk.expires() + " by " + risk.owner() + ": " + risk.reason();
        return "  " + OneLine.of(place + "  " + answer) + "\n";
    }

    private void line(String label, String content) {
        text.append(label)
                .append(" ".repeat(8 - label.length()))
                .append(OneLine.of(content))
                .append('\n');
    }
}
