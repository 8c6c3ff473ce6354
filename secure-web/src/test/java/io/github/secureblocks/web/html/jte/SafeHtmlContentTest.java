package io.github.secureblocks.web.html.jte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeHtmlContentTest {
    private static final String HOSTILE = "<script>alert(1)</script>";
    private static final String ENCODED = "&lt;script&gt;alert(1)&lt;/script&gt;";
    private static final SafeHtml PAGE = Html.of("<b title=\"{}\">{}</b>", "t", "a < b");
    private static final String PARAMETERS = "@param gg.jte.Content page\n@param String text\n";

    @TempDir
    private Path classes;

    @Test
    void aSafeHtmlArrivesAsItIsAndATextIsEncoded() {
        assertThat(rendered(ContentType.Html, "<i>$unsafe{text}</i>")).isEqualTo("<i>" + HOSTILE + "</i>");
        assertThat(rendered(ContentType.Html, "<div>${page}</div><p>${text}</p>"))
                .isEqualTo("<div>" + PAGE + "</div><p>" + ENCODED + "</p>");
    }

    @Test
    void inAnAttributeItIsTextLikeAnyOther() {
        assertThat(rendered(ContentType.Html, "<p title=\"${page}\">x</p>"))
                .isEqualTo("<p title=\"&lt;b title=&#34;t&#34;>a &amp;lt; b&lt;/b>\">x</p>");
    }

    @Test
    void aTemplateOfPlainTextDoesNotTakeHtml() {
        assertThatThrownBy(() -> rendered(ContentType.Plain, "${page}"))
                .hasRootCauseInstanceOf(ClassCastException.class);
    }

    @Test
    void aTextIsNoContent() {
        assertThatThrownBy(() -> engine(ContentType.Html, "${page}")
                        .render("page.jte", Map.of("page", PAGE.toString(), "text", HOSTILE), new StringOutput()))
                .hasRootCauseInstanceOf(ClassCastException.class);
    }

    private String rendered(ContentType type, String template) {
        StringOutput out = new StringOutput();
        engine(type, template).render("page.jte", Map.of("page", SafeHtmlContent.of(PAGE), "text", HOSTILE), out);
        return out.toString();
    }

    private TemplateEngine engine(ContentType type, String template) {
        return TemplateEngine.create(new OneTemplate(PARAMETERS + template), classes, type);
    }

    private record OneTemplate(String text) implements CodeResolver {
        @Override
        public String resolve(String name) {
            return text;
        }

        @Override
        public boolean exists(String name) {
            return true;
        }

        @Override
        public long getLastModified(String name) {
            return 0;
        }

        @Override
        public List<String> resolveAllTemplateNames() {
            return List.of("page.jte");
        }
    }
}
