package io.github.secureblocks.samples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.json.SafeJson;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import tools.jackson.databind.json.JsonMapper;

/** A value in every kind of place arrives as it is, and the page is made of what its template is made of. */
class ValueFuzz {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> HARMLESS = Arrived.structure(page("x"));
    private static final HttpUrl HERE = HttpUrl.get("https://app.example/here");

    @FuzzTest
    void aValueArrivesAsItIs(byte[] bytes) {
        String value = new Input(bytes).text(0);
        String html = page(value);
        assertThat(Arrived.structure(html)).isEqualTo(HARMLESS);
        Document page = Jsoup.parse(html);
        String text = Arrived.expected(value);
        assertThat(page.selectFirst("p").wholeText()).isEqualTo(text);
        assertThat(page.selectFirst("p").attr("title")).isEqualTo(text);
        assertThat(page.selectFirst("p").attr("data-x")).isEqualTo(text);
        assertThat(shown(page.selectFirst("textarea").wholeText())).isEqualTo(text);
        assertThat(page.selectFirst("pre").wholeText()).isEqualTo(text);
        assertThat(page.selectFirst("title").wholeText()).isEqualTo(text);
        urls(page, value, text);
        code(page, value, text.equals(value));
    }

    /** A browser drops a line feed at the start of a text area, as it does in {@code pre}; jsoup keeps it. */
    private static String shown(String textarea) {
        return textarea.startsWith("\n") ? textarea.substring(1) : textarea;
    }

    private static void urls(Document page, String value, String text) {
        String whole = page.selectFirst("#url").attr("href");
        assertThat(whole).isIn(value, Html.BLOCKED_URL);
        assertThat(schemeOf(whole)).isIn("", "http", "https", "mailto", "tel", "about");
        if (!value.isEmpty()) {
            assertThat(HERE.resolve(page.selectFirst("#path").attr("href")).pathSegments())
                    .hasSize(3)
                    .startsWith("n")
                    .endsWith("e");
        }
        HttpUrl query = HERE.resolve(page.selectFirst("#query").attr("href"));
        assertThat(query.queryParameterNames()).containsExactlyInAnyOrder("q", "r");
        if (text.equals(value)) {
            assertThat(query.queryParameter("q")).isEqualTo(value);
        }
        assertThat(page.selectFirst("img").attr("srcset")).matches("[^\\s]+ 1x, [^\\s]+ 2x");
    }

    private static void code(Document page, String value, boolean whole) {
        Program program = Program.of(page.selectFirst("script:not([type])").data());
        assertThat(program.nodes()).isEqualTo(Program.of("f('x', \"x\")").nodes());
        if (whole) {
            assertThat(program.strings()).containsExactly(value, value);
            assertThat(JSON.readTree(page.selectFirst("script[type]").data())
                            .get("v")
                            .asString())
                    .isEqualTo(value);
        }
        assertThat(page.selectFirst("style").data())
                .matches("p\\{x:'(?:[^'\\\\\n\r\f]|\\\\[0-9a-f]{1,6} ?)*';width:-?[0-9.+]+px\\}");
        assertThat(page.selectFirst("#url").attr("style")).matches("color: [-+.#%(), /A-Za-z0-9]+");
    }

    /** As a browser reads it, which drops what is around it and line ends within. */
    private static String schemeOf(String url) {
        String read = url.replaceAll("^[\\x00-\\x20]+", "").replaceAll("[\t\r\n]", "");
        return read.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*")
                ? read.substring(0, read.indexOf(':')).toLowerCase(Locale.ROOT)
                : "";
    }

    private static String page(String value) {
        Object[] values = new Object[21];
        Arrays.fill(values, value);
        values[17] = SafeJson.of(Map.of("v", value));
        return Html.of("""
                        <!doctype html><title>{}</title><p title="{}" data-x='{}'>{}</p><textarea>{}</textarea><pre>{}</pre>
                        <a id="url" href="{}" style="color: {}"></a><a id="path" href="/n/{}/e"></a>
                        <a id="query" href="/n?q={}&amp;r={}#{}"></a><img srcset="{} 1x, {} 2x">
                        <script nonce="{}">f('{}', "{}")</script><script type="application/json">{}</script>
                        <style nonce="{}">p{x:'{}';width:{}px}</style>
                        """, values).toString();
    }
}
