package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.catalogue.Fix;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.stream.Collectors;

/** What to do about a rule's findings, as the help of a rule in SARIF. */
record Guidance(Rule rule, String verify) {
    String text() {
        Fix fix = rule.fix();
        return why() + "\n\nInstead of\n" + fix.before() + "\n" + verb() + "\n" + imports() + fix.after() + reason()
                + "\n\n" + String.join("\n", rule.doNot()) + "\n\nVerify: " + verify;
    }

    String markdown() {
        Fix fix = rule.fix();
        String after = fix instanceof Fix.Refused ? fix.after() : code(imports() + fix.after());
        return why() + "\n\nInstead of\n\n" + code(fix.before()) + "\n\n" + verb() + "\n\n" + after + reason() + "\n\n"
                + rule.doNot().stream().map(not -> "- " + not).collect(Collectors.joining("\n")) + "\n\nVerify:\n\n"
                + code(verify);
    }

    private String why() {
        return rule.why() + " " + rule.impact();
    }

    private String verb() {
        return rule.fix() instanceof Fix.Refused ? "do this:" : "write";
    }

    private String imports() {
        return rule.fix().imports().stream()
                .map(type -> "import " + type + ";\n")
                .collect(Collectors.joining());
    }

    private String reason() {
        return rule.fix() instanceof Fix.Refused refused ? "\n\n" + refused.reason() : "";
    }

    /** Indented, because a fence could be closed by what it holds. */
    private static String code(String text) {
        return text.lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }
}
