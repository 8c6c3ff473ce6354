package io.github.secureblocks.rules.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Sources;
import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import io.github.secureblocks.rules.report.Profile;
import io.github.secureblocks.rules.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guards see of a project, and what they leave alone. */
class GuardedCheckTest {
    private static final Rule RULE = Sources.rule(
            "test/random", new Detector.Call(Verdict.POLICY, List.of(Signature.of("java.util.Random#<init>(*)"))));
    private static final String SKIPPING =
            "<project>\n<properties>\n<maven.test.skip>true</maven.test.skip>\n</properties>\n</project>\n";

    @TempDir
    Path root;

    @BeforeEach
    void beARepository() throws IOException {
        Files.createDirectories(root.resolve(".git"));
    }

    private void write(String file, String text) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Report report(Path directory) {
        GuardedCheck check = new GuardedCheck(
                List.of(RULE), Profile.ESSENTIAL, LocalDate.of(2026, 11, 21), directory, Optional.empty(), false);
        try (ClassPath classPath = ClassPath.of(List.of())) {
            return check.run(new ClassFiles(List.of(), List.of()), classPath);
        }
    }

    private List<String> found(Path directory) {
        return report(directory).findings().stream()
                .map(finding -> finding.rule().id() + " " + finding.place() + " " + finding.symbol())
                .toList();
    }

    @Test
    void findNothingInADirectoryWithoutAProject() {
        assertThat(found(root)).isEmpty();
    }

    @Test
    void readTheParentsUpToTheRootOfTheRepositoryAndTheModulesThatTheyName() {
        write("pom.xml", "<project><packaging>pom</packaging><modules><module>a</module></modules></project>");
        write("a/pom.xml", SKIPPING);
        write("a/src/test/java/ATest.java", "");
        write("b/pom.xml", SKIPPING);
        write("b/src/test/java/BTest.java", "");
        String inA = "guard/skipped-tests a/pom.xml:3 maven.test.skip";
        assertThat(found(root)).containsExactly(inA);
        assertThat(found(root.resolve("a"))).containsExactly(inA);
        write("pom.xml", SKIPPING.replace("<properties>", "<packaging>pom</packaging>\n<properties>"));
        assertThat(found(root.resolve("a"))).containsExactly(inA, "guard/skipped-tests pom.xml:4 maven.test.skip");
    }

    @Test
    void leaveAModuleAloneThatHasNoTestsToSkip() {
        write("pom.xml", SKIPPING);
        assertThat(found(root)).isEmpty();
        write("src/test/java/ATest.java", "");
        assertThat(found(root)).hasSize(1);
    }

    @Test
    void readTheArgumentsOfEveryBuild() {
        write(".mvn/maven.config", "-T 2\n-DskipTests -Dother=true\n--define=maven.test.failure.ignore=true\n");
        write(".mvn/jvm.config", "-Xmx1g -Dmaven.test.skip=false\n");
        assertThat(found(root))
                .containsExactly(
                        "guard/skipped-tests .mvn/maven.config:2 skipTests",
                        "guard/skipped-tests .mvn/maven.config:3 maven.test.failure.ignore");
    }

    @Test
    void readTheModulesOfAGradleBuild() {
        write("settings.gradle.kts", "rootProject.name = \"x\"\ninclude(\":app\", \"libs:core\")\n");
        write("libs/core/src/test/resources/archunit.properties", "freeze.refreeze = true\n");
        write("libs/other/src/test/resources/archunit.properties", "freeze.refreeze = true\n");
        assertThat(found(root))
                .containsExactly("guard/archunit-settings libs/core/src/test/resources/archunit.properties:1"
                        + " freeze.refreeze");
    }

    @Test
    void nameAPomThatCannotBeReadAndReadNoEntityOfIt() {
        write("pom.xml", "<project><properties>");
        assertThat(report(root).notAnalysed())
                .singleElement()
                .satisfies(unread -> assertThat(unread.location()).isEqualTo("pom.xml"));
        write("secret.txt", "true");
        write(
                "pom.xml",
                "<!DOCTYPE p [<!ENTITY e SYSTEM \"" + root.resolve("secret.txt").toUri() + "\">]>"
                        + SKIPPING.replace("true", "&e;"));
        write("src/test/java/ATest.java", "");
        assertThat(found(root)).isEmpty();
    }

    @Test
    void endWhereModulesNameEachOther() {
        write("pom.xml", "<project><modules><module>.</module><module>a</module></modules></project>");
        write("a/pom.xml", "<project><modules><module>../</module></modules></project>");
        assertThat(found(root)).isEmpty();
    }

    @Test
    void readFilesInTheEncodingsThatPeopleHaveThemIn() throws Exception {
        Files.createDirectories(root.resolve("src/test/resources"));
        Files.write(
                root.resolve("pom.xml"),
                ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!-- J\u00fcrgen -->" + SKIPPING)
                        .getBytes(StandardCharsets.ISO_8859_1));
        Files.write(
                root.resolve("src/test/resources/archunit.properties"),
                "# J\u00fcrgen\nfreeze.refreeze=true\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(report(root).notAnalysed()).isEmpty();
        assertThat(found(root)).hasSize(2);
    }
}
