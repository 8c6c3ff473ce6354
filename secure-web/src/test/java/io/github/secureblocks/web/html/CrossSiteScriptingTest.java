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
            v -> Html.of("<pre>{}</pre><textarea>{}</textarea>", v, v),
            v -> Html.of("<ul>{}</ul>", Html.each(List.of(1, 2), n -> Html.of("<li id='{}'>{}</li>", v, v))),
            v -> Html.of("<p>{}</p>", List.of(Html.text(v), Html.when(true, () -> Html.of("<i>{}</i>", v)))),
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
            List<String> expected = Structure.of(template.apply("x"));
            for (String payload : payloads()) {
                assertThat(Structure.of(template.apply(payload))).as(payload).isEqualTo(expected);
                assertNothingRuns(template.apply(payload));
            }
        }
    }

    @Test
    void noRandomMixChangesTheStructureOfAnyTemplate() {
        HostileText hostile = new HostileText(new Random(79));
        for (int i = 0; i < 20_000; i++) {
            String mix = hostile.next();
            Function<Object, SafeHtml> template = TEMPLATES.get(i % TEMPLATES.size());
            assertThat(Structure.of(template.apply(mix))).isEqualTo(Structure.of(template.apply("x")));
            assertNothingRuns(template.apply(mix));
        }
    }

    @Test
    void whatABrowserReadsOfAnyMixIsTheTextItself() {
        HostileText hostile = new HostileText(new Random(81));
        for (int i = 0; i < 5_000; i++) {
            String mix = hostile.next();
            String readable = mix.codePoints()
                    .map(c -> isCharacter(c) ? c : ' ')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            Document page =
                    Jsoup.parse(Html.of("<p title=\"{}\" class='{}'>{}</p><textarea>x{}</textarea>", mix, mix, mix, mix)
                            .toString());
            Element paragraph = page.selectFirst("p");
            assertThat(paragraph.attr("title")).isEqualTo(readable);
            assertThat(paragraph.attr("class")).isEqualTo(readable);
            assertThat(paragraph.wholeText()).isEqualTo(readable);
            assertThat(page.selectFirst("textarea").wholeText()).isEqualTo("x" + readable);
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

    /** As HTML has it; the encoder writes a space for what is none. */
    private static boolean isCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c == 0x85
                || c >= ' ' && c < 0x7F
                || c >= 0xA0
                        && Character.getType(c) != Character.SURROGATE
                        && (c & 0xFFFE) != 0xFFFE
                        && (c < 0xFDD0 || c > 0xFDEF);
    }

    private static List<String> payloads() {
        List<String> all = new ArrayList<>(Payloads.ALL);
        all.addAll(Payloads.CODE);
        all.addAll(Payloads.URLS);
        return all;
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
