package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.catalogue.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The findings of one rule, so that its guidance is told once. */
record RuleFindings(Rule rule, List<Finding> findings) {
    /** In the order in which the rules first fire. */
    static List<RuleFindings> of(Report report) {
        Map<Rule, List<Finding>> byRule = new LinkedHashMap<>();
        report.findings()
                .forEach(finding -> byRule.computeIfAbsent(finding.rule(), rule -> new ArrayList<>())
                        .add(finding));
        return byRule.entrySet().stream()
                .map(entry -> new RuleFindings(entry.getKey(), entry.getValue()))
                .toList();
    }
}
