package io.github.secureblocks.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Sources;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.guard.GuardedCheck;
import io.github.secureblocks.rules.report.Baseline;
import io.github.secureblocks.rules.report.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mappers that lie where ArchUnit found the classes. */
class MappersBesideClassesTest {
    private static final Rule RULE =
            Catalogue.standard().rule("sql/interpolated-mapper").orElseThrow();
    private static final String MAPPER = """
            <mapper namespace="app.Notes">
              <select id="sorted">select id from notes
                order by ${column}</select>
            </mapper>
            """;

    @TempDir
    Path directory;

    private SecureRules rules() {
        return SecureRules.of(List.of(RULE), Profile.ESSENTIAL, InstantSource.system(), directory, true);
    }

    private Path classes(String module) {
        return Sources.in(directory.resolve(module), "package app;\npublic interface Notes { int sorted(String c); }")
                .classes();
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void areReadInTheDirectoryOfTheClasses() throws Exception {
        Path classes = classes("x");
        JavaClasses imported = new ClassFileImporter().importPath(classes);
        assertThatCode(() -> rules().check(imported)).doesNotThrowAnyException();
        write(classes.resolve("mapper/Notes.xml"), MAPPER);
        assertThatThrownBy(() -> rules().check(imported))
                .hasMessageContaining("[sql/interpolated-mapper]")
                .hasMessageContaining("mapper/Notes.xml:3")
                .hasMessageContaining("Notes.sorted  pastes ${column}");
    }

    @Test
    void areToldByTheirPlaceInTheSource() throws Exception {
        Path classes = Files.move(
                classes("x"),
                Files.createDirectories(directory.resolve("app/target")).resolve("classes"));
        write(classes.resolve("mapper/Notes.xml"), MAPPER);
        write(directory.resolve("app/src/main/resources/mapper/Notes.xml"), MAPPER);
        JavaClasses imported = new ClassFileImporter().importPath(classes);
        assertThatThrownBy(() -> rules().check(imported))
                .hasMessageContaining("app/src/main/resources/mapper/Notes.xml:3");
    }

    @Test
    void areReadWhereGradleKeepsThem() throws Exception {
        Path build = directory.resolve("build");
        Path classes = Files.move(
                classes("x"),
                Files.createDirectories(build.resolve("classes/java")).resolve("main"));
        write(build.resolve("resources/main/Notes.xml"), MAPPER);
        JavaClasses imported = new ClassFileImporter().importPath(classes);
        assertThatThrownBy(() -> rules().check(imported)).hasMessageContaining("Notes.xml:3");
    }

    @Test
    void areReadInTheJarOfTheClasses() throws Exception {
        Path jar = directory.resolve("an app.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("app/Notes.class"));
            zip.write(Files.readAllBytes(classes("x").resolve("app/Notes.class")));
            zip.putNextEntry(new ZipEntry("mapper/Notes.xml"));
            zip.write(MAPPER.getBytes());
        }
        try (JarFile opened = new JarFile(jar.toFile())) {
            JavaClasses imported = new ClassFileImporter().importJar(opened);
            assertThatThrownBy(() -> rules().check(imported)).hasMessageContaining("mapper/Notes.xml:3");
        }
    }

    @Test
    void areNotLookedForAboveAClassThatLiesElsewhereThanItsNameSays() throws Exception {
        Path moved = Files.createDirectories(directory.resolve("a")).resolve("Moved.class");
        Files.move(classes("x").resolve("app/Notes.class"), moved);
        write(directory.resolve("Notes.xml"), MAPPER);
        assertThatCode(() -> rules().check(new ClassFileImporter().importPath(moved)))
                .doesNotThrowAnyException();
    }

    @Test
    void haveAPlaceInTheBaselineUntilTheyAreMended() throws Exception {
        Path classes = classes("x");
        Path mapper = write(classes.resolve("mapper/Notes.xml"), MAPPER);
        JavaClasses imported = new ClassFileImporter().importPath(classes);
        Path baseline = directory.resolve(Baseline.FILE);
        GuardedCheck check = new GuardedCheck(
                List.of(RULE), Profile.ESSENTIAL, LocalDate.of(2026, 11, 21), directory, Optional.empty(), false);
        try (ClassPath classPath = ClassPath.of(List.of());
                ClassFiles files = ClassFiles.read(List.of(classes))) {
            Baseline.write(baseline, List.of(), check.run(files, classPath).findings());
        }
        SecureRules held = rules().withBaseline(baseline);
        assertThatCode(() -> held.check(imported)).doesNotThrowAnyException();
        write(mapper, MAPPER.replace("sorted", "other"));
        assertThatThrownBy(() -> held.check(imported)).hasMessageContaining("mapper/Notes.xml:3");
        write(mapper, MAPPER.replace("${", "#{"));
        held.check(imported);
        assertThat(Baseline.read(baseline).entries()).isEmpty();
    }
}
