package io.github.secureblocks.web.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.web.json.SafeJson;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.ScriptableObject;

/** A value in a string of a script, read by an HTML parser and then by a JavaScript engine. */
class ScriptValuesTest {
    private static final List<Function<String, SafeHtml>> TEMPLATES = List.of(
            v -> Html.of("<script nonce=\"{}\">var value = '{}', whole = 'a' + value + 'b';</script>", "n", v),
            v -> Html.of("<script nonce='{}'>var value = \"{}\"; var whole = \"a{}b\";</script>", "n", v, v),
            v -> Html.of(
                    "<p>{}</p><script nonce=\"{}\">// it's /* here\n/* \"or' // there */ var c = `'\n\"`,"
                            + " value = '{}'; if (1 < 2 && '\\'\\\\\\x27\\u0027'){ var whole = 'a{}b' }</script><p>{}</p>",
                    v,
                    "n",
                    v,
                    v,
                    v),
            v -> Html.of(
                    "<svg>{}</svg>",
                    Html.of("<script nonce=\"{}\">var value = '{}', whole = \"a{}b\"</script>", "n", v, v)));

    private static final ScriptableObject STANDARD = standard();

    @ParameterizedTest
    @ValueSource(strings = {"';hacked = 1;'", "\\';hacked = 1;//", "</script><script>hacked = 1;//"})
    void concatenationRunsTheValue(String value) {
        String raw = "<script>var value = '" + value.replace("\\'", "\\\\'") + "'</script>";
        assertThat(Jsoup.parse(raw).select("script").stream().anyMatch(script -> runs(script.data())))
                .isTrue();
    }

    @Test
    void theHtmlEncoderAloneDoesNotHelpInAScript() {
        assertThat(runs("var value = '" + Escape.html("\\") + "', other = '" + Escape.html(";hacked = 1;//") + "'"))
                .isTrue();
    }

    @Test
    void everyPayloadArrivesAsTheTextThatItIs() {
        for (List<String> payloads : List.of(Payloads.ALL, Payloads.URLS, Payloads.CODE)) {
            payloads.forEach(ScriptValuesTest::assertArrives);
        }
    }

    @Test
    void anyMixArrivesAsTheTextThatItIs() {
        HostileText hostile = new HostileText(new Random(80));
        for (int i = 0; i < 4_000; i++) {
            assertArrives(hostile.next());
        }
    }

    @Test
    void dataArrivesAsTheTextThatItIs() {
        HostileText hostile = new HostileText(new Random(82));
        List<String> expected = Structure.of("<script type='' id=''>x</script><p>x</p>");
        for (int i = 0; i < 4_000; i++) {
            String value = hostile.next();
            SafeHtml html = Html.of(
                    "<script type=\"application/json\" id=\"data\">{}</script><p>{}</p>",
                    SafeJson.of(Map.of("text", value)),
                    value);
            assertThat(Structure.of(html)).isEqualTo(expected);
            String data = Jsoup.parse(html.toString()).selectFirst("script").data();
            assertThat(run("var value = " + data + ".text").get("value")).hasToString(value);
        }
    }

    private static void assertArrives(String value) {
        for (Function<String, SafeHtml> template : TEMPLATES) {
            SafeHtml html = template.apply(value);
            assertThat(Structure.of(html)).isEqualTo(Structure.of(template.apply("x")));
            Document page = Jsoup.parse(html.toString());
            ScriptableObject scope = run(
                    page.selectFirst("script").data().isEmpty()
                            ? page.selectFirst("script").wholeText()
                            : page.selectFirst("script").data());
            assertThat(scope.get("value")).hasToString(value);
            assertThat(scope.get("whole")).hasToString("a" + value + "b");
            assertThat(scope.getIds()).isSubsetOf("value", "whole", "c");
        }
    }

    private static ScriptableObject standard() {
        try (Context context = Context.enter()) {
            context.setLanguageVersion(Context.VERSION_ES6);
            return context.initSafeStandardObjects(null, true);
        }
    }

    private static boolean runs(String script) {
        try {
            return run(script).has("hacked", null);
        } catch (EvaluatorException notAScript) {
            return false;
        }
    }

    private static ScriptableObject run(String script) {
        try (Context context = Context.enter()) {
            context.setLanguageVersion(Context.VERSION_ES6);
            context.setInterpretedMode(true);
            ScriptableObject scope = (ScriptableObject) context.newObject(STANDARD);
            scope.setPrototype(STANDARD);
            scope.setParentScope(null);
            context.evaluateString(scope, script, "page", 1, null);
            return scope;
        }
    }
}
