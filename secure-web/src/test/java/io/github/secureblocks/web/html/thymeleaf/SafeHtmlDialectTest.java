package io.github.secureblocks.web.html.thymeleaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.templateresolver.StringTemplateResolver;

class SafeHtmlDialectTest {
    private static final String HOSTILE = "<script>alert(1)</script>[[${7*7}]]";
    private static final SafeHtml PAGE = Html.of("<b title=\"{}\">{}</b>", "[[${7*7}]]", "a < b [(${7*7})]");

    private final TemplateEngine engine = engine();

    private static TemplateEngine engine() {
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(new StringTemplateResolver());
        engine.addDialect(new SafeHtmlDialect());
        return engine;
    }

    @Test
    void aSafeHtmlArrivesAsItIs() {
        assertThat(rendered("<div secure:html=\"${page}\">shown in a prototype</div>"))
                .isEqualTo("<div>" + PAGE + "</div>");
    }

    @Test
    void everythingElseIsEncoded() {
        assertThat(rendered("<div th:utext=\"${text}\"></div>")).contains("<script>");
        assertThat(rendered("<div secure:html=\"${text}\"></div>"))
                .isEqualTo("<div>&lt;script&gt;alert(1)&lt;/script&gt;[[${7*7}]]</div>");
        assertThat(rendered("<div secure:html=\"${none}\">x</div>")).isEqualTo("<div></div>");
        assertThat(rendered("<div secure:html=\"${number}\"></div>")).isEqualTo("<div>42</div>");
    }

    @Test
    void aTextCannotPassItselfOffAsSafe() {
        assertThat(rendered("<div secure:html=\"${page.toString()}\"></div>")).doesNotContain("<b");
        assertThat(rendered("<div secure:html=\"|a ${page}|\"></div>")).doesNotContain("<b");
        assertThat(rendered("<div th:text=\"${page}\"></div>")).doesNotContain("<b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "TITLE"})
    void anElementWhoseTextIsNotHtmlIsRefused(String element) {
        assertThatThrownBy(() -> rendered("<" + element + " secure:html=\"${page}\"></" + element + ">"))
                .isInstanceOf(TemplateProcessingException.class)
                .hasStackTraceContaining("th:text");
    }

    private String rendered(String template) {
        Map<String, Object> model = new HashMap<>();
        model.put("page", PAGE);
        model.put("text", HOSTILE);
        model.put("none", null);
        model.put("number", 42);
        return engine.process(template, new Context(Locale.ROOT, model));
    }
}
