package io.github.secureblocks.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.bytecode.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars as they are delivered. */
class CommandIT {
    private static final Path COMMAND = Path.of(System.getProperty("command.jar"));
    private static final Path LIBRARY = Path.of(System.getProperty("library.jar"));

    @TempDir
    Path directory;

    private record Answer(int code, String out, String err) {}

    private Answer run(String... arguments) throws Exception {
        return runWith("256m", arguments);
    }

    private Answer runWith(String memory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory,
                "-jar",
                COMMAND.toString()));
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("CI");
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Answer(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void answersItsExitCodesAsAProcess() throws Exception {
        String clean = Sources.in(directory.resolve("a"), "class Clean { int one = 1; }")
                .classes()
                .toString();
        Answer none = run("check", clean);
        assertThat(none.code()).as(none.err()).isZero();
        assertThat(none.out()).contains("1 class checked");

        Answer unusable = run("check", "absent");
        assertThat(unusable.code()).isEqualTo(2);
        assertThat(unusable.out()).isEmpty();
        assertThat(unusable.err()).contains("absent").hasLineCount(1);

        assertThat(run("--help").code()).isZero();
        Answer json = run("check", "--format", "json", clean);
        assertThat(json.code()).isZero();
        assertThat(json.out()).startsWith("{").contains("\"checkedClasses\" : 1");
    }

    @Test
    void writesSarifThatNamesItsVersion() throws Exception {
        String clean = Sources.in(directory.resolve("c"), "class Clean { int one = 1; }")
                .classes()
                .toString();
        Answer answer = run("check", "--format", "sarif", "--output", "report.sarif", clean);
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).isEqualTo("1 class checked, 0 findings, 0 accepted risks\n");
        assertThat(Files.readString(directory.resolve("report.sarif")))
                .contains("\"semanticVersion\" : \"" + System.getProperty("project.version") + "\"");
    }

    @Test
    void saysInOneSentenceThatItNeedsMoreMemory() throws Exception {
        byte[] noise = new byte[30 << 20];
        new Random(1).nextBytes(noise);
        Path large = Files.write(directory.resolve("Large.class"), noise);
        Answer answer = runWith("32m", "check", large.toString());
        assertThat(answer.code()).as(answer.err()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("more memory", "-Xmx").hasLineCount(1);
    }

    @Test
    void findsWhatAQueryIsPutTogetherFrom() throws Exception {
        String bad = Sources.in(directory.resolve("b"), """
                        package app;
                        class Notes {
                            Object find(java.sql.Statement statement, String name) throws Exception {
                                return statement.executeQuery("select * from notes where name = '" + name + "'");
                            }
                        }
                        """).classes().toString();
        Answer found = run("check", "--profile", "essential", bad);
        assertThat(found.code()).as(found.out() + found.err()).isEqualTo(1);
        assertThat(found.out()).contains("Notes.java:4");
    }

    @Test
    void writesABaselineThatTheNextCheckMakesShorter() throws Exception {
        String two = "package app;\nclass Dice { Object one() { return new java.util.Random(); }"
                + " Object two() { return new java.util.Random(); } }";
        String classes = Sources.in(directory.resolve("c"), two).classes().toString();
        Answer written = run("baseline", "--write", classes);
        assertThat(written.code()).as(written.err()).isZero();
        Answer known = run("check", "--baseline", "security-baseline.txt", classes);
        assertThat(known.code()).as(known.out() + known.err()).isZero();
        assertThat(known.out()).contains("baseline: 2 known");

        Sources.in(directory.resolve("c"), two.replace("two() { return new java.util.Random()", "two() { return 4"));
        Answer mended = run("check", "--baseline", "security-baseline.txt", classes);
        assertThat(mended.out()).contains("baseline: 1 known, 1 mended and removed from it");
        assertThat(Files.readString(directory.resolve("security-baseline.txt")))
                .contains("Dice.one()")
                .doesNotContain("Dice.two()");
    }

    @Test
    void looksAtTheProjectThatItRunsIn() throws Exception {
        Files.writeString(directory.resolve("pom.xml"), """
                <project>
                  <properties>
                    <skipTests>true</skipTests>
                  </properties>
                </project>
                """);
        Files.createDirectories(directory.resolve("src/test"));
        String clean = Sources.in(directory.resolve("d"), "class Clean { int one = 1; }")
                .classes()
                .toString();
        Answer answer = run("check", "--profile", "essential", clean);
        assertThat(answer.code()).as(answer.err()).isEqualTo(1);
        assertThat(answer.out()).contains("[guard/skipped-tests]", "pom.xml:3  skipTests  is true");
    }

    @Test
    void holdsTheShadedLibrariesUnderOtherNamesAndTheirLicences() throws Exception {
        for (Path file : List.of(COMMAND, LIBRARY)) {
            try (JarFile jar = new JarFile(file.toFile())) {
                List<String> names = jar.stream().map(entry -> entry.getName()).toList();
                assertThat(names)
                        .contains(
                                "io/github/secureblocks/rules/internal/asm/ClassReader.class",
                                "META-INF/licenses/asm-LICENSE.txt",
                                "META-INF/licenses/jackson-core-LICENSE.txt",
                                "META-INF/licenses/jackson-core-NOTICE.txt",
                                "META-INF/FastDoubleParser-LICENSE")
                        .doesNotHaveDuplicates()
                        .noneMatch(name -> name.startsWith("org/objectweb/")
                                || name.startsWith("com/fasterxml/")
                                || name.startsWith("com/tngtech/")
                                || name.endsWith("module-info.class")
                                || name.startsWith("META-INF/versions/")
                                || name.startsWith("META-INF/services/")
                                || name.endsWith(".SF")
                                || name.endsWith(".RSA"));
            }
        }
        try (JarFile jar = new JarFile(COMMAND.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .noneMatch(name -> name.endsWith("/SecureRules.class"));
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("io.github.secureblocks.rules.cli.Main");
        }
    }
}
