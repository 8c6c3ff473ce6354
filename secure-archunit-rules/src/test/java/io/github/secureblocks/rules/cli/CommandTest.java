package io.github.secureblocks.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.rules.bytecode.Sources;
import io.github.secureblocks.rules.bytecode.UnusableInput;
import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
    private static final Rule RULE = Sources.rule(
            "test/random", new Detector.Call(Verdict.POLICY, List.of(Signature.of("java.util.Random#<init>(*)"))));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private int run(String... arguments) {
        return new Command(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        InstantSource.fixed(Instant.parse("2026-11-21T00:00:00Z")),
                        List.of(RULE))
                .run(arguments);
    }

    private String bad() {
        return Sources.in(directory, "class Bad { Object r = new java.util.Random(); }")
                .classes()
                .toString();
    }

    private String good() {
        return Sources.in(directory, "class Good { int one = 1; }").classes().toString();
    }

    @Test
    void answersZeroWhereNothingIsFound() {
        assertThat(run("check", good())).isZero();
        assertThat(out.toString()).isEqualTo("1 class checked, 0 findings, 0 accepted risks\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void answersOneWithEveryFinding() {
        assertThat(run("check", bad())).isEqualTo(1);
        assertThat(out.toString()).contains("[test/random]", "Bad.java:1");
    }

    @Test
    void leavesPoliciesOutOfTheEssentialProfile() {
        assertThat(run("check", "--profile", "essential", bad())).isZero();
    }

    @Test
    void answersJsonWhereAsked() {
        assertThat(run("check", "--format", "json", bad())).isEqualTo(1);
        assertThat(out.toString()).startsWith("{").contains("\"ruleId\" : \"test/random\"");
    }

    @Test
    void answersTwoAndOneSentenceAndNothingElseWhereTheInputCannotBeUsed() throws Exception {
        Path text = Files.writeString(directory.resolve("text.jar"), "not a jar");
        Files.createDirectories(directory.resolve("empty"));
        for (String[] arguments : List.of(
                new String[] {},
                new String[] {"scan", "x"},
                new String[] {"check"},
                new String[] {"check", "--profile", "lax", "x"},
                new String[] {"check", "--format"},
                new String[] {"check", "--fast", "x"},
                new String[] {"check", directory.resolve("absent").toString()},
                new String[] {"check", directory.resolve("empty").toString()},
                new String[] {"check", "a\0b"},
                new String[] {"check", text.toString()},
                new String[] {"check", "--classpath", "absent.jar", good()})) {
            err.reset();
            assertThat(run(arguments)).isEqualTo(2);
            assertThat(err.toString().lines()).hasSize(1);
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void answersTwoAndTheWholeReportWhereAClassCannotBeRead() throws Exception {
        String classes = bad();
        Files.write(Path.of(classes, "Broken.class"), new byte[] {1, 2, 3});
        assertThat(run("check", "--format", "json", classes)).isEqualTo(2);
        assertThat(out.toString()).contains("test/random", "Broken.class").endsWith("}\n");
        assertThat(err.toString()).contains("Broken.class").hasLineCount(1);
    }

    @Test
    void answersEveryFormatThatItNames() {
        assertThat(run("check", "--format", "sarif", bad())).isEqualTo(1);
        assertThat(out.toString()).startsWith("{").contains("sarif-schema-2.1.0.json", "test/random");
        out.reset();
        assertThat(run("check", "--format", "html", bad())).isEqualTo(1);
        assertThat(out.toString()).startsWith("<!DOCTYPE html>").contains("test/random");
        assertThat(run("check", "--format", "xml", bad())).isEqualTo(2);
        assertThat(err.toString()).contains("text, json, sarif or html").hasLineCount(1);
    }

    @Test
    void writesTheReportToAFileAndPrintsItsLastLine() throws Exception {
        Path file = Files.writeString(directory.resolve("report.json"), "old");
        assertThat(run("check", "--format", "json", "--output", file.toString(), bad()))
                .isEqualTo(1);
        assertThat(Files.readString(file)).startsWith("{").endsWith("}\n").contains("test/random");
        assertThat(out.toString()).isEqualTo("1 class checked, 1 finding (1 policy, 0 undecided), 0 accepted risks\n");
        assertThat(err.toString()).isEmpty();
        assertThat(run("check", "--output", file.toString(), bad())).isEqualTo(1);
        assertThat(Files.readString(file)).contains("AT      Bad.java:1").doesNotContain("{");
    }

    @Test
    void answersTwoBeforeItChecksWhereNothingCanBeWritten() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("target"));
        for (Path file : List.of(directory, link, directory.resolve("absent/report.txt"))) {
            err.reset();
            assertThat(run("check", "--output", file.toString(), bad())).isEqualTo(2);
            assertThat(err.toString().lines()).hasSize(1);
        }
        assertThat(out.toString()).isEmpty();
        assertThat(Files.exists(directory.resolve("target"))).isFalse();
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @Test
    void leavesNothingBehindWhereTheReportCannotBeWritten() throws Exception {
        Path empty = Files.createDirectories(directory.resolve("empty"));
        OutputFile file = OutputFile.at(empty.resolve("report.txt"));
        Files.createDirectories(empty.resolve("report.txt/taken-meanwhile"));
        assertThatThrownBy(() -> file.write("report"))
                .isInstanceOf(UnusableInput.class)
                .hasMessageContaining("could not be written")
                .hasMessageContaining("as it was");
        try (Stream<Path> left = Files.list(empty)) {
            assertThat(left).containsExactly(empty.resolve("report.txt"));
        }
    }

    @Test
    void writesWhatHasNoFormInUtf8() throws Exception {
        Path file = directory.resolve("report.txt");
        OutputFile.at(file).write("\ud800ä");
        assertThat(Files.readString(file)).isEqualTo("?ä");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--profile", "--format", "--output", "--classpath", "Exit code");
    }
}
