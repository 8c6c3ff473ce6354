package io.github.secureblocks.samples.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassSetsTest {
    @TempDir
    Path folder;

    @Test
    void eachStepAddsWhatTheOneBeforeItDoesNotHold() throws IOException {
        Path jar = jar("one.jar", "a/One.class", "a/Two.class", "b/Three.class", "c/Four.class");

        List<Path> steps = ClassSets.unpack(List.of(jar), folder.resolve("steps"), 1, 3);

        assertThat(ClassSets.count(steps.get(0))).isEqualTo(1);
        assertThat(ClassSets.count(steps.get(1))).isEqualTo(2);
        assertThat(names(steps.get(0))).doesNotContainAnyElementsOf(names(steps.get(1)));
    }

    @Test
    void aNameThatTwoJarsHoldCountsOnce() throws IOException {
        Path one = jar("one.jar", "a/One.class", "a/Two.class");
        Path two = jar("two.jar", "a/One.class", "b/Three.class");

        List<Path> all = ClassSets.unpack(List.of(one, two), folder.resolve("all"));

        assertThat(names(all.get(0))).containsExactlyInAnyOrder("a/One.class", "a/Two.class", "b/Three.class");
        assertThat(Files.readString(all.get(0).resolve("a/One.class"))).isEqualTo("one.jar");
    }

    @Test
    void onlyClassesOfTheOrdinaryReleaseAreTaken() throws IOException {
        Path jar = jar("one.jar", "a/One.class", "META-INF/versions/17/a/One.class", "module-info.class", "a/x.txt");

        List<Path> all = ClassSets.unpack(List.of(jar), folder.resolve("all"));

        assertThat(names(all.get(0))).containsExactly("a/One.class");
    }

    @Test
    void jarsWithTooFewClassesAreRefused() throws IOException {
        Path jar = jar("one.jar", "a/One.class");

        assertThatThrownBy(() -> ClassSets.unpack(List.of(jar), folder.resolve("steps"), 2))
                .hasMessageContaining("only 1");
    }

    private static List<String> names(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    private Path jar(String name, String... entries) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return jar;
    }
}
