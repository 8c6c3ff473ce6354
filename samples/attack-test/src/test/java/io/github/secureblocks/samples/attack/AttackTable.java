package io.github.secureblocks.samples.attack;

import io.github.secureblocks.samples.attack.Attack.Outcome;
import java.util.List;
import java.util.Map;

/** The report: attack by application. */
final class AttackTable {
    private AttackTable() {}

    static String render(List<Attack> attacks, Map<Attack, Outcome> asGenerated, Map<Attack, Outcome> blocks) {
        StringBuilder text = new StringBuilder("# Attack table\n\n");
        text.append(
                "The same hostile requests against the notes application as assistants write it (`as-generated`) and the one\n");
        text.append("built on the blocks (`notes-app`), over HTTP. Written by `samples/attack-test`; ");
        text.append("`mvn verify -Dregenerate=true` writes it anew.\n\n");
        text.append(
                "| attack | weakness | what the attacker gains | as-generated | notes-app |\n|---|---|---|---|---|\n");
        for (Attack attack : attacks) {
            text.append("| %s | [CWE-%d](https://cwe.mitre.org/data/definitions/%d.html) | %s | %s | %s |\n"
                    .formatted(
                            attack.name(),
                            attack.cwe(),
                            attack.cwe(),
                            attack.gain(),
                            asGenerated.get(attack).cell(),
                            blocks.get(attack).cell()));
        }
        return text.append(summary(attacks, asGenerated, blocks)).toString();
    }

    private static String summary(List<Attack> attacks, Map<Attack, Outcome> asGenerated, Map<Attack, Outcome> blocks) {
        List<Attack> shared = attacks.stream()
                .filter(attack -> blocks.get(attack) != Outcome.NO_SUCH_DOOR)
                .toList();
        return "\nOf %d attacks on what both applications do, %d succeed against as-generated and %d against notes-app.\n"
                        .formatted(shared.size(), successes(shared, asGenerated), successes(shared, blocks))
                + "%d more go through doors that notes-app does not have; they are not counted.\n"
                        .formatted(attacks.size() - shared.size());
    }

    private static long successes(List<Attack> attacks, Map<Attack, Outcome> outcomes) {
        return attacks.stream()
                .filter(attack -> outcomes.get(attack) == Outcome.SUCCEEDS)
                .count();
    }
}
