package io.github.secureblocks.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.secureblocks.rules.bytecode.Sources;
import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import io.github.secureblocks.rules.report.Profile;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureRulesTest {
    private static final Rule RULE = Sources.rule(
            "test/random", new Detector.Call(Verdict.POLICY, List.of(Signature.of("java.util.Random#<init>(*)"))));

    @TempDir
    Path directory;

    private static SecureRules rules(Profile profile) {
        return SecureRules.of(List.of(RULE), profile, InstantSource.fixed(Instant.parse("2026-11-21T00:00:00Z")));
    }

    private Path bad() {
        return Sources.in(directory, "package app;\nclass Bad {\n    Object r = new java.util.Random();\n}")
                .classes();
    }

    @Test
    void failsWithTheLineToWrite() {
        JavaClasses classes = new ClassFileImporter().importPath(bad());
        assertThatThrownBy(() -> rules(Profile.STRICT).check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[test/random]")
                .hasMessageContaining("Sql.text")
                .hasMessageContaining("app/Bad.java:3");
        assertThatCode(() -> rules(Profile.ESSENTIAL).check(classes)).doesNotThrowAnyException();
    }

    @Test
    void readsClassesOutOfAJarWhoseNameHoldsASpace() throws Exception {
        Path jar = directory.resolve("an app.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("app/Bad.class"));
            zip.write(Files.readAllBytes(bad().resolve("app/Bad.class")));
        }
        try (JarFile opened = new JarFile(jar.toFile())) {
            JavaClasses classes = new ClassFileImporter().importJar(opened);
            assertThatThrownBy(() -> rules(Profile.STRICT).check(classes)).hasMessageContaining("app/Bad.java:3");
        }
    }

    @Test
    void failsWhereNoClassWasChecked() {
        JavaClasses none = new ClassFileImporter().importPath(directory);
        assertThat(none).isEmpty();
        assertThatThrownBy(() -> rules(Profile.ESSENTIAL).check(none))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("No class was checked");
        assertThat(rules(Profile.ESSENTIAL).evaluate(none).hasViolation()).isTrue();
        assertThatThrownBy(() -> rules(Profile.STRICT).allowEmptyShould(true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failsWhereAClassCannotBeReadAnyMore() throws Exception {
        Path classes = bad();
        JavaClasses imported = new ClassFileImporter().importPath(classes);
        Files.delete(classes.resolve("app/Bad.class"));
        assertThatThrownBy(() -> rules(Profile.ESSENTIAL).check(imported))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("NOT ANALYSED")
                .hasMessageContaining("Bad.class");
    }

    @Test
    void tellsArchUnitOneStableLineForEachFinding() {
        JavaClasses classes = new ClassFileImporter().importPath(bad());
        assertThat(rules(Profile.STRICT).evaluate(classes).getFailureReport().getDetails())
                .containsExactly("[test/random] Bad.<init>() calls new java.util.Random() in (Bad.java:3)");
        assertThat(rules(Profile.STRICT).because("it is agreed").getDescription())
                .isEqualTo("secure blocks, strict, because it is agreed");
    }
}
