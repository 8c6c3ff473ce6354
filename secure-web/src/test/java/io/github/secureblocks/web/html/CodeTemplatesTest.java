package io.github.secureblocks.web.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.web.json.SafeJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts, style sheets and their like: which templates are read, and which are refused. */
class CodeTemplatesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script nonce=\"{}\">if (a && b < 1 && c <= 2) { x = /[/]'/.test(`${a}`) }</script>",
                "<script nonce=\"{}\">import { a } from '/a.js'; fetch('/x?a=1&b=2')</script>",
                "<script nonce='{}' type=\"module\">\n\n</script>",
                "<script type=\"importmap\" nonce=\"{}\">{ \"imports\": { \"a\": \"/a.js\" } }</script>",
                "<style nonce=\"{}\">@import '/a.css'; a:hover > b { content: \"\\201C\" } @media (width < 9px) { p { } }</style>",
                "<p style=\"color: red; }\" title=\"{}\">x</p>",
                "<img srcset=\"/a.png 1x, /b.png 2x\" alt=\"{}\">",
                "<SCRIPT Nonce=\"{}\">a</ScRiPt >",
            })
    void constantCodeStandsAsItIs(String template) {
        assertThat(Template.of(template).fill(new Object[] {"r4nd0m"})).hasToString(template.replace("{}", "r4nd0m"));
    }

    @Test
    void dataNeedsNoNonceAndIsJson() {
        assertThat(Html.of("<script type=\"application/json\" id=\"data\"> {}\n</script>", SafeJson.of(null)))
                .hasToString("<script type=\"application/json\" id=\"data\"> null\n</script>");
        assertThat(Html.of("<script type='application/ld+json'>{}</script>", (Object) null))
                .hasToString("<script type='application/ld+json'>null</script>");
        assertThat(Html.of("<script type=\"application/json\">{ \"a\": 1 }</script>")
                        .toString())
                .contains("{ \"a\": 1 }");
        assertThat(Html.of("<p data-x=\"{}\">{}</p>", SafeJson.of(null), SafeJson.of(null)))
                .hasToString("<p data-x=\"null\">null</p>");
    }

    @Test
    void textIsRefusedWhereJsonIsMeantAndHtmlInCode() {
        assertRefused("<script type=\"application/json\">{}</script>", HtmlRefused.Reason.JSON, "\"s3cret\"");
        assertRefused("<script type=\"application/json\">{}</script>", HtmlRefused.Reason.JSON, Html.text("s3cret"));
        assertRefused("<script nonce=\"{}\">a = '{}'</script>", HtmlRefused.Reason.NESTED, "n", Html.text("s3cret"));
        assertRefused("<p style=\"color: {}\">x</p>", HtmlRefused.Reason.NESTED, Html.text("s3cret"));
    }

    /** A line feed is written ¤ here, a line separator §. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "<script>a</script>|NONCE",
                "<script>a = '{}'</script>|NONCE",
                "<script nonce=\"s3cret\">a</script>|NONCE",
                "<script nonce=\"a{}\">a</script>|NONCE",
                "<script nonce>a</script>|NONCE",
                "<style>p { }</style>|NONCE",
                "<Style>p {}</Style>|NONCE",
                "<script type=\"text/vbscript\" nonce=\"{}\">a</script>|BODY",
                "<script type=\"application&#47;json\">{}</script>|BODY",
                "<script type=\"application/json \">{}</script>|BODY",
                "<script language=\"vbs\" nonce=\"{}\">a</script>|BODY",
                "<script nonce=\"{}\" src=\"/a.js\">a</script>|BODY",
                "<svg><script nonce=\"{}\" href=\"/a.js\">a</script></svg>|BODY",
                "<script type=\"importmap\" nonce=\"{}\">{\"imports\":{\"a\":\"{}\"}}</script>|HOLE",
                "<script type=\"application/json\">{\"a\":{}}</script>|SCRIPT",
                "<script type=\"application/json\">\"{}\"</script>|SCRIPT",
                "<script nonce=\"{}\">{}</script>|SCRIPT",
                "<script nonce=\"{}\">a = {}</script>|SCRIPT",
                "<script nonce=\"{}\">function f() {}</script>|SCRIPT",
                "<script nonce=\"{}\">a = `{}`</script>|SCRIPT",
                "<script nonce=\"{}\">a = `${'{}'}`</script>|SCRIPT",
                "<script nonce=\"{}\">a = `${`'`}{}` // '</script>|SCRIPT",
                "<script nonce=\"{}\">// {}\u00a4</script>|SCRIPT",
                "<script nonce=\"{}\">/* '{}' */</script>|SCRIPT",
                "<script nonce=\"{}\">a = b / '{}'</script>|SCRIPT",
                "<script nonce=\"{}\">a = /'/; b = '{}'</script>|SCRIPT",
                "<script nonce=\"{}\">a = '\\{}'</script>|SCRIPT",
                "<script nonce=\"{}\">a = '\\x{}'</script>|SCRIPT",
                "<script nonce=\"{}\">a = '\\u00{}'</script>|SCRIPT",
                "<script nonce=\"{}\">a = '\\0{}'</script>|SCRIPT",
                "<script nonce=\"{}\">a = '\\\u00a4{}'</script>|SCRIPT",
                "<script nonce=\"{}\">a = '\u00a4{}'</script>|SCRIPT",
                "<script nonce=\"{}\">a = '\u00a7{}'</script>|SCRIPT",
                "<script nonce=\"{}\">\\u0027'{}'</script>|SCRIPT",
                "<script nonce=\"{}\">import('{}')</script>|SCRIPT",
                "<script nonce=\"{}\">import a from '{}'</script>|SCRIPT",
                "<script nonce=\"{}\">export * from '{}'</script>|SCRIPT",
                "<script nonce=\"{}\">\u00a4--> '\u00a4'{}'</script>|SCRIPT",
                "<script nonce=\"{}\">#! '\u00a4'{}'</script>|SCRIPT",
                "<script nonce=\"{}\">\u00a4-->`\u00a4'`;b='{}'</script>|SCRIPT",
                "<script nonce=\"{}\">#!`\u00a4'`;b='{}'</script>|SCRIPT",
                "<script nonce=\"{}\">a = '{}</script>|UNFINISHED",
                "<script nonce=\"{}\">/* a '{}'</script>|SCRIPT",
                "<script nonce=\"{}\">a = '{}' /* a</script>|UNFINISHED",
                "<script nonce=\"{}\">a = '{}'|UNFINISHED",
                "<script nonce=\"{}\">a = '<{}'</script>|BODY",
                "<script nonce=\"{}\">a = '<!--'</script>|BODY",
                "<script nonce=\"{}\">a = '<script>'</script>|BODY",
                "<script nonce=\"{}\">a<b</script>|BODY",
                "<script nonce=\"{}\">a = '</b>'</script>|BODY",
                "<script nonce=\"{}\">a = '</script/x>'</script>|BODY",
                "<script nonce=\"{}\">a = '</\u017fcript>'</script>|BODY",
                "<script nonce=\"{}\">a&b; c = '{}'</script>|BODY",
                "<script nonce=\"{}\">a = '&#39;{}'</script>|BODY",
                "<script nonce=\"{}\">a = '&{}'</script>|HOLE",
                "<style nonce=\"{}\">{}</style>|STYLE",
                "<style nonce=\"{}\">p {}</style>|STYLE",
                "<style nonce=\"{}\">{} { }</style>|STYLE",
                "<style nonce=\"{}\">p { {}: red }</style>|STYLE",
                "<style nonce=\"{}\">p { {} }</style>|STYLE",
                "<style nonce=\"{}\">p[a='{}'] { }</style>|STYLE",
                "<style nonce=\"{}\">p:is({}) { }</style>|STYLE",
                "<style nonce=\"{}\">p { a:is({}) { } }</style>|STYLE",
                "<style nonce=\"{}\">p { a: {} { } }</style>|STYLE",
                "<style nonce=\"{}\">@import '{}';</style>|STYLE",
                "<style nonce=\"{}\">@import url('{}');</style>|STYLE",
                "<style nonce=\"{}\">@media {} { }</style>|STYLE",
                "<style nonce=\"{}\">color: {};</style>|STYLE",
                "<style nonce=\"{}\">p { @x /**/ a: '{}' }</style>|STYLE",
                "<style nonce=\"{}\">p { color: -{} }</style>|STYLE",
                "<style nonce=\"{}\">p { color: #{} }</style>|STYLE",
                "<style nonce=\"{}\">p { color: {}{} }</style>|STYLE",
                "<style nonce=\"{}\">p { color: {}(1) }</style>|STYLE",
                "<style nonce=\"{}\">p { color: var(--{}) }</style>|STYLE",
                "<style nonce=\"{}\">p { color: var({}) }</style>|STYLE",
                "<style nonce=\"{}\">p { x: attr({}) }</style>|STYLE",
                "<style nonce=\"{}\">p { grid-area: [{}] }</style>|STYLE",
                "<style nonce=\"{}\">p { x: local('{}') }</style>|STYLE",
                "<style nonce=\"{}\">p { background: url({}) }</style>|STYLE",
                "<style nonce=\"{}\">p { background: url(/a/{}.png) }</style>|STYLE",
                "<style nonce=\"{}\">p { background: url( a'b ) ; color: {} }</style>|STYLE",
                "<style nonce=\"{}\">p { background: url('//{}') }</style>|URL_PREFIX",
                "<style nonce=\"{}\">p { background: url('{}.png') }</style>|URL_PREFIX",
                "<style nonce=\"{}\">p { behavior: {} }</style>|STYLE",
                "<style nonce=\"{}\">p { -moz-binding: url('{}') }</style>|STYLE",
                "<style nonce=\"{}\">p { -ms-behavior: url('{}') }</style>|STYLE",
                "<style nonce=\"{}\">/* {} */</style>|STYLE",
                "<style nonce=\"{}\">p { content: '\\{}' }</style>|STYLE",
                "<style nonce=\"{}\">p { content: '\\22{}' }</style>|STYLE",
                "<style nonce=\"{}\">p { content: '\u00a4{}' }</style>|STYLE",
                "<style nonce=\"{}\">p { c\\6flor: {} }</style>|STYLE",
                "<style nonce=\"{}\">p { \u00e9url(/*) ; color: {} }</style>|STYLE",
                "<style nonce=\"{}\">p { color: {}</style>|UNFINISHED",
                "<style nonce=\"{}\">p { color: calc({} }</style>|STYLE",
                "<style nonce=\"{}\">p { color: {} ) }</style>|STYLE",
                "<style nonce=\"{}\">p { color: ({}] }</style>|STYLE",
                "<style nonce=\"{}\">p { color: ( {} ] }</style>|STYLE",
                "<style nonce=\"{}\">} p { color: {} }</style>|STYLE",
                "<style nonce=\"{}\">p { content: '{} }</style>|UNFINISHED",
                "<style nonce=\"{}\">p { color: {} } /* </style>|UNFINISHED",
                "<style nonce=\"{}\">p { content: '</style/{}' }</style>|BODY",
                "<style nonce=\"{}\">p { content: '<b>{}' }</style>|BODY",
                "<style nonce=\"{}\">p { content: '&lt;{}' }</style>|BODY",
                "<style nonce=\"{}\" media=\"{}\"></style>|HOLE",
                "<style nonce=\"{}\"/>|SYNTAX",
                "<p style=\"{}\">|STYLE",
                "<p style=\"{}: red\">|STYLE",
                "<p style=\"color: {}}\">|STYLE",
                "<p style=\"x: { color: {} }\">|STYLE",
                "<p style=\"content: &quot;{}&quot;\">|STYLE",
                "<p style=\"x: '&#39;{}'\">|STYLE",
                "<p style=\"content: '{}\">|UNFINISHED",
                "<script style=\"color: {}\" src=\"/a.js\"></script>|HOLE",
                "<img srcset=\"/a.png {}\">|HOLE",
                "<img srcset=\"{} {}w\">|HOLE",
                "<img srcset=\"{},{}\">|HOLE",
                "<img srcset=\"/a,{} 1x\">|HOLE",
                "<img srcset=\"/a?b&#44;{} 1x\">|HOLE",
                "<img srcset=\"{} 1x (, {} 2x\">|HOLE",
                "<img srcset=\"{}.png 1x\">|URL_PREFIX",
                "<img srcset=\"//{}/a.png 1x\">|URL_PREFIX",
                "<img srcset=\"javascript:{} 1x\">|URL_PREFIX",
            })
    void codeThatLeavesDoubtIsRefused(String template, HtmlRefused.Reason reason) {
        assertRefused(template.replace('\u00a4', '\n').replace('\u00a7', '\u2028'), reason, "s3cret", "s3cret");
    }

    @Test
    void aRefusalSaysWhatToWrite() {
        assertThatExceptionOfType(HtmlRefused.class)
                .isThrownBy(() -> Template.of("<script nonce=\"{}\">let note = {};</script>"))
                .withMessage("Template, at character 30: A value stands in quotes in a script, '{}'; for anything else"
                        + " write <script type=\"application/json\" id=\"data\">{}</script> with SafeJson.of(value) and read"
                        + " it with JSON.parse; an empty block or object is written { }");
        assertThatExceptionOfType(HtmlRefused.class)
                .isThrownBy(() -> Template.of("<style>p { }</style>"))
                .withMessageContaining("write <style nonce=\"{}\"> and give SecurityHeadersFilter.nonceOf(request)");
    }

    private static void assertRefused(String template, HtmlRefused.Reason reason, Object... values) {
        assertThatExceptionOfType(HtmlRefused.class)
                .as(template)
                .isThrownBy(() -> Template.of(template).fill(values))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason))
                .withMessageNotContaining("s3cret");
    }
}
