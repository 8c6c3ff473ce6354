package io.github.secureblocks.web.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.web.html.RichTextRefused.Reason;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RichTextTest {
    private static final List<String> ELEMENTS = List.of(
            "abbr",
            "b",
            "bdo",
            "blockquote",
            "br",
            "cite",
            "code",
            "del",
            "dfn",
            "div",
            "em",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "ins",
            "kbd",
            "p",
            "pre",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "u",
            "var",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td");
    private static final List<String> ATTRIBUTES =
            List.of("title", "lang", "dir", "colspan", "rowspan", "scope", "start", "datetime");

    private static final RichText BASIC = RichText.basic();
    private static final RichText EVERYTHING = RichText.builder()
            .elements(ELEMENTS.toArray(String[]::new))
            .attributes(ATTRIBUTES.toArray(String[]::new))
            .links()
            .build();

    @Test
    void nothingRunsWhereTheRawMarkupDoes() {
        int running = 0;
        for (String markup : MutationCorpus.ALL) {
            running += whatRuns(markup).isEmpty() ? 0 : 1;
            for (RichText policy : List.of(BASIC, EVERYTHING)) {
                String clean = policy.clean(markup).toString();
                assertThat(whatRuns(clean)).as("%s -> %s", markup, clean).isEmpty();
                assertThat(policy.clean(clean).toString()).as(markup).isEqualTo(clean);
            }
        }
        assertThat(running).isGreaterThan(MutationCorpus.ALL.size() / 2);
    }

    /** What a browser would run, load or send in that markup, now or after a script has written it back once. */
    private static List<String> whatRuns(String markup) {
        List<String> found = new ArrayList<>();
        String html = markup;
        for (int round = 0; round < 3; round++) {
            Document page = Jsoup.parse("<div id=host>" + html + "</div><p id=after>after</p>");
            Element host = page.getElementById("host");
            if (host == null
                    || page.getElementById("after") == null
                    || page.getElementById("after").parent() != page.body()) {
                found.add("structure");
                return found;
            }
            page.body().select("*").forEach(element -> inspect(element, found));
            html = host.html();
        }
        return found;
    }

    private static void inspect(Element element, List<String> found) {
        Set<String> ours = Set.of("body", "div", "p", "a");
        if (!ELEMENTS.contains(element.tagName()) && !ours.contains(element.tagName())) {
            found.add(element.tagName());
        }
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey();
            boolean link = element.tagName().equals("a")
                    && (name.equals("rel") && attribute.getValue().equals("noopener nofollow")
                            || name.equals("href")
                                    && attribute.getValue().matches("(?i)https://[^/?#@:].*|mailto:[^?]+"));
            boolean host = name.equals("id") && Set.of("host", "after").contains(attribute.getValue());
            if (!link && !host && !ATTRIBUTES.contains(name)) {
                found.add(element.tagName() + "." + name);
            }
        }
    }

    @Test
    void noRandomMixRunsGrowsOrChangesASecondTime() {
        Random random = new Random(79);
        List<String> pieces = MutationCorpus.pieces();
        for (int i = 0; i < 6_000; i++) {
            StringBuilder mix = new StringBuilder();
            for (int n = 1 + random.nextInt(12); n > 0; n--) {
                String piece = pieces.get(random.nextInt(pieces.size()));
                mix.append(piece, 0, random.nextInt(6) == 0 ? random.nextInt(piece.length() + 1) : piece.length());
                if (random.nextInt(8) == 0) {
                    mix.append((char) random.nextInt(0x10000));
                }
            }
            RichText policy = random.nextBoolean() ? BASIC : EVERYTHING;
            String clean = policy.clean(mix.toString()).toString();
            assertThat(whatRuns(clean)).as("%s -> %s", mix, clean).isEmpty();
            assertThat(policy.clean(clean).toString()).as(mix.toString()).isEqualTo(clean);
        }
    }

    @Test
    void whatIsAllowedStaysAsItIs() {
        String comment = "<p>a <b>b</b> <i>c</i><br />d</p><ul><li>e</li></ul><blockquote>f</blockquote><pre>g</pre>";
        assertThat(BASIC.clean(comment)).hasToString(comment);
        String table = "<table><tbody><tr><td colspan=\"2\">1</td></tr></tbody></table>";
        assertThat(EVERYTHING.clean(table)).hasToString(table);
        assertThat(EVERYTHING.clean("<ol start=\"3\"><li>x</li></ol><span lang=\"de\">y</span>"))
                .hasToString("<ol start=\"3\"><li>x</li></ol><span lang=\"de\">y</span>");
    }

    @Test
    void theTextOfWhatIsNotAllowedStaysAndCodeGoes() {
        assertThat(BASIC.clean("<h1>Title</h1><script>alert(1)</script><style>b{}</style>1 < 2 & 3"))
                .hasToString("Title1 &lt; 2 &amp; 3");
        assertThat(RichText.builder().build().clean("<b>a</b> <a href=https://x.example>b</a>"))
                .hasToString("a b");
        assertThat(BASIC.clean("")).hasToString("");
    }

    @Test
    void tagsAreBalanced() {
        assertThat(BASIC.clean("</div></p><b><i>a</b>b")).hasToString("<b><i>a</i></b><i>b</i>");
        for (String element : ELEMENTS) {
            Element host = Jsoup.parse("<div id=host>" + EVERYTHING.clean("<" + element + ">x") + "</div><hr id=after>")
                    .getElementById("after");
            assertThat(host.parent().tagName()).as(element).isEqualTo("body");
            assertThat(EVERYTHING.clean("</" + element + ">").toString())
                    .as(element)
                    .isIn("", "<p></p>", "<br />");
        }
    }

    @Test
    void aLinkLeadsAwayInTheOpenAndIsNotVouchedFor() {
        assertThat(BASIC.clean("<a href=\"https://example.org/a?b=c&amp;d#e\" target=_top rel=opener>x</a>"))
                .hasToString("<a href=\"https://example.org/a?b&#61;c&amp;d#e\" rel=\"noopener nofollow\">x</a>");
        assertThat(BASIC.clean("<a href='mailto:ann@example.org'>x</a>"))
                .hasToString("<a href=\"mailto:ann&#64;example.org\" rel=\"noopener nofollow\">x</a>");
        for (String url : Payloads.URLS) {
            assertThat(BASIC.clean("<a href=\"" + url.replace("\"", "&quot;") + "\">x</a>"))
                    .as(url)
                    .hasToString("x");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "/logout",
                "logout",
                "?delete=1",
                "#top",
                "https://user@example.org",
                "https://bank.example@evil.example/",
                "https://",
                "https:///x",
                "https://:1",
                "https://a b",
                "https://example.org/`",
                "https://example.org/\\x",
                "https://example.org/\u202egnp.exe",
                "mailto:ann@example.org?bcc=eve@example.org",
                "mailto:ann@example.org,eve@example.org",
                "mailto:",
                "tel:1"
            })
    void anyOtherLinkIsText(String url) {
        assertThat(BASIC.clean("<a href=\"" + url + "\">x</a>")).hasToString("x");
    }

    @ParameterizedTest
    @CsvSource({
        "script, ELEMENT",
        "style, ELEMENT",
        "img, ELEMENT",
        "svg, ELEMENT",
        "noscript, ELEMENT",
        "a, ELEMENT",
        "P, ELEMENT",
        "textarea, ELEMENT",
        "select, ELEMENT",
        "template, ELEMENT",
        "form, ELEMENT"
    })
    void onlyHarmlessElementsCanBeKept(String element, Reason reason) {
        assertRefused(reason, () -> RichText.builder().elements("p", element));
    }

    @ParameterizedTest
    @ValueSource(strings = {"style", "class", "id", "name", "href", "src", "onclick", "data-x", "TITLE", "is", "slot"})
    void onlyHarmlessAttributesCanBeKept(String attribute) {
        assertRefused(Reason.ATTRIBUTE, () -> RichText.builder().attributes(attribute));
    }

    @Test
    void anAttributeHasItsFormAndItsElement() {
        assertThat(EVERYTHING.clean("<p colspan=2 dir=x lang='a b' title='t\"t'>x</p>"))
                .hasToString("<p title=\"t&#34;t\">x</p>");
        assertThat(EVERYTHING.clean("<b onclick=alert(1) style=color:red class=a id=b>x</b>"))
                .hasToString("<b>x</b>");
    }

    @Test
    void aBackquoteIsNotKeptInAnAttribute() {
        assertThat(EVERYTHING.clean("<p title='`x'>y</p>")).hasToString("<p>y</p>");
    }

    @Test
    void aTextHasABoundAndSoHasWhatBecomesOfIt() {
        RichText small = RichText.builder().elements("b").maxLength(10).build();
        assertThat(small.clean("\"\"\"\"\"\"\"\"\"\"").toString()).hasSize(50);
        assertRefused(Reason.LENGTH, () -> small.clean("12345678901"));
        assertRefused(Reason.LENGTH, () -> RichText.builder().maxLength(0));
        assertRefused(Reason.LENGTH, () -> RichText.builder().maxLength(200_001));
    }

    @Test
    void markupThatWouldGrowOrNeverSettlesIsShownAsItWasWritten() {
        String growing = "<em>".repeat(60) + "<br><td><thead><u><tr>x".repeat(1_000);
        assertThat(sanitized(growing).length() / growing.length()).isGreaterThan(40);
        assertShownAsWritten(growing);
        String restless = "x" + "<th></i><code>".repeat(60);
        assertShownAsWritten(restless);
        assertThat(EVERYTHING.clean(EVERYTHING.clean(restless).toString()))
                .hasToString(EVERYTHING.clean(restless).toString());
    }

    /** Read to its end it takes some 200 MB, and a second. */
    @Test
    void markupThatWouldGrowIsNotReadToItsEnd() {
        String nested = "<em><br><td><thead><u><tr>".repeat(1_900);
        EVERYTHING.clean(nested);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        EVERYTHING.clean(nested);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(60_000_000);
    }

    private static void assertShownAsWritten(String markup) {
        String clean = EVERYTHING.clean(markup).toString();
        assertThat(Jsoup.parse(clean).wholeText()).isEqualTo(markup);
        assertThat(Jsoup.parse(clean).body().childNodeSize()).isEqualTo(1);
    }

    /** By the library alone. */
    private static String sanitized(String markup) {
        return new org.owasp.html.HtmlPolicyBuilder()
                .allowElements(ELEMENTS.toArray(String[]::new))
                .toFactory()
                .sanitize(markup);
    }

    @Test
    void theResultStandsInATemplate() {
        assertThat(Html.of("<div>{}</div>", BASIC.clean("<b>x</b><script>y</script>")))
                .hasToString("<div><b>x</b></div>");
    }

    private static void assertRefused(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RichTextRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
