package io.github.secureblocks.rules.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.rules.bytecode.Sources;
import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {
    private static final Rule RULE = Sources.rule(
            "test/random", new Detector.Call(Verdict.POLICY, List.of(Signature.of("java.util.Random#<init>(*)"))));
    private static final String SOURCE = """
            package app;
            class A {
                Object one() { return new java.util.Random(); }
                Object two() { return new java.util.Random(); }
            }
            """;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve(Baseline.FILE);
    }

    private static Report report(String source, Terms terms) {
        return Report.of(Sources.of(source).scan(RULE), terms, SourceTree.around(Path.of("/nowhere")));
    }

    private static Terms terms() {
        return Terms.of(List.of(RULE), Profile.STRICT, LocalDate.of(2026, 11, 21));
    }

    private void write() {
        assertThat(Baseline.write(file, List.of(), report(SOURCE, terms()).findings()))
                .isTrue();
    }

    @Test
    void holdsOneSortedLineForEachFindingThatAPersonCanRead() throws Exception {
        write();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).isEqualTo("# secure-blocks baseline 1");
        assertThat(lines.stream().filter(line -> !line.startsWith("#")))
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("[0-9a-f]{32}\\.[0-9a-f]{8}\ttest/random\tapp/A.java\tapp.A\tA.one\\(\\)"),
                        line -> assertThat(line).endsWith("A.two()"));
        String before = Files.readString(file);
        Baseline.write(file, Baseline.read(file).entries(), List.of());
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void takesWhatItHoldsAndLeavesWhatIsNew() {
        assertThat(report(SOURCE, terms()).findings()).hasSize(2);
        write();
        Report known = report(SOURCE, terms().since(Baseline.read(file)));
        assertThat(known.isClean()).isTrue();
        assertThat(known.baseline().known()).hasSize(2);
        Report grown = report(
                SOURCE.replace("class A {", "class A {\n    Object three() { return new java.util.Random(); }"),
                terms().since(Baseline.read(file)));
        assertThat(grown.findings()).extracting(Finding::symbol).containsExactly("A.three()");
        assertThat(TextReport.render(grown, "verify")).contains("baseline: 2 known");
    }

    @Test
    void takesNothingForALineThatWasCopiedOutOfAReport() throws Exception {
        Baseline.write(file, List.of(), List.of());
        Finding finding = report(SOURCE, terms()).findings().get(0);
        Files.writeString(
                file,
                Files.readString(file) + finding.fingerprint()
                        + ".00000000\ttest/random\tapp/A.java\tapp.A\tA.one()\n");
        Report report = report(SOURCE, terms().since(Baseline.read(file)));
        assertThat(report.findings()).hasSize(2);
        assertThat(report.baseline().known()).isEmpty();
        assertThat(Baseline.read(file).entries()).singleElement().satisfies(entry -> {
            assertThat(entry.sealed()).isFalse();
            assertThat(entry.line()).isEqualTo(4);
        });
    }

    @Test
    void namesWhatIsMendedAndTakesItOutAndNothingElse() throws Exception {
        write();
        Files.writeString(file, Files.readString(file) + "# a word of our own\n");
        Baseline baseline = Baseline.read(file);
        String mended = SOURCE.replace("Object one() { return new java.util.Random(); }", "Object one() { return 4; }");
        BaselineResult result = report(mended, terms().since(baseline)).baseline();
        assertThat(result.mended()).extracting(BaselineEntry::symbol).containsExactly("A.one()");
        assertThat(baseline.remove(result.mended())).isTrue();
        assertThat(Files.readString(file))
                .contains("A.two()", "# a word of our own")
                .doesNotContain("A.one()");
        assertThat(report(mended, terms().since(Baseline.read(file))).isClean()).isTrue();
    }

    @Test
    void isWrittenAndReadWhereANameHasNoFormInUtf8() {
        Finding known =
                new Finding(Told.RULE, Verdict.PROVED, "\ud800.java", 1, "A", "A.go()", "calls it", "0".repeat(32), "");
        assertThat(Baseline.write(file, List.of(), List.of(known))).isTrue();
        assertThat(Baseline.read(file).entries())
                .extracting(BaselineEntry::path)
                .containsExactly("?.java");
    }

    @Test
    void keepsAnEntryWhoseFindingIsOnlyNotToldInThisProfile() {
        write();
        Terms essential = Terms.of(List.of(RULE), Profile.ESSENTIAL, LocalDate.of(2026, 11, 21));
        assertThat(report(SOURCE, essential.since(Baseline.read(file)))
                        .baseline()
                        .mended())
                .isEmpty();
    }

    @Test
    void survivesManyRunsThatEachTakeOutOneLine() throws Exception {
        String many = "package app;\nclass A {\n"
                + IntStream.range(0, 8)
                        .mapToObj(number -> "Object m" + number + "() { return new java.util.Random(); }\n")
                        .reduce("", String::concat)
                + "}\n";
        Baseline.write(file, List.of(), report(many, terms()).findings());
        List<BaselineEntry> entries = Baseline.read(file).entries();
        IntStream.range(0, 8).parallel().forEach(number -> {
            Baseline baseline = Baseline.read(file);
            baseline.remove(List.of(entries.get(number)));
            assertThat(Baseline.read(file).entries()).hasSizeLessThan(8);
        });
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing of ours\n",
                "# secure-blocks baseline 2\n",
                "# secure-blocks baseline 1\n<<<<<<< HEAD\n",
                "# secure-blocks baseline 1\n0123\ttest/random\n",
                "# secure-blocks baseline 1\n0123456789abcdef0123456789abcdef.01234567 test/random a a a\n"
            })
    void isAnErrorWhereItCannotBeUnderstood(String text) throws Exception {
        Files.writeString(file, text);
        assertThatThrownBy(() -> Baseline.read(file))
                .isInstanceOf(UnreadableBaseline.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void isAnErrorWhereItIsMissingOrNoText() throws Exception {
        assertThatThrownBy(() -> Baseline.read(file))
                .isInstanceOf(UnreadableBaseline.class)
                .hasMessageContaining("There is no baseline");
        Files.write(file, "# secure-blocks baseline 1\n\u00e4".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Baseline.read(file)).hasMessageContaining("UTF-8");
    }

    @Test
    void saysThatItCouldNotBeWritten() {
        assertThat(Baseline.write(directory.resolve("absent/file.txt"), List.of(), List.of()))
                .isFalse();
    }
}
