package io.github.secureblocks.web.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** In any style sheet or attribute that is taken as a template, the tokens are the same whatever the values are. */
class StyleFuzzTest {
    private static final int ROUNDS = 150_000;

    private static final List<String> FRAGMENTS = List.of(
            "p{",
            "color:{}",
            ";",
            "}",
            "content:'{}'",
            "x:\"a{}b\"",
            "y:url('{}')",
            "z:url(\"/i/{}.png\")",
            "w:{}px",
            "url(",
            "URL( ",
            "#url(",
            "5url(",
            "image-set('{}' 1x)",
            "calc({} + 1px)",
            "rgb({},{},{})",
            "(",
            ")",
            "[",
            "]",
            "/*",
            "*/",
            "'",
            "\"",
            "\\",
            "\\22 ",
            "\\201C",
            "\\{",
            "@media print{",
            "@import '",
            "@import url({});",
            "a:hover",
            "a:hover{",
            "!important",
            "--x:{}",
            "\n",
            "\f",
            ":",
            ",",
            " ",
            "{}",
            "{",
            "-",
            "%",
            "*",
            "/",
            "\u00e9",
            "<",
            "-->",
            "b");

    @Test
    void thereIsAnAttackThatTheTokensShow() {
        assertThat(CssTokens.of("p{x:'" + "'}*{x:y" + "'}")).isNotEqualTo(CssTokens.of("p{x:'x'}"));
        assertThat(CssTokens.of("p{x:url(" + ")}*{x:y" + ")}")).isNotEqualTo(CssTokens.of("p{x:url(x)}"));
        assertThat(CssTokens.of("p{x:'\\'y'}")).isEqualTo(CssTokens.of("p{x:'\\27 y'}"));
    }

    @Test
    void noValueChangesTheTokensOfASheet() {
        fuzz(
                "<style nonce=\"{}\">",
                "</style>",
                page -> Jsoup.parse(page).selectFirst("style").data());
    }

    @Test
    void noValueChangesTheTokensOfAnAttribute() {
        fuzz(
                "<p style=\"",
                "\">x</p>",
                page -> Jsoup.parse(page).selectFirst("p").attr("style"));
        fuzz("<p style='", "'>x</p>", page -> Jsoup.parse(page).selectFirst("p").attr("style"));
    }

    private static void fuzz(String before, String after, UnaryOperator<String> style) {
        Random random = new Random(before.length());
        HostileText hostile = new HostileText(random);
        int taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Template template = parsed(text(random, before, after));
            if (template == null
                    || !template.holes().stream().anyMatch(hole -> hole.name().startsWith("CSS"))) {
                continue;
            }
            taken++;
            List<String> expected = CssTokens.of(style.apply(filled(template, "x")));
            for (int i = 0; i < 4; i++) {
                String value = i == 0 ? Payloads.CODE.get(random.nextInt(Payloads.CODE.size())) : hostile.next();
                if (!value.startsWith("rgb")) {
                    assertThat(CssTokens.of(style.apply(filled(template, value))))
                            .isEqualTo(expected);
                }
            }
        }
        assertThat(taken).isGreaterThan(ROUNDS / 200);
    }

    private static String filled(Template template, String value) {
        Object[] values = new Object[template.holes().size()];
        Arrays.fill(values, value);
        return template.fill(values).toString();
    }

    private static String text(Random random, String before, String after) {
        StringBuilder text = new StringBuilder(before);
        for (int n = 1 + random.nextInt(7); n > 0; n--) {
            text.append(FRAGMENTS.get(random.nextInt(random.nextBoolean() ? 9 : FRAGMENTS.size())));
            text.append(random.nextInt(3) == 0 ? ";" : "");
        }
        return text.append(random.nextBoolean() && after.startsWith("</") ? "}" : "")
                .append(after)
                .toString();
    }

    private static Template parsed(String text) {
        try {
            return new TemplateParser(text).parse();
        } catch (HtmlRefused refused) {
            return null;
        }
    }
}
