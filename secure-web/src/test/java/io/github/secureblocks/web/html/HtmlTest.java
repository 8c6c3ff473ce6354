package io.github.secureblocks.web.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
    @Test
    void choosesTheEncoderFromWhereAValueStands() {
        assertThat(Html.of("<a href=\"/n?q={}\" title='{}'>{}</a>", "a b&c", "it's \"<\"", "1 < 2 & 3"))
                .hasToString("<a href=\"/n?q=a%20b%26c\" title='it&#39;s &#34;&lt;&#34;'>1 &lt; 2 &amp; 3</a>");
    }

    @Test
    void fillsAnyTypeAndNothingForNull() {
        assertThat(Html.of("<p>{} {} {}{}</p>", 42, true, null, 'x')).hasToString("<p>42 true x</p>");
        assertThat(Html.of("<p title=\"{}\">{}</p>", null, Html.text(null))).hasToString("<p title=\"\"></p>");
    }

    @Test
    void putsPartsTogether() throws IOException {
        SafeHtml rows = Html.join(
                Stream.of("a", "<b>").map(v -> Html.of("<li>{}</li>", v)).toList());
        SafeHtml list = Html.of("<ul>{}</ul>{}", rows, Html.empty());
        assertThat(list).hasToString("<ul><li>a</li><li>&lt;b&gt;</li></ul>");
        StringBuilder out = new StringBuilder();
        list.writeTo(out);
        assertThat(out).hasToString(list.toString());
        assertThat(Html.join(List.of())).hasToString("");
    }

    @Test
    void acceptsWhatAPageNeeds() {
        SafeHtml page = Html.of("""
                <!DOCTYPE html>
                <html lang="{}"><head><meta charset="utf-8"><title>{} - notes</title>
                <link rel="stylesheet" href="/app.css"><script nonce="{}" src="/app.js" defer></script></head>
                <body><h1 class='big'>{}</h1><br/><input type=" text " required value = "{}"></body></html>
                """, "en", "t", "n0nce", "h", "v");
        assertThat(page.toString()).contains("nonce=\"n0nce\"", "<title>t - notes</title>", "value = \"v\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/notes",
                "notes/1",
                "./x",
                "../x",
                "?q=1",
                "#top",
                "a/b:c",
                "/x//y",
                "https://notes.example",
                "HTTPS://notes.example/a?b#c",
                "http://[2001:db8::1]:8080/",
                "mailto:a@b.example",
                "tel:+41791234567",
                "/caf\u00e9",
                "/a%2Fb",
                "?u=javascript:1"
            })
    void letsHarmlessUrlsThrough(String url) {
        assertThat(Html.of("<a href=\"{}\">x</a>", url)).hasToString("<a href=\"" + url + "\">x</a>");
    }

    @Test
    void keepsEntitiesInAUrlAsText() {
        assertThat(Html.of("<a href=\"{}\">x</a>", "javascript&colon;alert(1)"))
                .hasToString("<a href=\"javascript&amp;colon;alert(1)\">x</a>");
    }

    @ParameterizedTest
    @CsvSource({
        "'..', '/a/%EF%BF%BD/edit?q=..'",
        "'.', '/a/%EF%BF%BD/edit?q=.'",
        "'', '/a/%EF%BF%BD/edit?q='",
        "'../b', '/a/..%2Fb/edit?q=..%2Fb'",
        "'a?b#c', '/a/a%3Fb%23c/edit?q=a%3Fb%23c'",
        "'\\', '/a/%5C/edit?q=%5C'",
        "'%2e%2e', '/a/%252e%252e/edit?q=%252e%252e'",
    })
    void aValueIsOneComponentOfAPathAndLeadsNowhereElse(String value, String url) {
        assertThat(Html.of("<a href=\"/a/{}/edit?q={}\">x</a>", value, value))
                .hasToString("<a href=\"" + url + "\">x</a>");
    }

    @Test
    void valuesBesideEachOtherOrBesideADotAreNoStepUp() {
        assertThat(Html.of("<a href=\"/a/.{}/b\">x</a><a href=\"/a/{}{}\">x</a>", ".", ".", "."))
                .hasToString("<a href=\"/a/.%EF%BF%BD/b\">x</a><a href=\"/a/%EF%BF%BD%EF%BF%BD\">x</a>");
    }

    @Test
    void anEmptyComponentDoesNotMakeTheNextOneAHost() {
        assertThat("/" + "" + "/" + "evil.example").startsWith("//evil.example");

        assertThat(Html.of("<a href=\"/{}/{}\">x</a>", "", "evil.example"))
                .hasToString("<a href=\"/%EF%BF%BD/evil.example\">x</a>");
    }

    @Test
    void refusesTheWrongNumberOfValues() {
        assertRefused("<p>{}</p>", HtmlRefused.Reason.VALUES);
        assertRefused("<p>{}</p>", HtmlRefused.Reason.VALUES, "a", "b");
        assertThatExceptionOfType(HtmlRefused.class)
                .isThrownBy(() -> Template.of("<p>{}{}</p>").fill(new Object[] {"s3cret"}))
                .withMessage("The template has 2 {} but 1 values were given; give one value for each {}, for example"
                        + " Html.of(\"<p>{}</p>\", name)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p title=\"{}\">x</p>", "<title>{}</title>", "<a href='{}'>x</a>", "<a href='/{}'>x</a>"})
    void refusesHtmlWhereTextIsMeant(String template) {
        assertRefused(template, HtmlRefused.Reason.NESTED, Html.text("x"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "<p title={}>x</p>|UNQUOTED",
                "<p title=x>x</p>|UNQUOTED",
                "<p title=`{}`>x</p>|UNQUOTED",
                "<p title= >x</p>|UNQUOTED",
                "<{}>|SYNTAX",
                "<p{}>|HOLE",
                "</{}>|SYNTAX",
                "</p{}>|HOLE",
                "</p {}>|SYNTAX",
                "</p title=\"x\">|SYNTAX",
                "<p {}>|HOLE",
                "<p {}=\"x\">|HOLE",
                "<p data-{}=\"x\">|HOLE",
                "<p title=\"x\"{}>|SYNTAX",
                "<p title=\"x\"class=\"y\">|SYNTAX",
                "<p/title=\"x\">|SYNTAX",
                "<p / title=\"x\">|SYNTAX",
                "<p =\"x\">|SYNTAX",
                "<p @click=\"x\">|SYNTAX",
                "<p \"x\">|SYNTAX",
                "a < b|SYNTAX",
                "<|SYNTAX",
                "<1>|SYNTAX",
                "</>|SYNTAX",
                "</|SYNTAX",
                "<!-- x -->|COMMENT",
                "<!-- {} -->|COMMENT",
                "<!x>|COMMENT",
                "<?x>|COMMENT",
                "<![CDATA[{}]]>|COMMENT",
                "x<!doctype html>|COMMENT",
                "<!doctype html PUBLIC \"x\">|COMMENT",
                "<p onclick=\"{}\">|ATTRIBUTE",
                "<p ONCLICK='x'>|ATTRIBUTE",
                "<iframe srcdoc=\"{}\"></iframe>|ATTRIBUTE",
                "<a ping=\"{}\">|ATTRIBUTE",
                "<meta http-equiv=\"refresh\" content=\"{}\">|ATTRIBUTE",
                "<script/>{}|SYNTAX",
                "<iframe>{}</iframe>|BODY",
                "<xmp>{}</xmp>|ELEMENT",
                "<noscript>{}</noscript>|ELEMENT",
                "<noembed>{}</noembed>|ELEMENT",
                "<noframes>{}</noframes>|ELEMENT",
                "<plaintext>{}|ELEMENT",
                "<base href=\"{}\">|ELEMENT",
                "<frameset title=\"{}\">|ELEMENT",
                "<frame title=\"{}\">|ELEMENT",
                "<applet title=\"{}\">|ELEMENT",
                "<textarea><b>{}</b></textarea>|BODY",
                "<title>{}</titlex></title>|BODY",
                "<textarea>{}|UNFINISHED",
                "<title>{}</title|BODY",
                "<p|UNFINISHED",
                "<p |UNFINISHED",
                "<p title|UNFINISHED",
                "<p title=|UNFINISHED",
                "<p title=\"|UNFINISHED",
                "<p title=\"{}|UNFINISHED",
                "<p title=\"{}'>|UNFINISHED",
                "</p|UNFINISHED",
                "<script src=\"{}\"></script>|HOLE",
                "<script src=\"/js/{}.js\"></script>|HOLE",
                "<script data-main=\"{}\"></script>|HOLE",
                "<link rel=\"stylesheet\" href=\"{}\">|HOLE",
                "<iframe src=\"{}\"></iframe>|HOLE",
                "<object data=\"{}\"></object>|HOLE",
                "<embed src=\"{}\">|HOLE",
                "<svg><animate attributeName=\"href\" to=\"{}\"/></svg>|HOLE",
                "<svg><set to=\"{}\"/></svg>|HOLE",
                "<svg><use href=\"{}\"/></svg>|HOLE",
                "<svg><use xlink:href=\"/icons.svg#{}\"/></svg>|HOLE",
                "<p is=\"{}\">|HOLE",
                "<meta charset=\"{}\">|HOLE",
                "<p hx-get=\"{}\">|HOLE",
                "<p fill=\"{}\">|HOLE",
                "<a href=\"javascript:f('{}')\">|URL_PREFIX",
                "<a href=\"java{}\">|URL_PREFIX",
                "<a href=\"data:text/html,{}\">|URL_PREFIX",
                "<a href=\"//{}\">|URL_PREFIX",
                "<a href=\"//host/{}\">|URL_PREFIX",
                "<a href=\"/\\{}\">|URL_PREFIX",
                "<a href=\"https:{}\">|URL_PREFIX",
                "<a href=\"https://{}\">|URL_PREFIX",
                "<a href=\"https://{}.notes.example/\">|URL_PREFIX",
                "<a href=\"https://notes.example{}\">|URL_PREFIX",
                "<a href=\"https://notes.example:{}/\">|URL_PREFIX",
                "<a href=\" {}\">|URL_PREFIX",
                "<a href=\"&#47;{}\">|URL_PREFIX",
                "<a href=\"/&#47;{}\">|URL_PREFIX",
                "<a href=\"/a/{}&#47;{}\">|URL_PREFIX",
                "<a href=\"java&#115;cript:{}\">|URL_PREFIX",
                "<a href=\"{}{}\">|URL_PREFIX",
                "<a href=\"/a/.%2{}/b\">|URL_PREFIX",
                "<a href=\"%{}\">|URL_PREFIX",
                "<a href=\"{}?q=%{}\">|URL_PREFIX",
                "<a href=\"{}:x\">|URL_PREFIX",
                "<a href=\"{}/x\">|URL_PREFIX",
                "<a xlink:href=\"x:{}\">|URL_PREFIX",
                "<p title=\"{}\" title=\"x\">|SYNTAX",
                "<p title TITLE='{}'>|SYNTAX",
                "<title>{}</t\u0131tle></title>|BODY",
                "<meta name=\"{}\" content=\"x\">|HOLE",
                "<p>&{}</p>|HOLE",
                "<p>&#{}</p>|HOLE",
                "<p title=\"a &l{};\">|HOLE",
                "<link imagesrcset=\"{}\">|ATTRIBUTE",
                "a\ud83d{}|TEXT",
                "a\u0000{}|TEXT",
                "a\u000b{}|TEXT",
            })
    void refusesTemplatesThatCannotBeMadeSafe(String template, HtmlRefused.Reason reason) {
        assertRefused(template, reason, "s3cret", "s3cret");
    }

    /** Of their attributes, a link or an address in one of these would be enough. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "script",
                "style",
                "link",
                "iframe",
                "fencedframe",
                "object",
                "embed",
                "param",
                "portal",
                "use",
                "animate",
                "animatemotion",
                "animateTransform",
                "set"
            })
    void anElementThatLoadsOrChangesCodeTakesNothingButANameOrANonce(String element) {
        for (String attribute :
                new String[] {"href", "src", "class", "type", "value", "style", "data-x", "name", "rel"}) {
            assertRefused("<" + element + " " + attribute + "=\"{}\">", HtmlRefused.Reason.HOLE, "s3cret");
        }
        String named = "<" + element + " id=\"{}\" title=\"{}\" nonce=\"{}\"></" + element + ">";
        assertThat(Template.of(named).fill(new Object[] {"a", "b", "c"}).toString())
                .contains("id=\"a\" title=\"b\" nonce=\"c\"");
    }

    @Test
    void repeatsNeitherTemplateNorValue() {
        assertThatExceptionOfType(HtmlRefused.class)
                .isThrownBy(() -> Template.of("<p title=s3cret>{}</p>"))
                .withMessageNotContaining("s3cret")
                .withMessage("Template, at character 9: An attribute's value stands in quotes; write name=\"{}\"");
    }

    @Test
    void boundsTheLengthOfATemplateAndTheNumberItKeeps() {
        assertRefused("x".repeat(TemplateParser.MAX_LENGTH + 1), HtmlRefused.Reason.TEXT);
        for (int i = 0; i < 2 * Template.MAX_CACHED; i++) {
            assertThat(Template.of("<p>" + i + "{}</p>").fill(new Object[] {"<"}))
                    .hasToString("<p>" + i + "&lt;</p>");
            assertThat(Template.cached()).isLessThanOrEqualTo(Template.MAX_CACHED + 8);
        }
    }

    @Test
    void manyThreadsFillAnyTemplateRightAndTheBoundHolds() {
        int threads = 8;
        List<String> wrong = IntStream.range(0, threads)
                .mapToObj(thread ->
                        CompletableFuture.supplyAsync(() -> firstWrong(thread), task -> new Thread(task).start()))
                .toList()
                .stream()
                .flatMap(running -> running.join().stream())
                .toList();
        assertThat(wrong).isEmpty();
        assertThat(Template.cached()).isLessThanOrEqualTo(Template.MAX_CACHED + threads);
    }

    /** Every second template is one that the others use, too. */
    private static Optional<String> firstWrong(int thread) {
        return IntStream.range(0, 2 * Template.MAX_CACHED)
                .mapToObj(i -> i % 2 == 0 ? "<b>" + i % 64 : "<i>" + thread + "-" + i)
                .filter(start -> !Template.of(start + "{}")
                        .fill(new Object[] {"<"})
                        .toString()
                        .equals(start + "&lt;"))
                .findFirst();
    }

    @Test
    void keepsFewerLongTemplates() {
        int shorter = Template.cached();
        for (int i = 0; i < 2 * Template.MAX_CACHED_LONG; i++) {
            String text = "x".repeat(Template.LONG + 1 + i);
            assertThat(Template.of(text).fill(new Object[0])).hasToString(text);
            assertThat(Template.of(text)).isSameAs(Template.of(text));
            assertThat(Template.cachedLong()).isBetween(1, Template.MAX_CACHED_LONG + 8);
        }
        assertThat(Template.cached()).isEqualTo(shorter);
    }

    @Test
    void aLineFeedAtTheStartOfATextareaOrPreIsNotLost() {
        assertThat(Html.of("<textarea name=\"t\">{}</textarea><pre>{}</pre>", "\na", "\r\nb"))
                .hasToString("<textarea name=\"t\">\n\na</textarea><pre>\n\r\nb</pre>");
        assertThat(Html.of("<textarea>{}{}</textarea><pre>{}</pre><p>{}</p>", "a", "\nb", Html.text("c"), "\nd"))
                .hasToString("<textarea>a\nb</textarea><pre>c</pre><p>\nd</p>");
    }

    private static void assertRefused(String template, HtmlRefused.Reason reason, Object... values) {
        assertThatExceptionOfType(HtmlRefused.class)
                .as(template)
                .isThrownBy(() -> Template.of(template).fill(values))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason))
                .withMessageNotContaining("s3cret");
    }
}
