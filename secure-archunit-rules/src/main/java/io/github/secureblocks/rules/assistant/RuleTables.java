package io.github.secureblocks.rules.assistant;

import io.github.secureblocks.rules.catalogue.Fix;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders the index of the rules and the table of what they cover. */
public final class RuleTables {
    private RuleTables() {}

    /**
     * The index.
     *
     * @param rules in order
     * @return Markdown, to stand beside the pages
     */
    public static String index(List<Rule> rules) {
        return RulePage.GENERATED + "# The rules\n\n"
                + "See also [what they cover](coverage.md).\n\n"
                + "| rule | law | severity | CWE | write instead |\n|---|---|---|---|---|\n"
                + rules.stream()
                        .map(rule -> "| [" + rule.id() + "](" + rule.id() + ".md) | " + rule.title() + " | "
                                + rule.severity().name().toLowerCase(Locale.ROOT) + " | "
                                + rule.cwe().get(0) + " | " + replacement(rule) + " |\n")
                        .collect(Collectors.joining());
    }

    /**
     * Which rule stands for which weakness and requirement.
     *
     * @param rules in order
     * @return Markdown, to stand beside the pages
     */
    public static String coverage(List<Rule> rules) {
        return RulePage.GENERATED + "# What the rules cover\n\n"
                + "A row says that a rule looks for the weakness, not that a program without findings is free of it.\n"
                + table("CWE", rules, rule -> rule.cwe().stream().map("CWE-%04d"::formatted))
                        .replaceAll("CWE-0*", "CWE-")
                + table("OWASP ASVS 5.0", rules, rule -> rule.asvs().stream())
                + table("OWASP Top 10:2021", rules, rule -> Stream.of(rule.owaspTop10()));
    }

    private record Row(String key, Rule rule) {}

    private static String table(String title, List<Rule> rules, Function<Rule, Stream<String>> keys) {
        return "\n## " + title + "\n\n| " + title + " | rule | write instead |\n|---|---|---|\n"
                + rules.stream()
                        .flatMap(rule -> keys.apply(rule).map(key -> new Row(key, rule)))
                        .sorted(Comparator.comparing(Row::key, RuleTables::byNumbers))
                        .map(row -> "| " + row.key + " | [" + row.rule.id() + "](" + row.rule.id() + ".md) | "
                                + replacement(row.rule) + " |\n")
                        .collect(Collectors.joining());
    }

    private static int byNumbers(String one, String other) {
        return padded(one).compareTo(padded(other));
    }

    private static String padded(String key) {
        return Stream.of(key.split("\\."))
                .map(part -> "0".repeat(Math.max(0, 8 - part.length())) + part)
                .collect(Collectors.joining("."));
    }

    private static String replacement(Rule rule) {
        return rule.fix() instanceof Fix.Refused refused
                ? refused.instead()
                : rule.fix().after().lines().map(line -> "`" + line + "`").collect(Collectors.joining("<br>"));
    }
}
