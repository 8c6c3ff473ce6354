package io.github.secureblocks.web.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.htmlunit.cssparser.dom.AbstractCSSRuleImpl;
import org.htmlunit.cssparser.dom.CSSMediaRuleImpl;
import org.htmlunit.cssparser.dom.CSSStyleDeclarationImpl;
import org.htmlunit.cssparser.dom.CSSStyleRuleImpl;
import org.htmlunit.cssparser.dom.Property;
import org.htmlunit.cssparser.parser.CSSOMParser;
import org.htmlunit.cssparser.parser.InputSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.owasp.encoder.Encode;

/** A value in a style sheet or style attribute, read by an HTML parser and then by a CSS parser. */
class StyleValuesTest {
    private static final List<Function<String, SafeHtml>> SHEETS = List.of(
            v -> Html.of("<style nonce=\"{}\">p{content:\"{}\";color:red}a:hover{color:blue}</style>", "n", v),
            v -> Html.of("<style nonce='{}'>p { content: 'a{}b' ; } /* it's { */ b { color : red }</style>", "n", v),
            v -> Html.of(
                    "<style nonce=\"{}\">p { color: {}; width: {}px; margin: 0 {} } b{top:1px}</style>", "n", v, v, v),
            v -> Html.of(
                    "<style nonce=\"{}\">p { background: url(\"{}\") } a { background: url('/i/{}.png?x={}') }</style>",
                    "n",
                    v,
                    v,
                    v),
            v -> Html.of(
                    "<style nonce=\"{}\">@media print { p { color: {} } b { content: '{}' } } i { top: 0 }</style>",
                    "n",
                    v,
                    v));

    private static final List<Function<String, SafeHtml>> ATTRIBUTES = List.of(
            v -> Html.of("<p style=\"color: {}; width: {}%\">x</p>", v, v),
            v -> Html.of("<p style=\"font-family: '{}', serif; color: red\">x</p>", v),
            v -> Html.of("<p style='background: url(\"{}\"); content: \"a{}b\"'>x</p>", v, v));

