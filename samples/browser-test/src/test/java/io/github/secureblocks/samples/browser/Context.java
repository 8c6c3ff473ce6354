package io.github.secureblocks.samples.browser;

import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.json.SafeJson;
import java.util.Map;

/** Every kind of place that a template has for a value. */
enum Context {
    TEXT((value, nonce) -> Html.of("<p data-c=\"TEXT\">{}</p>", value)),
    CELL((value, nonce) -> Html.of("<table><tr><td data-c=\"CELL\">{}</td></tr></table>", value)),
    FOREIGN((value, nonce) -> Html.of("<svg><text data-c=\"FOREIGN\">{}</text></svg>", value)),
    TITLE((value, nonce) -> Html.of("<title data-c=\"TITLE\">{}</title>", value)),
    TEXTAREA((value, nonce) -> Html.of("<textarea data-c=\"TEXTAREA\">x{}</textarea>", value)),
    /** Where a browser drops a line feed. */
    PRE((value, nonce) -> Html.of("<pre data-c=\"PRE\">{}</pre>", value)),
    FIELD((value, nonce) -> Html.of("<textarea data-c=\"FIELD\">{}</textarea>", value)),
    DOUBLE_QUOTED((value, nonce) -> Html.of("<p data-c=\"DOUBLE_QUOTED\" title=\"{}\">x</p>", value)),
    SINGLE_QUOTED((value, nonce) -> Html.of("<p data-c=\"SINGLE_QUOTED\" title='{}'>x</p>", value)),
    LINK((value, nonce) -> Html.of("<a data-c=\"LINK\" href=\"{}\">x</a>", value)),
    ACTION((value, nonce) -> Html.of("<form data-c=\"ACTION\" action='{}'></form>", value)),
    PATH((value, nonce) -> Html.of("<a data-c=\"PATH\" href=\"/notes/{}/edit\">x</a>", value)),
    NAME((value, nonce) -> Html.of("<a data-c=\"NAME\" href=\"/notes/n-{}.html\">x</a>", value)),
    QUERY((value, nonce) -> Html.of("<a data-c=\"QUERY\" href=\"/notes?q={}&amp;r=1\">x</a>", value)),
    SRCSET((value, nonce) ->
            Html.of("<img data-c=\"SRCSET\" alt=\"\" loading=\"lazy\" srcset=\"{} 2x, /b.png 1x\">", value)),
    SCRIPT((value, nonce) -> Html.of("<script nonce=\"{}\">take('SCRIPT', '{}')</script>", nonce, value)),
    SCRIPT_DOUBLE(
            (value, nonce) -> Html.of("<script nonce=\"{}\">take(\"SCRIPT_DOUBLE\", \"{}\")</script>", nonce, value)),
    JSON((value, nonce) -> Html.of(
            "<script type=\"application/json\" data-c=\"JSON\">{}</script>", SafeJson.of(Map.of("value", value)))),
    STYLE_STRING((value, nonce) -> Html.of(
            "<style data-c=\"STYLE_STRING\" nonce=\"{}\">p { color: red; quotes: \"{}\" \"x\" }</style>",
            nonce,
            value)),
    STYLE_WORD((value, nonce) ->
            Html.of("<style data-c=\"STYLE_WORD\" nonce=\"{}\">p { color: {} }</style>", nonce, value)),
    STYLE_NUMBER((value, nonce) ->
            Html.of("<style data-c=\"STYLE_NUMBER\" nonce=\"{}\">p { margin-left: {}px }</style>", nonce, value)),
    /** Of an element that no page has, since a browser loads what an address of ours names. */
    STYLE_URL((value, nonce) -> Html.of(
            "<style data-c=\"STYLE_URL\" nonce=\"{}\">x-x { background-image: url('{}') }</style>", nonce, value)),
    /** No page has it whose policy is our own. */
    STYLE_ATTRIBUTE((value, nonce) ->
            Html.of("<p data-c=\"STYLE_ATTRIBUTE\" style=\"quotes: '{}' 'x'; color: {}\">x</p>", value, value));

    private final Template template;

    Context(Template template) {
        this.template = template;
    }

    SafeHtml fill(String value, String nonce) {
        return template.fill(value, nonce);
    }

    /** The same with the value as it is, which is what concatenation does. */
    String concatenate(String value, String nonce) {
        return template.fill("7007007", nonce).toString().replace("7007007", value);
    }

    private interface Template {
        SafeHtml fill(String value, String nonce);
    }
}
