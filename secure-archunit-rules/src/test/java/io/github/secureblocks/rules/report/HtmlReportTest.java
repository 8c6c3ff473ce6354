package io.github.secureblocks.rules.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private static final Set<String> ELEMENTS = Set.of(
            "a", "b", "body", "code", "div", "h1", "h2", "h3", "head", "header", "html", "i", "li", "meta", "nav", "p",
            "pre", "section", "span", "style", "title", "ul");
    private static final Set<String> ATTRIBUTES =
            Set.of("aria-label", "charset", "class", "content", "href", "http-equiv", "id", "lang", "name");

    @TempDir
    Path directory;

    private static Document page(Report report) {
        return page(report, Told.NO_SOURCES);
    }

    private static Document page(Report report, SourceTree sources) {
        return Jsoup.parse(HtmlReport.render(report, "mvn verify", sources));
    }

    private Document pageOf(String file, int line) {
        Finding finding = Told.finding(Told.RULE, Verdict.PROVED, file, line, "app.A", "A.go()");
        return page(Told.of(finding), SourceTree.around(directory));
    }

    private static Set<String> elements(Document page) {
        return page.stream()
                .map(Element::normalName)
                .filter(name -> !name.startsWith("#"))
                .collect(Collectors.toSet());
    }

    private static Set<String> attributes(Document page) {
        return page.stream()
                .flatMap(element -> element.attributes().asList().stream())
                .map(Attribute::getKey)
                .collect(Collectors.toSet());
    }

    private static void assertInert(Document page) {
        assertThat(elements(page)).isSubsetOf(ELEMENTS);
        assertThat(attributes(page)).isSubsetOf(ATTRIBUTES);
        assertThat(page.select("[href]")).allMatch(link -> link.attr("href").startsWith("#"));
        assertThat(page.select("style")).hasSize(1);
    }

    @Test
    void showsHostileNamesAsText() {
        String raw = String.join("", Told.HOSTILE);
        assertThat(elements(Jsoup.parse(raw))).contains("script", "img");
        assertThat(attributes(Jsoup.parse(raw))).contains("onerror");

        Document page = page(Told.hostile());
        assertInert(page);
        assertThat(page.text()).contains("<script>alert(1)</script>", "onerror=alert(1)", "&lt;b&gt; &#x3c;i&#x3e;");
        assertThat(page.text()).contains("\\u{202e}terces", "\\u{d800}").doesNotContain("\u202e", "\u2028");
    }

    @Test
    void showsAHostileSourceAsText() throws Exception {
        Files.writeString(directory.resolve("A.java"), String.join("\n", Told.HOSTILE.subList(0, 6)));
        Document page = pageOf("A.java", 3);
        assertInert(page);
        assertThat(page.select(".source .found").text()).contains("onmouseover=\"alert(1)\"");
        assertThat(page.select(".source").text()).contains("<script>alert(1)</script>");
    }

    @Test
    void allowsItsOwnStyleAndNothingElse() throws Exception {
        Document page = page(Told.full());
        String style = page.select("style").get(0).data();
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; style-src 'sha256-" + hash + "'; base-uri 'none'; form-action 'none'");
        assertThat(style).doesNotContain("url(", "@import");
    }

    @Test
    void showsThreeLinesBeforeAndAfterTheOneThatWasFound() throws Exception {
        Files.writeString(directory.resolve("A.java"), """
                one
                    two
                    three

                    five;
                    \tsix
                    seven
                    eight
                    nine
                """);
        Document page = pageOf("A.java", 5);
        assertThat(page.select(".source i").eachText()).containsExactly("2", "3", "4", "5", "6", "7", "8");
        assertThat(page.select(".source span").stream().map(HtmlReportTest::code))
                .containsExactly("two", "three", "", "five;", "\tsix", "seven", "eight");
        assertThat(page.select(".source .found").stream().map(HtmlReportTest::code))
                .containsExactly("five;");
        assertThat(pageOf("A.java", 1).select(".source span")).hasSize(4);
        assertThat(pageOf("A.java", 9).select(".source span")).hasSize(4);
    }

    private static String code(Element line) {
        return line.textNodes().stream().map(TextNode::getWholeText).collect(Collectors.joining());
    }

    @Test
    void saysWhereTheSourceWasNotFound() throws Exception {
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Path repository =
                Files.createDirectories(directory.resolve("repository/.git")).getParent();
        Files.writeString(outside.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(repository.resolve("Link.java"), outside.resolve("secret.txt"));
        Files.writeString(repository.resolve("Large.java"), "x".repeat(3 << 20));
        Files.writeString(repository.resolve("Short.java"), "one line");
        assertThat(Files.readString(repository.resolve("Link.java"))).isEqualTo("secret");
        for (String file :
                List.of("Absent.java", "../outside/secret.txt", "Link.java", "Large.java", ".git", "\0.java")) {
            assertNotFound(repository, file, 1);
        }
        assertNotFound(repository, "Short.java", 2);
        assertNotFound(repository, "Short.java", 0);
    }

    private static void assertNotFound(Path repository, String file, int line) {
        Finding finding = Told.finding(Told.RULE, Verdict.PROVED, file, line, "A", "A");
        Document page = page(Told.of(finding), SourceTree.around(repository));
        assertThat(page.text()).as(file).contains("The source is not shown");
        assertThat(page.select(".source")).isEmpty();
    }

    @Test
    void countsEachVerdictApart() {
        assertThat(page(Told.full()).select(".counts li").eachText())
                .containsExactly(
                        "1 proved", "1 policy", "1 structure", "1 undecided", "1 accepted risks", "1 not analysed");
    }

    @Test
    void tellsTheGuidanceOnceForAllPlacesOfARule() {
        Document page = page(Told.full());
        assertThat(page.select("section h2").eachText())
                .containsExactly("Text is constant", "Never do it", "Accepted risks", "Not analysed");
        assertThat(page.select("#rule-0 .place")).hasSize(3);
        assertThat(page.select("#rule-0 pre").eachText())
                .containsExactly(
                        "raw(text)", "import io.github.secureblocks.sql.Sql;\nSql.text(\"...\").bind(\"n\", v)");
        assertThat(page.select("#rule-0").text())
                .contains("CWE-89", "A caller can read every row.", "Do not escape by hand.", "0123456789abcdef");
        assertThat(page.select("#rule-1").text()).contains("Offer a closed choice.", "No use is safe.");
    }

    @Test
    void namesWhoAnswersForAnAcceptedRiskAndWhatWasNotAnalysed() {
        String text = page(Told.full()).text();
        assertThat(text).contains("team-a answers for it until 2026-12-01", "A simulation, no secret in it");
        assertThat(text).contains("lib/a.jar!/B.class: is damaged");
    }

    @Test
    void countsAndListsWhatTheBaselineHolds() {
        Document page = page(Told.since(List.of(Told.finding(Verdict.POLICY))));
        assertThat(page.select(".counts li").eachText()).contains("0 policy", "1 in the baseline");
        assertThat(page.select("section h2").eachText()).containsExactly("Baseline");
        assertThat(page.select("section").text())
                .contains("baseline: 1 known", "A.go()", "src/main/java/app/A.java:3", "rule test/random");
        assertThat(page.select(".good")).hasSize(1);
        assertThat(page(Told.full()).text()).doesNotContain("aseline");
    }

    @Test
    void saysThatThereIsNothingToChange() {
        Document page = page(Told.of());
        assertThat(page.select(".good").text()).isEqualTo("Nothing to change.");
        assertThat(page.select("section, nav")).isEmpty();
        assertThat(page(Told.full()).select(".good")).isEmpty();
    }
}
