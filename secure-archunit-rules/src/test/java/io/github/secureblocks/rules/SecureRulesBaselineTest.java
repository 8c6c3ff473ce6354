package io.github.secureblocks.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Sources;
import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import io.github.secureblocks.rules.guard.GuardedCheck;
import io.github.secureblocks.rules.report.Baseline;
import io.github.secureblocks.rules.report.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A baseline from the first check to the last line that is mended. */
class SecureRulesBaselineTest {
    private static final Rule RULE = Sources.rule(
            "test/random", new Detector.Call(Verdict.PROVED, List.of(Signature.of("java.util.Random#<init>(*)"))));
    private static final String ONE = "package app;\nclass One { Object r() { return new java.util.Random(); } }";
    private static final String TWO = "package app;\nclass Two { Object r() { return new java.util.Random(); } }";
    private static final String TWO_MENDED = "package app;\nclass Two { Object r() { return 4; } }";

    @TempDir
    Path directory;

    private SecureRules rules(boolean shrinks) {
        return SecureRules.of(
                        List.of(RULE),
                        Profile.ESSENTIAL,
                        InstantSource.fixed(Instant.parse("2026-11-21T00:00:00Z")),
                        directory,
                        shrinks)
                .withBaseline(Path.of(Baseline.FILE));
    }

    private Sources compile(String... sources) {
        return Sources.in(directory.resolve("target"), sources);
    }

    private JavaClasses imported(String... sources) {
        return new ClassFileImporter().importPath(compile(sources).classes());
    }

    private String text() throws Exception {
        return Files.readString(directory.resolve(Baseline.FILE));
    }

    @BeforeEach
    void begin() throws Exception {
        GuardedCheck check = new GuardedCheck(
                List.of(RULE), Profile.ESSENTIAL, LocalDate.of(2026, 11, 21), directory, Optional.empty(), false);
        try (ClassPath classPath = ClassPath.of(List.of())) {
            ClassFiles files = ClassFiles.read(List.of(compile(ONE, TWO).classes()));
            Baseline.write(
                    directory.resolve(Baseline.FILE),
                    List.of(),
                    check.run(files, classPath).findings());
        }
        assertThat(text()).contains("One.r()", "Two.r()");
    }

    @Test
    void letsWhatItHoldsPassAndNothingElse() {
        assertThatCode(() -> rules(true).check(imported(ONE, TWO))).doesNotThrowAnyException();
        assertThatThrownBy(() -> rules(true)
                        .check(imported(ONE, TWO, "package app;\nclass Three { Object r = new java.util.Random(); }")))
                .hasMessageContaining("Three.<init>()")
                .hasMessageNotContaining("Two.r()");
    }

    @Test
    void becomesShorterByItselfWhereNothingNewIsFound() throws Exception {
        rules(true).check(imported(ONE, TWO_MENDED));
        assertThat(text()).contains("One.r()").doesNotContain("Two.r()");
        assertThatThrownBy(() -> rules(true).check(imported(ONE, TWO))).hasMessageContaining("Two.r()");
    }

    @Test
    void staysAsItIsOnABuildServerAndWhereSomethingNewIsFound() throws Exception {
        String before = text();
        rules(false).check(imported(ONE, TWO_MENDED));
        assertThat(text()).isEqualTo(before);
        JavaClasses renamed = imported(ONE, TWO.replace("r()", "renamed()"));
        assertThatThrownBy(() -> rules(true).check(renamed)).hasMessageContaining("Two.renamed()");
        assertThat(text()).isEqualTo(before);
        assertThatCode(() -> rules(true).evaluate(imported(ONE, TWO_MENDED))).doesNotThrowAnyException();
        assertThat(text()).isEqualTo(before);
    }

    @Test
    void keepsWhatItDidNotLookAt() throws Exception {
        String before = text();
        JavaClasses one = new ClassFileImporter()
                .importPath(Sources.in(directory.resolve("other"), "package other;\nclass Other {}")
                        .classes());
        rules(true).check(one);
        assertThat(text()).isEqualTo(before);
    }

    @Test
    void forgetsAClassThatIsGoneFromItsPackage() throws Exception {
        JavaClasses withoutTwo =
                new ClassFileImporter().importPath(compile(ONE).classes().resolve("app/One.class"));
        rules(true).check(withoutTwo);
        assertThat(text()).contains("One.r()").doesNotContain("Two.r()");
    }

    @Test
    void keepsAClassWhoseSourceIsStillThere() throws Exception {
        Files.createDirectories(directory.resolve("app"));
        Files.writeString(directory.resolve("app/Two.java"), TWO);
        rules(true)
                .check(new ClassFileImporter().importPath(compile(ONE).classes().resolve("app/One.class")));
        assertThat(text()).contains("Two.r()");
    }

    @Test
    void failsWhereItIsMissing() throws Exception {
        Files.delete(directory.resolve(Baseline.FILE));
        assertThatThrownBy(() -> rules(true).check(imported(ONE)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("There is no baseline");
    }
}
