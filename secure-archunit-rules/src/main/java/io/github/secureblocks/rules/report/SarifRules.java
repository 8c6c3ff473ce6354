package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Severity;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules that results refer to. */
record SarifRules(List<Rule> rules, String verify) {
    void write(Json each) throws IOException {
        for (Rule rule : rules) {
            each.value(members -> write(members, rule));
        }
    }

    private void write(Json json, Rule rule) throws IOException {
        Guidance guidance = new Guidance(rule, verify);
        json.string("id", rule.id());
        json.string("name", name(rule));
        json.object("shortDescription", text -> text.string("text", rule.title()));
        json.object("fullDescription", text -> text.string("text", rule.why() + " " + rule.impact()));
        json.object("help", help -> {
            help.string("text", guidance.text());
            help.string("markdown", guidance.markdown());
        });
        json.object("defaultConfiguration", configuration -> configuration.string("level", level(rule.severity())));
        json.object("properties", properties -> {
            properties.strings("tags", tags(rule));
            properties.string("precision", "high");
            properties.string("security-severity", score(rule.severity()));
        });
    }

    static String level(Severity severity) {
        return switch (severity) {
            case HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
        };
    }

    /** Within the bands that code scanning calls high, medium and low; nothing here is measured by CVSS. */
    private static String score(Severity severity) {
        return switch (severity) {
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case LOW -> "3.0";
        };
    }

    private static List<String> tags(Rule rule) {
        return Stream.concat(
                        Stream.of("security"),
                        rule.cwe().stream().map(number -> "external/cwe/cwe-%03d".formatted(number)))
                .toList();
    }

    /** {@code sql/dynamic-text} as {@code SqlDynamicText}. */
    private static String name(Rule rule) {
        return Stream.of(rule.id().split("[/-]"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
