package io.github.secureblocks.web.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CrossSiteScriptingTest {
    private static final List<Function<Object, SafeHtml>> TEMPLATES = List.of(
            v -> Html.of("{}", v),
            v -> Html.of("<p>{}</p>", v),
            v -> Html.of("<table><tr><td>{}</td></tr></table>", v),
            v -> Html.of("<select><option>{}</option></select>", v),
            v -> Html.of("<svg><text>{}</text></svg>", v),
            v -> Html.of("<math><mi>{}</mi></math>", v),
            v -> Html.of("<svg><title>{}</title></svg>", v),
            v -> Html.of("<!doctype html><html><head><title>{}</title></head><body>x</body></html>", v),
            v -> Html.of("<textarea name=\"t\">a{}</textarea>", v),
            v -> Html.of("<p title=\"{}\">x</p>", v),
            v -> Html.of("<p title='a {} b'>x</p>", v),
            v -> Html.of("<input value=\"{}\" disabled>", v),
            v -> Html.of("<div data-note='{}' aria-label=\"{}\">x</div>", v, v),
            v -> Html.of("<a href=\"{}\">x</a>", v),
            v -> Html.of("<a href='{}#top'>x</a>", v),
            v -> Html.of("<form action=\"/notes/{}\"><button formaction='{}'>x</button></form>", v, v),
            v -> Html.of("<a href=\"/notes?q={}&amp;r={}#{}\">{}</a>", v, v, v, v),
            v -> Html.of("<a href=\"https://notes.example/{}/{}\">x</a>", v, v),
            v -> Html.of("<img src=\"/i/{}.png\" alt=\"{}\"/>", v, v),
            v -> Html.of("<p>{}</p>", Html.of("<b class='{}'>{}</b>", v, Html.text(v))));

    @ParameterizedTest
    @MethodSource("attacks")
    void concatenationLetsAValueChangeThePage(String before, String value, String after, String injected) {
        assertThat(Jsoup.parse(before + value + after).select(injected)).isNotEmpty();
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                Arguments.of("<p>", "<script>alert(1)</script>", "</p>", "script"),
                Arguments.of("<title>", "</title><script>alert(1)</script>", "</title>", "script"),
                Arguments.of("<textarea>", "</textarea><img src=x onerror=alert(1)>", "</textarea>", "img[onerror]"),
                Arguments.of("<p title=\"", "\" onmouseover=\"alert(1)", "\">x</p>", "p[onmouseover]"),
                Arguments.of("<p title='", "' onmouseover='alert(1)", "'>x</p>", "p[onmouseover]"),
                Arguments.of("<a href=\"", "javascript:alert(1)", "\">x</a>", "a[href^=javascript:]"));
    }

    @Test
    void noPayloadChangesTheStructureOfAnyTemplate() {
        for (Function<Object, SafeHtml> template : TEMPLATES) {
            List<String> expected = structure(template.apply("x"));
            for (String payload : payloads()) {
                assertThat(structure(template.apply(payload))).as(payload).isEqualTo(expected);
                assertNothingRuns(template.apply(payload));
            }
        }
    }

    @Test
    void noRandomMixChangesTheStructureOfAnyTemplate() {
        Random random = new Random(79);
        List<String> payloads = payloads();
        for (int i = 0; i < 4_000; i++) {
            StringBuilder mix = new StringBuilder();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                String piece = payloads.get(random.nextInt(payloads.size()));
                mix.append(piece, random.nextInt(piece.length() + 1) / 2, piece.length());
                mix.append((char) random.nextInt(random.nextInt(8) == 0 ? 0x10000 : 0x80));
            }
            Function<Object, SafeHtml> template = TEMPLATES.get(random.nextInt(TEMPLATES.size()));
            assertThat(structure(template.apply(mix))).isEqualTo(structure(template.apply("x")));
            assertNothingRuns(template.apply(mix));
        }
    }

    @Test
    void whatABrowserReadsIsTheValueItself() {
        for (String payload : payloads()) {
            String readable = payload.replaceAll(
                    "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\p{Cs}\\x{FDD0}\\x{FFFF}\\x{1FFFF}]", " ");
            if (!readable.equals(payload) || payload.contains("\r")) {
                continue;
            }
            Document page = Jsoup.parse(Html.of(
                            "<title>{}</title><p title=\"{}\" class='{}'>{}</p><textarea>x{}</textarea>",
                            payload,
                            payload,
                            payload,
                            payload,
                            payload)
                    .toString());
            Element paragraph = page.selectFirst("p");
            assertThat(paragraph.attr("title")).isEqualTo(payload);
            assertThat(paragraph.attr("class")).isEqualTo(payload);
            assertThat(paragraph.wholeText()).isEqualTo(payload);
            assertThat(page.selectFirst("title").wholeText()).isEqualTo(payload);
            assertThat(page.selectFirst("textarea").wholeText()).isEqualTo("x" + payload);
        }
    }

    @Test
    void everyHostileUrlIsBlockedWhereItStandsAlone() {
        for (String url : Payloads.URLS) {
            Document page = Jsoup.parse(
                    Html.of("<a href=\"{}\">x</a><img src='{}'>", url, url).toString());
            assertThat(page.selectFirst("a").attr("href")).as(url).isEqualTo(Html.BLOCKED_URL);
            assertThat(page.selectFirst("img").attr("src")).as(url).isEqualTo("about:invalid#blocked");
        }
    }

    private static List<String> payloads() {
        List<String> all = new ArrayList<>(Payloads.ALL);
        all.addAll(Payloads.URLS);
        return all;
    }

    /** Elements in order with their depth and the names of their attributes. */
    private static List<String> structure(SafeHtml html) {
        List<String> elements = new ArrayList<>();
        Jsoup.parse(html.toString()).traverse((node, depth) -> {
            if (node instanceof Element element) {
                elements.add(depth + " " + element.normalName() + " "
                        + element.attributes().asList().stream()
                                .map(Attribute::getKey)
                                .toList());
            } else if (!node.nodeName().equals("#text")) {
                elements.add(depth + " " + node.nodeName());
            }
        });
        return elements;
    }

    private static void assertNothingRuns(SafeHtml html) {
        Document page = Jsoup.parse(html.toString(), "https://notes.example/a/b");
        assertThat(page.select("script, iframe, object, embed, base, meta, style"))
                .isEmpty();
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey().toLowerCase(Locale.ROOT)).doesNotStartWith("on");
            }
            for (String name : List.of("href", "src", "action", "formaction")) {
                String url = element.attr(name).strip().toLowerCase(Locale.ROOT);
                assertThat(url).doesNotStartWith("//").doesNotContain("\\", "\t", "\n", "\u0000");
                if (url.matches("(?s)[^/?#]*:.*")) {
                    assertThat(url).matches("(?s)(https?://[^/].*|mailto:.*|tel:.*|about:invalid#blocked.*)");
                }
            }
        }
    }
}
