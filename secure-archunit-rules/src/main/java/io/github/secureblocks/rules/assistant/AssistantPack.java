package io.github.secureblocks.rules.assistant;

import io.github.secureblocks.rules.catalogue.Fix;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Renders the short text that assistants read before they write code: what never to write, and the call to write.
 *
 * <p>Bans with an exact replacement are what helps; prose does not. At most {@link #MAX_LENGTH} characters, because some
 * readers stop there.
 */
public final class AssistantPack {
    /** Some reviewers read no further. */
    public static final int MAX_LENGTH = 4_000;

    /** Stands before the generated section. */
    public static final String BEGIN = "<!-- secure-blocks:begin -->";

    /** Stands after the generated section. */
    public static final String END = "<!-- secure-blocks:end -->";

    private AssistantPack() {}

    /**
     * The section with its marks.
     *
     * @param rules in order
     * @return at most {@link #MAX_LENGTH} characters of Markdown
     * @throws IllegalStateException if the rules do not fit
     */
    public static String section(List<Rule> rules) {
        String text = BEGIN + "\n## Secure Java: NEVER\n\n"
                + lines(rules)
                + "\nCoordinates: `io.github.secureblocks:secure-core`, `:secure-web`; test scope"
                + " `:secure-archunit-rules`; 0.1.0-SNAPSHOT, NOT on Maven Central: never fetch a package of that name;"
                + " run `mvn install` in its repository. A type that does not resolve: ask, never invent.\n\n"
                + "Check: `mvn -q test -Dtest=SecurityRulesTest`. At most 3 rounds, then ask a human.\n"
                + "NEVER edit, skip or disable the rules test, add @AcceptedRisk or run baseline --write.\n"
                + END + "\n";
        if (text.length() > MAX_LENGTH) {
            throw new IllegalStateException(
                    "The assistant pack has " + text.length() + " characters; shorten it to " + MAX_LENGTH);
        }
        return text;
    }

    /**
     * A file with its section brought up to date; what stands outside the marks is kept.
     *
     * @param current the file's text, or empty
     * @param rules in order
     * @return the new text
     */
    public static String merge(String current, List<Rule> rules) {
        int begin = current.indexOf(BEGIN);
        int end = current.indexOf(END);
        String section = section(rules);
        if (begin < 0 || end < begin) {
            return current.isEmpty() ? section : current.stripTrailing() + "\n\n" + section;
        }
        return current.substring(0, begin) + section.stripTrailing() + current.substring(end + END.length());
    }

    /** Rules with one replacement share a line. */
    private static String lines(List<Rule> rules) {
        Map<String, List<Rule>> byFix = new LinkedHashMap<>();
        rules.forEach(rule ->
                byFix.computeIfAbsent(instead(rule), key -> new ArrayList<>()).add(rule));
        StringBuilder text = new StringBuilder();
        byFix.forEach((instead, those) -> text.append("- ")
                .append(those.stream()
                        .map(rule -> rule.title().replaceFirst("^Never ", ""))
                        .collect(Collectors.joining("; ")))
                .append(" -> ")
                .append(instead)
                .append('\n'));
        return text.toString();
    }

    private static String instead(Rule rule) {
        return rule.fix() instanceof Fix.Refused refused
                ? refused.instead()
                : rule.fix().after().lines().map(each -> "`" + each + "`").collect(Collectors.joining(", "));
    }
}
