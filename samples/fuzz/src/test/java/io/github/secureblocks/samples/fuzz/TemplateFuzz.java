package io.github.secureblocks.samples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.HtmlRefused;
import io.github.secureblocks.web.html.HtmlRefused.Reason;
import io.github.secureblocks.web.json.SafeJson;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Any text is refused as a template, or no value changes what a page of it is made of. */
class TemplateFuzz {
    private static final String HARMLESS = "qzx";

    private static final List<String> HOSTILE = List.of(
            "</script><script>a()</script>",
            "'-a()-'",
            "\"><b c=\"",
            "' b='",
            "</style></title></textarea><b>",
            "--><!-- \\",
            "*/b{}/*",
            "\\\n//");

    @FuzzTest
    void aTemplateIsRefusedOrSafe(byte[] bytes) {
        Input input = new Input(bytes);
        String template = input.text(0);
        int holes = (template.length() - template.replace("{}", "").length()) / 2;
        boolean[] json = jsonHoles(template, holes);
        if (json == null || Arrived.text(filled(template, json, "y")).contains(HARMLESS)) {
            return;
        }
        String expected = filled(template, json, HARMLESS);
        assertSame(template, json, expected, Arrived.expected(input.text(1)).isBlank() ? "'" : input.text(1));
        HOSTILE.forEach(value -> assertSame(template, json, expected, value));
    }

    private static void assertSame(String template, boolean[] json, String expected, String value) {
        String page = filled(template, json, value);
        assertThat(Arrived.structure(page)).isEqualTo(Arrived.structure(expected));
        assertThat(Arrived.text(page))
                .isEqualTo(Arrived.text(expected).replace(HARMLESS, Arrived.withoutSpace(Arrived.expected(value))));
        List<Element> scripts = Jsoup.parse(page).select("script:not([type])");
        List<Element> harmless = Jsoup.parse(expected).select("script:not([type])");
        for (int i = 0; i < scripts.size(); i++) {
            assertThat(Program.of(scripts.get(i).data()).nodes())
                    .isEqualTo(Program.of(harmless.get(i).data()).nodes());
        }
    }

    /** Which holes take JSON alone; {@code null} where the template is refused. */
    private static boolean @Nullable [] jsonHoles(String template, int holes) {
        Object[] all = new Object[holes];
        Arrays.fill(all, SafeJson.of(List.of()));
        if (refusal(template, all) != null) {
            assertThat(refusal(template, all)).as("the number of values").isNotEqualTo(Reason.VALUES);
            return null;
        }
        boolean[] json = new boolean[holes];
        for (int i = 0; i < holes; i++) {
            Object[] one = all.clone();
            one[i] = HARMLESS;
            json[i] = refusal(template, one) == Reason.JSON;
        }
        return json;
    }

    private static @Nullable Reason refusal(String template, Object[] values) {
        try {
            assertThat(Html.of(template, values).toString()).isNotNull();
            return null;
        } catch (HtmlRefused refused) {
            return refused.reason();
        }
    }

    private static String filled(String template, boolean[] json, String value) {
        Object[] values = new Object[json.length];
        for (int i = 0; i < json.length; i++) {
            values[i] = json[i] ? SafeJson.of(List.of(value)) : value;
        }
        return Html.of(template, values).toString();
    }
}
