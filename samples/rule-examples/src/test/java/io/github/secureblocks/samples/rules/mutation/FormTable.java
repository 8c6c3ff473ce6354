package io.github.secureblocks.samples.rules.mutation;

import java.util.List;
import java.util.stream.Collectors;

/** Totals of the declarations by rule. */
final class FormTable {
    private FormTable() {}

    static String of(List<Form.Judged> judged) {
        return judged.stream()
                .map(each -> each.form().rule())
                .distinct()
                .map(rule -> line(
                        rule,
                        judged.stream()
                                .filter(each -> each.form().rule().equals(rule))
                                .toList()))
                .collect(Collectors.joining("", "| rule | found | silent | not right |\n|---|---|---|---|\n", ""));
    }

    private static String line(String rule, List<Form.Judged> judged) {
        long found = judged.stream().filter(Form.Judged::found).count();
        long silent = judged.stream().filter(Form.Judged::silent).count();
        String wrong = judged.stream()
                .filter(each -> !each.found() || !each.silent())
                .map(each -> each.form().name())
                .collect(Collectors.joining("; "));
        return "| %s | %d/%d | %d/%d | %s |%n".formatted(rule, found, judged.size(), silent, judged.size(), wrong);
    }
}
