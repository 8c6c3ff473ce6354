package io.github.secureblocks.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.assistant.ExampleSources;
import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Scan;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleExamplesTest {
    private static ScanResult scan;

    @BeforeAll
    static void scanTheExamples() {
        try (ClassPath classPath = ClassPath.of(RuleExamplesTest.class.getClassLoader())) {
            ClassFiles classes =
                    ClassFiles.read(List.of(Examples.ROOT.resolve("samples/rule-examples/target/classes")));
            scan = Scan.of(Examples.RULES).run(classes, classPath);
        }
    }

    static Stream<Rule> rules() {
        return Examples.RULES.stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void firesOnExactlyTheMarkedLinesOfTheBadExample(Rule rule) {
        assertThat(Examples.found(scan, rule.badExample())).isEqualTo(Examples.marked(rule.badExample()));
        assertThat(Examples.marked(rule.badExample()))
                .anyMatch(place -> place.rule().equals(rule.id()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isSilentOnTheGoodExampleAndOnTheOneThatLooksAlike(Rule rule) {
        assertThat(Examples.found(scan, rule.goodExample())).isEmpty();
        assertThat(Examples.marked(rule.goodExample())).isEmpty();
        String nearMiss = ExampleSources.nearMiss(rule);
        assertThat(Examples.found(scan, nearMiss))
                .isEqualTo(Examples.marked(nearMiss))
                .noneMatch(place -> place.rule().equals(rule.id()));
    }

    @Test
    void marksOutsideOfTheBadExamplesOnlyWhatIsBannedElsewhere() {
        List<String> bad = Examples.RULES.stream().map(Rule::badExample).toList();
        assertThat(scan.hits())
                .filteredOn(hit -> hit.verdict() != Verdict.POLICY)
                .allMatch(hit -> hit.location().endsWith(".xml")
                        || hit.location().endsWith(".properties")
                        || bad.contains(String.valueOf(hit.sourceFile()).replace(".java", "")));
    }

    @Test
    void decidesEveryLineOfTheExamples() {
        assertThat(scan.unreadable()).isEmpty();
        assertThat(scan.hits()).noneMatch(hit -> hit.verdict() == Verdict.UNDECIDED);
    }
}
