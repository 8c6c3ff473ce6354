package io.github.secureblocks.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.bytecode.Sources;
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

class BaselineCommandTest {
    private static final String RANDOM = "Object r() { return new java.util.Random(); }";
    private static final String KEY = "Object k() { return new java.util.StringTokenizer(\"key\"); }";
    private static final Rule USE = Sources.rule(
            "test/random", new Detector.Call(Verdict.POLICY, List.of(Signature.of("java.util.Random#<init>(*)"))));
    private static final Rule NEVER = Sources.rule(
                    "test/key",
                    new Detector.Call(Verdict.PROVED, List.of(Signature.of("java.util.StringTokenizer#<init>(*)"))))
            .neverAccepted();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private int run(String command, String... more) {
        out.reset();
        err.reset();
        String[] arguments = Stream.concat(Stream.of(command, "--baseline", file().toString()), Stream.of(more))
                .toArray(String[]::new);
        return new Command(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        InstantSource.fixed(Instant.parse("2026-11-21T00:00:00Z")),
                        List.of(USE, NEVER))
                .run(arguments);
    }

    private Path file() {
        return directory.resolve("baseline.txt");
    }

    private String classes(String... members) {
        return Sources.in(directory, "class A { " + String.join(" ", members) + " }")
                .classes()
                .toString();
    }

    @Test
    void writesNothingWithoutBeingToldTo() {
        assertThat(run("baseline", classes(RANDOM))).isZero();
        assertThat(out.toString()).contains("0 kept, 1 added, 0 mended", "--write");
        assertThat(file()).doesNotExist();
    }

    @Test
    void writesWhatIsThereAndTheCheckCountsIt() {
        String classes = classes(RANDOM, KEY);
        assertThat(run("check", classes)).isEqualTo(2);
        assertThat(err.toString()).contains("There is no baseline").hasLineCount(1);
        assertThat(run("baseline", "--write", classes)).isZero();
        assertThat(run("check", classes)).isZero();
        assertThat(out.toString()).contains("0 findings", "baseline: 2 known");
    }

    @Test
    void growsByTheCommandAloneAndNeverByWhatCannotBeAccepted() throws Exception {
        run("baseline", "--write", classes(RANDOM));
        String before = Files.readString(file());
        assertThat(run("check", classes(RANDOM, KEY, "Object s() { return new java.util.Random(); }")))
                .isEqualTo(1);
        assertThat(out.toString()).contains("A.s()", "A.k()").doesNotContain("A.r()");
        assertThat(Files.readString(file())).isEqualTo(before);

        assertThat(run("baseline", "--write", directory.resolve("classes").toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("no risk of test/key can be accepted", "A.k()")
                .hasLineCount(1);
        assertThat(Files.readString(file())).contains("A.r()", "A.s()").doesNotContain("A.k()");
    }

    @Test
    void dropsWhatIsMendedAndLinesThatItDidNotWrite() throws Exception {
        run("baseline", "--write", classes(RANDOM, KEY));
        Files.writeString(
                file(), Files.readString(file()).replaceAll("\\.[0-9a-f]{8}\ttest/key", ".00000000\ttest/key"));
        assertThat(run("check", classes(RANDOM, KEY))).isEqualTo(1);
        assertThat(out.toString()).contains("[test/key]", "[guard/edited-baseline]", "baseline.txt:");
        run("baseline", "--write", classes(RANDOM));
        assertThat(Files.readString(file())).contains("A.r()").doesNotContain("A.k()");
    }

    @Test
    void refusesWhereSomethingCouldNotBeAnalysed() throws Exception {
        String classes = classes(RANDOM);
        Files.write(Path.of(classes, "Broken.class"), new byte[] {1, 2, 3});
        assertThat(run("baseline", "--write", classes)).isEqualTo(2);
        assertThat(err.toString()).contains("Broken.class").hasLineCount(1);
        assertThat(file()).doesNotExist();
    }

    @Test
    void answersTwoWhereTheFileCannotBeUnderstood() throws Exception {
        Files.writeString(file(), "nothing of ours\n");
        String classes = classes(RANDOM);
        for (String command : List.of("check", "baseline")) {
            assertThat(run(command, classes)).isEqualTo(2);
            assertThat(err.toString()).contains("no baseline of this version").hasLineCount(1);
        }
        assertThat(run("baseline", "--write")).isEqualTo(2);
    }
}
