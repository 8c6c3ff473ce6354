package io.github.secureblocks.web.html.freemarker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeHtmlWrapperTest {
    private static final String HOSTILE = "<script>alert(1)</script>";
    private static final String ENCODED = "&lt;script&gt;alert(1)&lt;/script&gt;";
    private static final SafeHtml PAGE = Html.of("<b>{}</b>", "a < b");

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    SafeHtmlWrapperTest() {
        SafeHtmlWrapper.on(configuration);
        configuration.setLogTemplateExceptions(false);
    }

    /** A property of this type is wrapped like a value of the model. */
    public record Row(SafeHtml html, String text) {}

    @Test
    void aSafeHtmlArrivesAsItIs() throws IOException, TemplateException {
        assertThat(rendered("<div>${page}</div>")).isEqualTo("<div>" + PAGE + "</div>");
        assertThat(rendered("<#list rows as row>${row}</#list>")).isEqualTo(PAGE + ENCODED);
        assertThat(rendered("${row.html()}${row.text()}")).isEqualTo(PAGE + ENCODED);
    }

    @Test
    void everythingElseIsEncodedWhereAPlainConfigurationDoesNot() throws IOException, TemplateException {
        StringWriter raw = new StringWriter();
        new Template("raw", "${text}", new Configuration(Configuration.VERSION_2_3_34))
                .process(Map.of("text", HOSTILE), raw);
        assertThat(raw).hasToString(HOSTILE);

        assertThat(rendered("<div title=\"${text}\">${text}</div>"))
                .isEqualTo("<div title=\"" + ENCODED + "\">" + ENCODED + "</div>");
    }

    @Test
    void aTextCannotPassItselfOffAsSafe() throws IOException, TemplateException {
        assertThat(rendered("${text + page}")).isEqualTo(ENCODED + PAGE);
        assertThat(rendered("${page?markup_string}")).doesNotContain("<b>");
        assertThat(rendered("${copy}")).doesNotContain("<b>");
    }

    @Test
    void aTemplateOfAnotherFormatDoesNotTakeHtml() {
        assertThatThrownBy(() -> rendered("<#ftl output_format=\"XML\">${page}"))
                .isInstanceOf(TemplateException.class);
    }

    private String rendered(String template) throws IOException, TemplateException {
        StringWriter out = new StringWriter();
        new Template("page", template, configuration)
                .process(
                        Map.of(
                                "page",
                                PAGE,
                                "text",
                                HOSTILE,
                                "copy",
                                PAGE.toString(),
                                "rows",
                                List.of(PAGE, HOSTILE),
                                "row",
                                new Row(PAGE, HOSTILE)),
                        out);
        return out.toString();
    }
}
