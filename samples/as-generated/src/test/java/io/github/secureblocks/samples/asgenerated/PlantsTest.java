package io.github.secureblocks.samples.asgenerated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.bytecode.Scan;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the marks in the source to what the rules report: neither more nor less. */
class PlantsTest {
    private static final List<Plant> PLANTS = Plant.in(Path.of("src/main"));
    private static final ScanResult SCAN = scan(ClassPath.of(PlantsTest.class.getClassLoader()));

    @Test
    void everyMarkedLineIsReportedByItsRuleAndNoOtherLineIs() {
        assertThat(claimed(SCAN)).containsExactlyInAnyOrderElementsOf(marked());
    }

    /** As the command does where nobody gives it a class path. */
    @Test
    void theSameLinesAreReportedWithoutTheLibraries() {
        assertThat(claimed(scan(ClassPath.of(List.of())))).containsExactlyInAnyOrderElementsOf(marked());
    }

    @Test
    void whatOnlyAnAttackShowsIsNotReportedYet() {
        assertThat(PLANTS)
                .filteredOn(Plant::isAttackOnly)
                .isNotEmpty()
                .allSatisfy(plant -> assertThat(SCAN.hits())
                        .filteredOn(hit -> place(hit).equals(plant.place()))
                        .as("%s has a rule now: write the rule in the mark", plant)
                        .noneMatch(hit -> hit.rule().cwe().contains(plant.cwe())));
    }

    @Test
    void everyClassIsRead() {
        assertThat(SCAN.unreadable()).isEmpty();
        assertThat(SCAN.checkedClasses()).isGreaterThan(10);
    }

    /** That a raw primitive is banned claims no weakness. */
    private static List<String> claimed(ScanResult scan) {
        List<String> marked = marked();
        return scan.hits().stream()
                .filter(hit -> hit.verdict() != Verdict.POLICY || marked.contains(reported(hit)))
                .map(PlantsTest::reported)
                .toList();
    }

    private static List<String> marked() {
        return PLANTS.stream()
                .filter(plant -> !plant.isAttackOnly())
                .map(plant -> plant.place() + " " + plant.rule())
                .toList();
    }

    private static ScanResult scan(ClassPath libraries) {
        try (libraries) {
            ClassFiles classes = ClassFiles.read(List.of(Path.of("target/classes")));
            return Scan.of(Catalogue.standard().rules()).run(classes, libraries);
        }
    }

    private static String reported(Hit hit) {
        return place(hit) + " " + hit.rule().id();
    }

    private static String place(Hit hit) {
        return hit.sourceFile() + ":" + hit.line();
    }
}
