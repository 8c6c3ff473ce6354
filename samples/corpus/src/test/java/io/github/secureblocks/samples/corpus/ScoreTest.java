package io.github.secureblocks.samples.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final String RULE = "sql/dynamic-text";
    private static final Case UNSAFE = new Case("open", "sql", "corpus/sql/A.java", 10, 11, true, "Trick", RULE);
    private static final Case SAFE = new Case("open", "sql", "corpus/sql/A.java", 20, 20, false, "Trick", RULE);

    @Test
    void anUnsafeCaseIsFoundOnAnyLineOfItsStatement() {
        assertThat(score(proved("A", 10)).missed()).isEmpty();
        assertThat(score(proved("A", 11)).missed()).isEmpty();
        assertThat(score(proved("A", 12)).missed()).containsExactly(UNSAFE);
        assertThat(score(proved("B", 11)).missed()).containsExactly(UNSAFE);
    }

    @Test
    void aSafeCaseThatIsReportedCountsAgainstTheRules() {
        assertThat(score().falselyReported()).isEmpty();
        assertThat(score(proved("A", 20)).falselyReported()).containsExactly(SAFE);
    }

    @Test
    void neitherUndecidedNorPolicyIsAClaim() {
        Score score = score(hit("A", 11, RULE, Verdict.UNDECIDED), hit("A", 20, RULE, Verdict.POLICY));
        assertThat(score.missed()).containsExactly(UNSAFE);
        assertThat(score.falselyReported()).isEmpty();
        assertThat(score.table()).contains("| open | sql | 0 of 1 (0 %) | 1 | 0 of 1 (0 %) | 0 |");
    }

    @Test
    void anotherRuleDoesNotFindIt() {
        Score score = score(hit("A", 11, "log/forged-line", Verdict.PROVED));
        assertThat(score.missed()).containsExactly(UNSAFE);
        assertThat(score.unlabelled()).containsExactly("sql/A.java:11 log/forged-line");
    }

    private static Score score(Hit... hits) {
        return new Score(List.of(UNSAFE, SAFE), new ScanResult(Stream.of(hits).toList(), List.of(), 1));
    }

    private static Hit proved(String type, int line) {
        return hit(type, line, RULE, Verdict.PROVED);
    }

    private static Hit hit(String type, int line, String rule, Verdict verdict) {
        return new Hit(
                Catalogue.standard().rule(rule).orElseThrow(),
                verdict,
                "",
                "corpus.sql." + type,
                type + ".java",
                line,
                "run",
                "()V",
                "",
                0,
                "",
                List.of());
    }
}
