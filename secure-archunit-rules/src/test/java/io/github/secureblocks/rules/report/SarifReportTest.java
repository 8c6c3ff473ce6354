package io.github.secureblocks.rules.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.secureblocks.rules.bytecode.Unreadable;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SarifReportTest {
    private static String text(Report report) {
        return SarifReport.render(report, "mvn verify", Told.NO_SOURCES);
    }

    private static JsonNode run(Report report) {
        return new ObjectMapper().readTree(text(report)).at("/runs/0");
    }

    private static JsonNode result(Finding finding) {
        return run(Told.of(finding)).at("/results/0");
    }

    private static List<String> mistakes(String sarif) throws Exception {
        try (InputStream schema = SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            Schema standard = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(schema);
            return standard
                    .validate(
                            sarif,
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .stream()
                    .map(Error::toString)
                    .map(error -> error.substring(0, Math.min(200, error.length())))
                    .limit(5)
                    .toList();
        }
    }

    @Test
    void obeysTheSchemaOfTheStandard() throws Exception {
        String full = text(Told.full());
        assertThat(mistakes(full.replace("\"startLine\" : 3", "\"startLine\" : 0")))
                .isNotEmpty();
        assertThat(mistakes(full.replace("\"ruleIndex\"", "\"ruleNumber\""))).isNotEmpty();
        assertThat(mistakes(text(Told.of(Told.finding(Verdict.PROVED))).replace("app/A", "app/ A")))
                .isNotEmpty();
        assertThat(mistakes(full)).isEmpty();
        assertThat(mistakes(text(Told.of()))).isEmpty();
        assertThat(mistakes(text(Told.hostile()))).isEmpty();
        assertThat(mistakes(text(Told.of(Told.ofFile())))).isEmpty();
        String known = text(Told.since(List.of(Told.finding(Verdict.PROVED)), Told.finding(Verdict.POLICY)));
        assertThat(mistakes(known.replace("unchanged", "known"))).isNotEmpty();
        assertThat(mistakes(known.replace("external", "baseline"))).isNotEmpty();
        assertThat(mistakes(known)).isEmpty();
    }

    @Test
    void describesARuleWithWhatCodeScanningShows() {
        JsonNode driver = run(Told.full()).at("/tool/driver");
        assertThat(driver.at("/name").asString()).isEqualTo("Secure Blocks");
        JsonNode rule = driver.at("/rules/0");
        assertThat(rule.at("/id").asString()).isEqualTo("test/random");
        assertThat(rule.at("/name").asString()).isEqualTo("TestRandom");
        assertThat(rule.at("/shortDescription/text").asString()).isEqualTo("Text is constant");
        assertThat(rule.at("/fullDescription/text").asString())
                .isEqualTo("The text is put together from data. A caller can read every row.");
        assertThat(rule.at("/defaultConfiguration/level").asString()).isEqualTo("error");
        assertThat(rule.at("/properties/tags").toString()).isEqualTo("[\"security\",\"external/cwe/cwe-089\"]");
        assertThat(rule.at("/properties/precision").asString()).isEqualTo("high");
        assertThat(rule.at("/properties/security-severity").asString()).isEqualTo("8.0");
        assertThat(rule.at("/help/markdown").asString()).isEqualTo("""
                        The text is put together from data. A caller can read every row.

                        Instead of

                            raw(text)

                        write

                            import io.github.secureblocks.sql.Sql;
                            Sql.text("...").bind("n", v)

                        - Do not escape by hand.

                        Verify:

                            mvn verify""");
        assertThat(rule.at("/help/text").asString()).contains("raw(text)", "import io.github", "Do not", "mvn verify");
        JsonNode refused = driver.at("/rules/1");
        assertThat(refused.at("/name").asString()).isEqualTo("TestRefusedThing");
        assertThat(refused.at("/help/text").asString()).contains("Offer a closed choice.", "No use is safe.");
        assertThat(refused.at("/properties/tags").toString()).contains("cwe-007", "cwe-1004");
        assertThat(refused.at("/properties/security-severity").asString()).isEqualTo("3.0");
        assertThat(driver.at("/rules").size()).isEqualTo(2);
    }

    @Test
    void placesAResultForCodeScanning() {
        JsonNode result = result(Told.finding(Verdict.PROVED));
        assertThat(result.at("/ruleId").asString()).isEqualTo("test/random");
        assertThat(result.at("/ruleIndex").asInt()).isZero();
        assertThat(result.at("/message/text").asString()).isEqualTo("A.go() calls it (proved). Text is constant.");
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asString()).isEqualTo("src/main/java/app/A.java");
        assertThat(place.at("/artifactLocation/uriBaseId").asString()).isEqualTo("%SRCROOT%");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(3);
        assertThat(place.at("/region").has("snippet")).isFalse();
        assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                        .asString())
                .isEqualTo("app.A.go()");
        assertThat(result.at("/partialFingerprints").toString())
                .isEqualTo("{\"secureBlocks/v1\":\"0123456789abcdef\"}");
        assertThat(result.at("/properties/verdict").asString()).isEqualTo("proved");
        assertThat(result.has("suppressions")).isFalse();
    }

    @Test
    void tellsTheLineThatWasFound(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("A.java"), "class A {\n    Object r = new Random();\n}");
        Finding finding = Told.finding(Told.RULE, Verdict.PROVED, "A.java", 2, "A", "A");
        String sarif = SarifReport.render(Told.of(finding), "mvn", SourceTree.around(directory));
        assertThat(new ObjectMapper()
                        .readTree(sarif)
                        .at("/runs/0/results/0/locations/0/physicalLocation/region/snippet/text")
                        .asString())
                .isEqualTo("    Object r = new Random();");
    }

    @Test
    void tellsOnlyWhatIsShownToBeWrongAsAnError() {
        assertThat(result(Told.finding(Verdict.PROVED)).at("/level").asString()).isEqualTo("error");
        assertThat(result(Told.finding(Verdict.STRUCTURE)).at("/level").asString())
                .isEqualTo("error");
        assertThat(result(Told.finding(Verdict.POLICY)).at("/level").asString()).isEqualTo("warning");
        assertThat(result(Told.finding(Verdict.UNDECIDED)).at("/level").asString())
                .isEqualTo("note");
    }

    @Test
    void namesTheFirstLineWhereAClassWasCompiledWithoutLines() {
        Finding finding = Told.finding(Told.RULE, Verdict.PROVED, "A.java", 0, "A", "A");
        assertThat(result(finding)
                        .at("/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void encodesAPathSoThatItIsReadBackAsItWas() {
        for (String path :
                List.of("src/ä b/#1%/x?y[0]/A$B.java", "a:b/\u0001\u2028\ud83d\ude00.java", "c\\d\"<>^`{|}")) {
            Finding finding = Told.finding(Told.RULE, Verdict.PROVED, path, 1, "A", "A");
            String uri = result(finding)
                    .at("/locations/0/physicalLocation/artifactLocation/uri")
                    .asString();
            assertThat(uri).matches("[\\x21-\\x7e]+");
            assertThat(URI.create(uri).getPath()).isEqualTo(path);
        }
    }

    @Test
    void tellsAnAcceptedRiskAsASuppressedResult() {
        JsonNode result = run(Told.full()).at("/results/4");
        JsonNode suppression = result.at("/suppressions/0");
        assertThat(suppression.at("/kind").asString()).isEqualTo("inSource");
        assertThat(suppression.at("/status").asString()).isEqualTo("accepted");
        assertThat(suppression.at("/justification").asString())
                .isEqualTo("A simulation, no secret in it (team-a, until 2026-12-01)");
        assertThat(suppression.at("/properties/owner").asString()).isEqualTo("team-a");
        assertThat(result.at("/ruleIndex").asInt()).isZero();
    }

    @Test
    void tellsWhatTheBaselineHoldsAsAnUnchangedAndSuppressedResult() {
        Finding known = Told.finding(Told.REFUSED, Verdict.STRUCTURE, "B.java", 2, "B", "B");
        JsonNode run = run(Told.since(List.of(known), Told.finding(Verdict.PROVED)));
        assertThat(run.at("/results/0/baselineState").asString()).isEqualTo("new");
        assertThat(run.at("/results/0").has("suppressions")).isFalse();
        JsonNode result = run.at("/results/1");
        assertThat(result.at("/ruleId").asString()).isEqualTo("test/refused-thing");
        assertThat(result.at("/ruleIndex").asInt()).isEqualTo(1);
        assertThat(result.at("/baselineState").asString()).isEqualTo("unchanged");
        assertThat(result.at("/suppressions").toString())
                .isEqualTo("[{\"kind\":\"external\",\"status\":\"accepted\",\"justification\":\"in the baseline\"}]");
        assertThat(result(Told.finding(Verdict.PROVED)).has("baselineState")).isFalse();
    }

    @Test
    void namesNoClassWhereAFileWasFound() {
        JsonNode result = result(Told.ofFile());
        assertThat(result.at("/locations/0").has("logicalLocations")).isFalse();
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .isEqualTo("app/pom.xml");
        assertThat(result.at("/message/text").asString()).isEqualTo("skipTests is true (structure). Text is constant.");
    }

    @Test
    void saysThatAFileWasNotAnalysed() {
        JsonNode invocation = run(Told.full()).at("/invocations/0");
        assertThat(invocation.at("/executionSuccessful").asBoolean()).isFalse();
        assertThat(invocation.at("/toolExecutionNotifications/0/message/text").asString())
                .isEqualTo("Not analysed: lib/a.jar!/B.class: is damaged");
        assertThat(run(Told.of()).at("/invocations/0/executionSuccessful").asBoolean())
                .isTrue();
    }

    @Test
    void letsNoNameOfTheCheckedCodeBecomeALink() {
        String link = "[here](https://evil.example)";
        assertThat(link).containsPattern("\\[.*]\\(");
        Report report =
                Told.report(List.of(Told.hostile(link)), List.of(), List.of(new Unreadable(link, "is damaged")));
        assertThat(run(report).at("/results/0/message/text").asString()).doesNotContainPattern("\\[.*]\\(");
        assertThat(run(report)
                        .at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asString())
                .doesNotContainPattern("\\[.*]\\(");
    }
}
