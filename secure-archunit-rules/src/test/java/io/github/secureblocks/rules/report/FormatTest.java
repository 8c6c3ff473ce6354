package io.github.secureblocks.rules.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class FormatTest {
    private static String render(Format format, Report report) {
        return format.render(report, "mvn verify", Told.NO_SOURCES);
    }

    @ParameterizedTest
    @EnumSource
    void answersTheSameForTheSameReport(Format format) {
        assertThat(render(format, Told.full())).isEqualTo(render(format, Told.full()));
    }

    @ParameterizedTest
    @EnumSource
    void tellsAReportWithoutAnything(Format format) {
        assertThat(render(format, Told.of())).endsWith("\n").hasSizeLessThan(8_000);
    }

    @ParameterizedTest
    @EnumSource
    void holdsNoCharacterThatChangesHowItIsRead(Format format) {
        String raw = String.join("", Told.HOSTILE);
        assertThat(raw.codePoints()).anyMatch(FormatTest::changesReading);
        String told = render(format, Told.hostile());
        assertThat(told.codePoints().filter(FormatTest::changesReading).boxed()).isEmpty();
        assertThat(new String(told.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(told))
                .isTrue();
    }

    private static boolean changesReading(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\t';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }

    @ParameterizedTest
    @EnumSource
    void isReadBackWhateverTheNamesHold(Format format) throws Exception {
        String told = render(format, Told.hostile());
        if (format == Format.JSON || format == Format.SARIF) {
            try (JsonParser parser = new JsonFactory().createParser(told)) {
                int tokens = 0;
                while (parser.nextToken() != null) {
                    tokens++;
                }
                assertThat(tokens).isGreaterThan(Told.HOSTILE.size());
            }
        } else if (format == Format.TEXT) {
            assertThat(told.lines().filter(line -> line.startsWith("AT      "))).hasSize(Told.HOSTILE.size());
        }
    }

    @Test
    void readsEveryHostileTextBackFromJson() {
        JsonNode json = new ObjectMapper().readTree(render(Format.JSON, Told.hostile()));
        for (int index = 0; index < Told.HOSTILE.size(); index++) {
            String expected =
                    Told.HOSTILE.get(index).replace("\ud800 ", "\\u{d800} ").replace("\udc00 ", "\\u{dc00} ");
            assertThat(json.at("/acceptedRisks/" + index + "/reason").asString().equals(expected))
                    .as("text " + index)
                    .isTrue();
            assertThat(json.at("/findings/" + index + "/found").asString().equals(expected))
                    .as("text " + index)
                    .isTrue();
        }
    }

    @Test
    void tellsInJsonTheLineThatWasFoundAndWhyThereIsNoFix(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("A.java"), "class A {\n\tObject r = new Random();\n}");
        Report report = Told.of(
                Told.finding(Told.RULE, Verdict.PROVED, "A.java", 2, "A", "A"),
                Told.finding(Told.REFUSED, Verdict.PROVED, "B.java", 2, "B", "B"));
        JsonNode json = new ObjectMapper().readTree(Format.JSON.render(report, "mvn", SourceTree.around(directory)));
        assertThat(json.at("/findings/0/sourceLine").asString()).isEqualTo("\tObject r = new Random();");
        assertThat(json.at("/findings/0/fix").has("refused")).isFalse();
        assertThat(json.at("/findings/1").has("sourceLine")).isFalse();
        assertThat(json.at("/findings/1/fix/refused").asString()).isEqualTo("No use is safe.");
    }

    @ParameterizedTest
    @EnumSource
    void keepsASecretThatStandsInTheSourceOutOfTheReport(Format format, @TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("A.java"), """
                one();
                two();
                three();
                login("hunter2");
                key("hunter2");
                pass("hunter2");
                seven();
                eight();
                nine();
                """);
        Finding secret = Told.finding(Told.SECRET, Verdict.PROVED, "A.java", 4, "A", "A");
        for (int line = 1; line <= 9; line++) {
            Finding near = Told.finding(Told.RULE, Verdict.PROVED, "A.java", line, "A", "A");
            if (format == Format.HTML && line > 3 && line < 7) {
                assertThat(format.render(Told.of(near), "mvn", SourceTree.around(directory)))
                        .contains("hunter2");
            }
            assertThat(format.render(Told.of(near, secret), "mvn", SourceTree.around(directory)))
                    .doesNotContain("hunter2");
            assertThat(format.render(
                            Told.report(
                                    List.of(near),
                                    List.of(Told.accepted(secret, "team", "It is a test's own")),
                                    List.of()),
                            "mvn",
                            SourceTree.around(directory)))
                    .doesNotContain("hunter2");
            assertThat(format.render(Told.since(List.of(secret), near), "mvn", SourceTree.around(directory)))
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void countsAndListsWhatTheBaselineHoldsApartFromTheFindings() {
        Report report = Told.since(List.of(Told.finding(Verdict.POLICY)), Told.finding(Verdict.PROVED));
        assertThat(render(Format.TEXT, report)).endsWith("""
                1 class checked, 1 finding (1 proved, 0 undecided), 0 accepted risks
                baseline: 1 known
                """);
        JsonNode json = new ObjectMapper().readTree(render(Format.JSON, report));
        assertThat(json.at("/findings").size()).isEqualTo(1);
        assertThat(json.at("/verdicts/policy").asInt()).isZero();
        JsonNode baseline = json.at("/baseline");
        assertThat(baseline.at("/used").asBoolean()).isTrue();
        assertThat(baseline.at("/known").asInt()).isEqualTo(1);
        assertThat(baseline.at("/mended").asInt()).isZero();
        assertThat(baseline.at("/findings/0/verdict").asString()).isEqualTo("policy");
        assertThat(baseline.at("/findings/0/symbol").asString()).isEqualTo("A.go()");
        JsonNode without = new ObjectMapper().readTree(render(Format.JSON, Told.full()));
        assertThat(without.at("/baseline").toString())
                .isEqualTo("{\"used\":false,\"known\":0,\"mended\":0,\"findings\":[]}");
    }

    @ParameterizedTest
    @EnumSource
    void showsAFindingInAFileWithoutAClass(Format format) {
        String told = render(format, Told.of(Told.ofFile()));
        assertThat(told).contains("skipTests").doesNotContain("()", "skipTests.", ".skipTests", "className");
    }

    @Test
    void showsAFindingInAFileAtItsLine() {
        assertThat(render(Format.TEXT, Told.of(Told.ofFile())))
                .contains("\nAT      app/pom.xml:3  skipTests  is true (structure)\n");
    }

    @Test
    void countsEachVerdictApartInItsLastLine() {
        assertThat(render(Format.TEXT, Told.full()))
                .endsWith(
                        "\n1 class checked, 4 findings (1 proved, 1 policy, 1 structure, 1 undecided), 1 accepted risk,"
                                + " 1 not analysed\n");
        assertThat(render(Format.TEXT, Told.of(Told.finding(Verdict.PROVED))))
                .endsWith("\n1 class checked, 1 finding (1 proved, 0 undecided), 0 accepted risks\n");
        JsonNode json = new ObjectMapper().readTree(render(Format.JSON, Told.full()));
        assertThat(json.at("/verdicts").toString())
                .isEqualTo("{\"proved\":1,\"policy\":1,\"structure\":1,\"undecided\":1}");
    }

    @Test
    void listsAcceptedRisksInTheTextWithWhoAnswersAndUntilWhen() {
        assertThat(render(Format.TEXT, Told.full())).contains("""
                ACCEPTED RISKS  1
                  [test/random] src/main/java/app/A.java:3  A.go()  until 2026-12-01 by team-a: A simulation, no secret in it
                """);
        assertThat(TextReport.render(Told.hostile(), "mvn", 2)).contains("  ... and 7 more\n");
    }
}
