package io.github.secureblocks.web.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Parser;

/** In any script that is taken as a template, a JavaScript engine sees the same program whatever the values are. */
class ScriptFuzzTest {
    private static final int ROUNDS = 150_000;

    private static final List<String> FRAGMENTS = List.of(
            "a = '{}'",
            "b(\"{}\")",
            "'{}'",
            "\"x{}y\"",
            "{}",
            "'",
            "\"",
            "`",
            "`c`",
            "`'`",
            "${",
            "//",
            "/*",
            "*/",
            "/",
            "/x/",
            "/'/",
            "\n",
            "\r",
            "\u2028",
            "\\",
            "'\\''",
            "\"\\\\\"",
            "'\\x27'",
            "\\u0027",
            "-->",
            "\n-->",
            "<!--",
            "#!",
            "<",
            " < ",
            ";",
            ",",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "{ }",
            "+",
            "=",
            ":",
            "? 1 :",
            "=> ",
            "if (a) ",
            "return ",
            "function f() { }",
            "import",
            "x",
            "1",
            " ",
            "&",
            "&& ",
            "'</p>'",
            "'<\\/p>'");

    @Test
    void noValueChangesTheProgram() {
        Random random = new Random(7);
        HostileText hostile = new HostileText(random);
        int programs = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Template template = parsed(text(random));
            if (template == null) {
                continue;
            }
            List<String> expected = program(template, "x");
            programs += expected.size() > 1 && template.holes().size() > 1 ? 1 : 0;
            for (int i = 0; i < 3; i++) {
                String value = i == 0 ? Payloads.CODE.get(random.nextInt(Payloads.CODE.size())) : hostile.next();
                assertThat(program(template, value)).isEqualTo(expected);
            }
        }
        assertThat(programs).isGreaterThan(ROUNDS / 200);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("<script nonce=\"{}\">");
        for (int n = 1 + random.nextInt(6); n > 0; n--) {
            text.append(FRAGMENTS.get(random.nextInt(random.nextInt(3) == 0 ? 4 : FRAGMENTS.size())));
            if (random.nextInt(3) == 0) {
                text.append('\n');
            }
        }
        return text.append("</script>").toString();
    }

    private static Template parsed(String text) {
        try {
            return new TemplateParser(text).parse();
        } catch (HtmlRefused refused) {
            return null;
        }
    }

    /** The kinds of its nodes, in order; where it is none, only that. */
    private static List<String> program(Template template, String value) {
        Object[] values = new Object[template.holes().size()];
        Arrays.fill(values, value);
        String script = Jsoup.parse(template.fill(values).toString())
                .selectFirst("script")
                .data();
        CompilerEnvirons language = new CompilerEnvirons();
        language.setLanguageVersion(Context.VERSION_ES6);
        List<String> nodes = new ArrayList<>();
        try {
            new Parser(language).parse(script, "page", 1).visit(node -> {
                nodes.add(node.getClass().getSimpleName());
                return true;
            });
        } catch (EvaluatorException notAProgram) {
            return List.of("none");
        }
        return nodes;
    }
}
