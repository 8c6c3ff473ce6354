package io.github.secureblocks.samples.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.samples.attack.Attack.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackIT {
    private static final List<Attack> DOORS = DoorAttacks.all();
    private static final List<Attack> ATTACKS = Stream.of(
                    InjectionAttacks.all(), AccessAttacks.all(), BrowserAttacks.all(), IdentityAttacks.all(), DOORS)
            .flatMap(List::stream)
            .toList();

    private final Map<Application, Map<Attack, Outcome>> outcomes = new EnumMap<>(Application.class);

    @Test
    @Timeout(60)
    void theApplicationAsGeneratedDoesNotStartWithoutConsent() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Application.AS_GENERATED.command())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said).contains("insecure on purpose", HttpContract.CONSENT);
            assertThat(process.waitFor()).isEqualTo(2);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void everyAttackSucceedsAgainstTheApplicationAsGenerated() throws IOException {
        assertThat(outcomesOf(Application.AS_GENERATED))
                .allSatisfy((attack, outcome) ->
                        assertThat(outcome).as(attack.name()).isEqualTo(Outcome.SUCCEEDS));
    }

    @Test
    void noAttackSucceedsAgainstTheApplicationBuiltOnTheBlocks() throws IOException {
        assertThat(outcomesOf(Application.NOTES_APP))
                .allSatisfy((attack, outcome) -> assertThat(outcome)
                        .as(attack.name())
                        .isEqualTo(DOORS.contains(attack) ? Outcome.NO_SUCH_DOOR : Outcome.FAILS));
    }

    @Test
    void theCommittedTableIsThatOfThisRun() throws IOException {
        String table =
                AttackTable.render(ATTACKS, outcomesOf(Application.AS_GENERATED), outcomesOf(Application.NOTES_APP));
        System.out.println(table);
        Files.writeString(Application.root().resolve("samples/attack-test/target/attack-table.md"), table);
        Path committed = Application.root().resolve("docs/attack-table.md");
        if (Boolean.getBoolean("regenerate")) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, table);
        }
        assertThat(committed)
                .as("docs/attack-table.md; `mvn verify -Dregenerate=true` writes it anew")
                .hasContent(table);
    }

    private Map<Attack, Outcome> outcomesOf(Application application) throws IOException {
        Map<Attack, Outcome> known = outcomes.get(application);
        if (known != null) {
            return known;
        }
        Map<Attack, Outcome> found = new LinkedHashMap<>();
        try (Target target = Target.start(application)) {
            try {
                Journey.walk(target);
                ATTACKS.forEach(attack -> found.put(attack, attack.against(target)));
            } catch (AssertionError e) {
                throw new AssertionError(application.title() + " said:\n" + target.log(), e);
            }
        }
        outcomes.put(application, found);
        return found;
    }
}
