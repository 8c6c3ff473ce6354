package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts a report's findings, each verdict apart. */
record Summary(Report report) {
    /** Every verdict, in the order in which they are explained. */
    Map<Verdict, Long> verdicts() {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(
                    verdict,
                    report.findings().stream()
                            .filter(finding -> finding.verdict() == verdict)
                            .count());
        }
        return counts;
    }

    /** One line without a line break; where there are findings, it says how many of them are undecided, even if none. */
    String line() {
        return count(report.checkedClasses(), "class", "classes")
                + " checked, "
                + findings()
                + ", "
                + count(report.accepted().size(), "accepted risk", "accepted risks")
                + (report.notAnalysed().isEmpty()
                        ? ""
                        : ", " + report.notAnalysed().size() + " not analysed");
    }

    private String findings() {
        String all = count(report.findings().size(), "finding", "findings");
        return report.findings().isEmpty()
                ? all
                : verdicts().entrySet().stream()
                        .filter(entry -> entry.getValue() > 0 || entry.getKey() == Verdict.UNDECIDED)
                        .map(entry -> entry.getValue() + " " + lower(entry.getKey()))
                        .collect(Collectors.joining(", ", all + " (", ")"));
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
