package io.github.secureblocks.web.html.mustache;

import static org.assertj.core.api.Assertions.assertThat;

import com.samskivert.mustache.Mustache;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlFormatterTest {
    private static final String HOSTILE = "<script>alert(1)</script>";
    private static final String ENCODED = "&lt;script&gt;alert(1)&lt;/script&gt;";
    private static final SafeHtml PAGE = Html.of("<b>{}</b>", "a < b");

    private final Mustache.Compiler compiler = SafeHtmlFormatter.on(Mustache.compiler());

    @Test
    void aSafeHtmlArrivesAsItIs() {
        assertThat(Mustache.compiler().compile("{{page}}").execute(model())).doesNotContain("<b>");
        assertThat(rendered("<div>{{page}}</div>")).isEqualTo("<div>" + PAGE + "</div>");
        assertThat(rendered("{{#rows}}{{.}}{{/rows}}")).isEqualTo(PAGE + ENCODED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{text}}", "{{{text}}}", "{{& text}}"})
    void everythingElseIsEncoded(String template) {
        assertThat(rendered(template)).isEqualTo(ENCODED);
        assertThat(rendered(template.replace("text", "copy"))).isEqualTo("&lt;b&gt;a &amp;lt; b&lt;/b&gt;");
    }

    @Test
    void threeBracesAloneLetEverythingThrough() {
        assertThat(Mustache.compiler().compile("{{{text}}}").execute(model())).isEqualTo(HOSTILE);
    }

    @Test
    void valuesAreEncodedAsTheEngineDoes() {
        String special = "& ' \" < > ` =";
        String plain = Mustache.compiler().compile("{{x}}").execute(Map.of("x", special));
        assertThat(compiler.compile("{{x}}").execute(Map.of("x", special))).isEqualTo(plain);
        Mustache.Compiler shouting = SafeHtmlFormatter.on(Mustache.compiler().withFormatter(x -> x + "<!"));
        assertThat(shouting.defaultValue("<i>").compile("{{x}}{{absent}}").execute(Map.of("x", 1)))
                .isEqualTo("1&lt;!&lt;i&gt;&lt;!");
    }

    private String rendered(String template) {
        return compiler.compile(template).execute(model());
    }

    private static Map<String, Object> model() {
        return Map.of("page", PAGE, "text", HOSTILE, "copy", PAGE.toString(), "rows", List.of(PAGE, HOSTILE));
    }
}
