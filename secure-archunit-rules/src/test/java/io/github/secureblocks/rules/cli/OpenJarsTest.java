package io.github.secureblocks.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.Sources;
import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A jar within a jar is unpacked to a file, which takes space for as long as it is open. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "names the open files of a process")
class OpenJarsTest {
    private static final Rule RULE = Sources.rule(
            "test/random", new Detector.Call(Verdict.POLICY, List.of(Signature.of("java.util.Random#<init>(*)"))));

    @TempDir
    Path directory;

    private Path jar;

    private static byte[] jar(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    @BeforeEach
    void packAJarIntoAJar() throws IOException {
        Path classes =
                Sources.of("class Bad { Object r = new java.util.Random(); }").classes();
        byte[] bad = Files.readAllBytes(classes.resolve("Bad.class"));
        byte[] inner = jar(Map.of("Bad.class", bad));
        jar = Files.write(directory.resolve("app.jar"), jar(Map.of("Bad.class", bad, "lib/inner.jar", inner)));
    }

    /** Jars of this test that the process holds open, also the unpacked ones that have no name any more. */
    private List<String> open() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.map(OpenJarsTest::target)
                    .filter(file -> file.contains(directory.toString()) || file.contains("/secure-blocks"))
                    .toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static int run(String... arguments) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new Command(nowhere, nowhere, InstantSource.system(), List.of(RULE)).run(arguments);
    }

    @Test
    void areOpenUntilTheClassesAreClosed() throws IOException {
        try (ClassFiles files = ClassFiles.read(List.of(jar))) {
            assertThat(files.files()).hasSize(2);
            assertThat(open()).hasSize(2);
        }
        assertThat(open()).isEmpty();
    }

    @Test
    void areClosedAtOnceWhereTheyHoldOnlyJars() throws IOException {
        byte[] holder = jar(Map.of("lib/app.jar", Files.readAllBytes(jar)));
        Path outer = Files.write(directory.resolve("jars.jar"), holder);
        try (ClassFiles files = ClassFiles.read(List.of(outer))) {
            assertThat(files.files()).hasSize(2);
            assertThat(open()).hasSize(2).noneMatch(file -> file.contains(outer.toString()));
        }
        assertThat(open()).isEmpty();
    }

    @Test
    void areClosedByEveryCommandAlsoWhereItFails() throws IOException {
        assertThat(run("check", jar.toString())).isEqualTo(1);
        assertThat(open()).isEmpty();
        assertThat(run("check", "--classpath", "absent.jar", jar.toString())).isEqualTo(2);
        assertThat(open()).isEmpty();
        String baseline = directory.resolve("baseline.txt").toString();
        assertThat(run("baseline", "--baseline", baseline, jar.toString())).isZero();
        assertThat(run("baseline", "--classpath", "absent.jar", "--baseline", baseline, jar.toString()))
                .isEqualTo(2);
        assertThat(open()).isEmpty();
    }
}
