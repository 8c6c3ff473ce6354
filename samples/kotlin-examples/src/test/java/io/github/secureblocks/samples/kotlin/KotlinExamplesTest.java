package io.github.secureblocks.samples.kotlin;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules on classes that Kotlin's compiler wrote. */
class KotlinExamplesTest {
    private static final List<Mark> MARKS = Mark.under(Path.of("src/main/kotlin"));
    private static ScanResult scan;

    @BeforeAll
    static void scanTheExamples() {
        try (ClassPath libraries = ClassPath.of(KotlinExamplesTest.class.getClassLoader())) {
            ClassFiles classes = ClassFiles.read(List.of(Path.of("target/classes")));
            scan = Scan.of(Catalogue.standard().rules()).run(classes, libraries);
        }
    }

    @Test
    void readsEveryClass() {
        assertThat(scan.unreadable()).isEmpty();
        assertThat(scan.checkedClasses()).isGreaterThan(20);
    }

    @Test
    void findsEveryLineThatIsUnsafe() {
        assertThat(MARKS.stream()
                        .filter(mark -> mark.verdict() != null)
                        .filter(mark -> scan.hits().stream()
                                .noneMatch(hit -> mark.isAt(hit) && hit.verdict() == mark.verdict()))
                        .map(Mark::place))
                .isEmpty();
    }

    @Test
    void claimsNothingOfAnyOtherLine() {
        assertThat(scan.hits().stream()
                        .filter(hit -> hit.verdict() != Verdict.POLICY)
                        .filter(hit ->
                                MARKS.stream().noneMatch(mark -> mark.isAt(hit) && mark.verdict() == hit.verdict()))
                        .map(KotlinExamplesTest::place))
                .isEmpty();
    }

    private static String place(Hit hit) {
        return hit.sourceFile() + ":" + hit.line() + " " + hit.rule().id() + " " + hit.verdict() + " " + hit.found();
    }
}