    @ParameterizedTest
    @ValueSource(strings = {"red} * {top:0", "red; top: 0"})
    void concatenationLetsAValueAddRules(String value) throws IOException {
        assertThat(rules("p{color:" + value + "}")).contains("top").isNotEqualTo(rules("p{color:red}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"} * {top:0} b{content:\"", "</style><script>alert(1)</script>"})
    void concatenationLetsAValueLeaveAString(String value) {
        Document page = Jsoup.parse("<style>p{content:\"" + value + "\"}</style>");
        String sheet = page.selectFirst("style").data();
        assertThat(page.select("script").size() == 1 || sheet.contains("* {top:0}"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "red|red|0",
                "sans-serif|sans-serif|0",
                "12|12|12",
                "-1.5|-1.5|-1.5",
                ".5|.5|.5",
                "12px|12px|0",
                "50%|50%|0",
                "#fff|#fff|0",
                "#a1b2c3d4|#a1b2c3d4|0",
                "rgb(1, 2, 3)|rgb(1, 2, 3)|0",
                "hsla(120deg 50% 50% / .5)|hsla(120deg 50% 50% / .5)|0",
                "#ffff0|initial|0",
                "red;x:y|initial|0",
                "a b|initial|0",
                "-moz-x|initial|0",
                "--x|initial|0",
                "url(x)|initial|0",
                "rgb(1,2,url(x))|initial|0",
                "expression(x)|initial|0",
                "1e9|initial|0",
                "red/**/|initial|0",
                "r\\65d|initial|0",
                "^^|initial|0",
            })
    void aWordIsANumberAColourOrANameOrItIsHarmless(String value, String whole, String number) {
        assertThat(Html.of("<p style=\"top: {}; width: {}px\">x</p>", value, value))
                .hasToString("<p style=\"top: " + whole + "; width: " + number + "px\">x</p>");
    }

    @Test
    void aLongWordAndALineFeedAreHarmless() {
        assertThat(Html.of("<p style=\"top: {}\">x</p>", "1\n").toString()).contains("top: initial");
        for (String word : List.of("a".repeat(65), "a-".repeat(40) + "a")) {
            assertThat(Html.of("<p style=\"top: {}\">x</p>", word).toString()).contains("top: initial");
        }
    }

    @Test
    void anEscapeAtTheEndTakesNothingOfTheConstantText() throws IOException {
        assertThat(string("p{content:'" + Encode.forCssString("\"") + "face'}")).isNotEqualTo("\"face");

        String sheet = sheet(Html.of("<style nonce=\"{}\">p{content:'{}face'}</style>", "n", "\""));
        assertThat(string(sheet)).isEqualTo("\"face");
    }

    @Test
    void aUrlIsAllowedByItsSchemeAndStaysOne() {
        assertThat(Html.of("<p style=\"background: url('{}')\">x</p>", "javascript:alert(1)"))
                .hasToString("<p style=\"background: url('about:invalid#blocked')\">x</p>");
        assertThat(Html.of("<p style=\"background: url('{}')\">x</p>", "/a?b=1&c=(2)"))
                .hasToString("<p style=\"background: url('\\2f a?b=1\\26 c=(2)')\">x</p>");
        assertThat(Html.of("<p style=\"background: url('/i/{}.png')\">x</p>", "../a'b"))
                .hasToString("<p style=\"background: url('/i/..%2Fa%27b.png')\">x</p>");
    }

    @Test
    void noPayloadAddsOrEndsARuleOrADeclaration() throws IOException {
        for (List<String> payloads : List.of(Payloads.ALL, Payloads.URLS, Payloads.CODE)) {
            for (String payload : payloads) {
                assertSameRules(payload);
            }
        }
    }

    @Test
    void noMixAddsOrEndsARuleOrADeclaration() throws IOException {
        HostileText hostile = new HostileText(new Random(83));
        for (int i = 0; i < 3_000; i++) {
            assertSameRules(hostile.next());
        }
    }

    @Test
    void textInAStringArrives() throws IOException {
        HostileText hostile = new HostileText(new Random(1));
        for (int i = 0; i < 3_000; i++) {
            String value = hostile.next().replaceAll("[\\x00\\p{Cs}]", "");
            String sheet = sheet(Html.of("<style nonce=\"{}\">p{content:'{}f'}</style>", "n", value));
            assertThat(string(sheet)).isEqualTo(value + "f");
        }
    }

    private static void assertSameRules(String value) throws IOException {
        for (Function<String, SafeHtml> template : SHEETS) {
            SafeHtml html = template.apply(value);
            assertThat(Structure.of(html)).isEqualTo(Structure.of(template.apply("x")));
            assertThat(rules(sheet(html))).as(value).isEqualTo(rules(sheet(template.apply("x"))));
        }
        for (Function<String, SafeHtml> template : ATTRIBUTES) {
            SafeHtml html = template.apply(value);
            assertThat(Structure.of(html)).isEqualTo(Structure.of(template.apply("x")));
            assertThat(declarations(html)).as(value).isEqualTo(declarations(template.apply("x")));
        }
    }

    private static String sheet(SafeHtml html) {
        return Jsoup.parse(html.toString()).selectFirst("style").data();
    }

    private static List<String> declarations(SafeHtml html) throws IOException {
        return names(new CSSOMParser()
                .parseStyleDeclaration(
                        Jsoup.parse(html.toString()).selectFirst("p").attr("style")));
    }

    private static String rules(String sheet) throws IOException {
        List<String> rules = new ArrayList<>();
        for (AbstractCSSRuleImpl rule : parse(sheet)) {
            rules.add(described(rule));
        }
        return rules.toString();
    }

    private static String described(AbstractCSSRuleImpl rule) {
        return rule instanceof CSSMediaRuleImpl media
                ? "@media"
                        + media.getCssRules().getRules().stream()
                                .map(StyleValuesTest::described)
                                .toList()
                : ((CSSStyleRuleImpl) rule).getSelectorText() + names(((CSSStyleRuleImpl) rule).getStyle());
    }

    private static List<String> names(CSSStyleDeclarationImpl style) {
        return style.getProperties().stream().map(Property::getName).toList();
    }

    private static String string(String sheet) throws IOException {
        return ((CSSStyleRuleImpl) parse(sheet).get(0))
                .getStyle()
                .getProperties()
                .get(0)
                .getValue()
                .getStringValue();
    }

    private static List<AbstractCSSRuleImpl> parse(String sheet) throws IOException {
        return new CSSOMParser()
                .parseStyleSheet(new InputSource(new StringReader(sheet)), null)
                .getCssRules()
                .getRules();
    }
}
