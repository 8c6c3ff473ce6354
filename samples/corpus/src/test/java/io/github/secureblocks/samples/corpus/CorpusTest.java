package io.github.secureblocks.samples.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Scan;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scores the rules on the labelled cases and holds the published score to what is measured. */
class CorpusTest {
    private static final List<Case> ALL = Case.under(Path.of("src/main/java"));
    private static final Path PUBLISHED =
            Path.of(System.getProperty("repository.root", "../.."), "docs/benchmarks/corpus.md");
    private static ScanResult scan;
    private static Score score;

    @BeforeAll
    static void scanTheCorpus() {
        try (ClassPath libraries = ClassPath.of(CorpusTest.class.getClassLoader())) {
            ClassFiles classes = ClassFiles.read(List.of(Path.of("target/classes")));
            scan = Scan.of(Catalogue.standard().rules()).run(classes, libraries);
        }
        Set<String> rules =
                Catalogue.standard().rules().stream().map(rule -> rule.id()).collect(Collectors.toSet());
        score = new Score(ALL.stream().filter(one -> rules.contains(one.rule())).toList(), scan);
    }

    @Test
    void everyUnsafeCaseHasOneSafeTwin() {
        TreeMap<String, List<Case>> pairs =
                ALL.stream().collect(Collectors.groupingBy(Case::pair, TreeMap::new, Collectors.toList()));
        assertThat(pairs.entrySet().stream()
                        .filter(pair -> !isPair(pair.getValue()))
                        .map(pair -> pair.getKey() + " x" + pair.getValue().size()))
                .isEmpty();
    }

    @Test
    void theOpenPartIsLargeEnough() {
        assertThat(ALL.stream().filter(one -> one.part().equals("open")).count())
                .isGreaterThanOrEqualTo(440);
    }

    @Test
    void everyClassIsRead() {
        assertThat(scan.unreadable()).isEmpty();
        assertThat(scan.checkedClasses()).isGreaterThan(50);
    }

    @Test
    void thePublishedScoreIsTheOneMeasured() throws IOException {
        String report = report();
        if (Boolean.getBoolean("regenerate")) {
            Files.createDirectories(PUBLISHED.getParent());
            Files.writeString(PUBLISHED, report);
        }
        assertThat(Files.exists(PUBLISHED) ? Files.readString(PUBLISHED) : "")
                .as("docs/benchmarks/corpus.md; write it with mvn -pl samples/corpus -am test -Dregenerate=true")
                .isEqualTo(report);
    }

    private static boolean isPair(List<Case> cases) {
        return cases.size() == 2
                && cases.get(0).unsafe() != cases.get(1).unsafe()
                && cases.get(0).rule().equals(cases.get(1).rule());
    }

    private static String report() {
        return """
                <!-- Generated: mvn -pl samples/corpus -am test -Dregenerate=true -->

                # Precision of `proved`

                Scored on %d labelled cases in pairs, [samples/corpus](../../samples/corpus/README.md). An unsafe case is to be
                found, its safe twin is not to be reported. `undecided` is neither.

                %s
                ## Missed

                %s
                ## Reported and safe

                %s
                ## Reported where no case is labelled

                %s""".formatted(
                        score.size(),
                        score.table(),
                        lines(score.missed()),
                        lines(score.falselyReported()),
                        lines(score.unlabelled()));
    }

    private static String lines(List<?> items) {
        return items.isEmpty()
                ? "None.\n"
                : items.stream().map(item -> "- " + item + "\n").collect(Collectors.joining());
    }
}
