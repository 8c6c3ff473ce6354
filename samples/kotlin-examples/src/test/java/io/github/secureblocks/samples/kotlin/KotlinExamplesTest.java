package io.github.secureblocks.samples.kotlin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.bytecode.Scan;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules on classes that Kotlin's compiler wrote: what is unsafe is proved, and nothing is claimed of the rest. */
class KotlinExamplesTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final List<Mark> MARKS = Mark.under(Path.of("src/main/kotlin"));
    private static ScanResult scan;

    @BeforeAll
    static void scanTheExamples() {
        try (ClassPath libraries = ClassPath.of(KotlinExamplesTest.class.getClassLoader());
                ClassFiles classes = ClassFiles.read(List.of(CLASSES))) {
            scan = Scan.of(Catalogue.standard().rules()).run(classes, libraries);
        }
    }

    @Test
    void readsEveryClass() {
        assertThat(scan.unreadable()).isEmpty();
        assertThat(scan.checkedClasses()).isGreaterThan(40);
    }

    @Test
    void findsEveryLineThatIsMarked() {
        assertThat(MARKS.stream()
                        .filter(mark -> mark.verdict() != null)
                        .filter(mark -> scan.hits().stream().noneMatch(mark::isTold)))
                .as("unsafe and not found, or a limit that is none any more")
                .isEmpty();
    }

    @Test
    void claimsNothingOfAnyOtherLine() {
        assertThat(scan.hits().stream()
                        .filter(hit -> hit.verdict() != Verdict.POLICY)
                        .filter(hit -> MARKS.stream().noneMatch(mark -> mark.isTold(hit)))
                        .map(KotlinExamplesTest::place))
                .isEmpty();
    }

    @Test
    void knowsItsLimits() {
        assertThat(MARKS.stream().filter(mark -> mark.word().equals("limit")).map(Mark::file))
                .as("properties whose delegate is an object of Kotlin's library, other than lazy")
                .containsExactly("SqlIdioms.kt");
    }

    @Test
    void showsSafeCodeToEveryRuleThatItShowsUnsafeCode() {
        assertThat(rules("safe")).containsAll(rules("unsafe"));
        assertThat(MARKS.size()).isGreaterThan(250);
    }

    @Test
    void holdsWhatNoOtherCompilerWrites() throws IOException {
        assertThat(constants())
                .contains("checkNotNullParameter")
                .contains("throwUninitializedPropertyAccessException")
                .contains("joinToString$default")
                .contains("copy$default")
                .contains("component1")
                .contains("*S KotlinDebug")
                .contains("invokeSuspend")
                .contains("metafactory")
                .contains("makeConcatWithConstants");
    }

    private static Set<String> rules(String word) {
        return MARKS.stream()
                .filter(mark -> mark.word().equals(word))
                .map(Mark::rule)
                .collect(Collectors.toSet());
    }

    private static String constants() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static String place(Hit hit) {
        return hit.sourceFile() + ":" + hit.line() + " " + hit.rule().id() + " " + hit.verdict() + " " + hit.found();
    }
}
