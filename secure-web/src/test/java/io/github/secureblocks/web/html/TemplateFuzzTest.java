package io.github.secureblocks.web.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.web.json.SafeJson;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Any text is either refused as a template, or renders to the same structure whatever its values are. */
class TemplateFuzzTest {
    private static final int ROUNDS = 150_000;

    private static final List<String> FRAGMENTS = List.of(
            "<p>{}</p>",
            "<p title=\"{}\">",
            "<p title='{}'>",
            "<p style=\"color: {}\">x</p>",
            "<p style='a:\"{}\"'>",
            "<b>",
            "</b>",
            "<a href=\"{}\">",
            "<a href='/n/{}?q={}#{}'>",
            "</a>",
            "<img srcset=\"{} 1x, {} 2x\">",
            "<img src=\"/i/{}\" alt='{}'/>",
            "<title>{}</title>",
            "<textarea>{}</textarea>",
            "<pre>{}",
            "<script nonce=\"{}\">f('{}')</script>",
            "<script nonce='{}'>let a = \"{}\" // x\n</script>",
            "<script type=\"application/json\">{}</script>",
            "<script nonce=\"{}\" src=\"/a.js\"></script>",
            "<style nonce=\"{}\">p{color:{};x:'{}'}</style>",
            "<style nonce=\"{}\">",
            "<style nonce=\"{}\">p{x:url('{}')}</style>",
            "</style>",
            "<script nonce=\"{}\">",
            "</script>",
            "<svg>",
            "</svg>",
            "<math>",
            "<select>",
            "<option>",
            "</select>",
            "<table>",
            "<tr><td>",
            "</table>",
            "<template>",
            "</template>",
            "<form action=\"/x\">",
            "<iframe src=\"/x\"></iframe>",
            "<input value=\"{}\">",
            "<div data-x='{}'>",
            "{}",
            "x",
            "<",
            ">",
            "\"",
            "'",
            "`",
            "&",
            "&amp;",
            "&lt;",
            "&#",
            "<!--",
            "-->",
            "</",
            "/",
            "=",
            " ",
            "\n",
            ";",
            "{",
            "}",
            "{ }",
            "(",
            ")",
            "\\",
            "/*",
            "*/",
            "//",
            ":",
            ",",
            "@import ",
            "url(",
            "import ",
            "style=\"",
            "srcset='",
            "onclick=\"",
            "<!doctype html>",
            "</script",
            "</style",
            "<script",
            "<style",
            "\u017f",
            "\u0131");

    @Test
    void noTextIsATemplateInWhichAValueChangesTheStructure() {
        Random random = new Random(6);
        HostileText hostile = new HostileText(random);
        Set<Hole> reached = new TreeSet<>();
        int taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Template template = parsed(text(random));
            if (template == null) {
                continue;
            }
            taken++;
            reached.addAll(template.holes());
            List<String> expected = Structure.of(template.fill(values(template, "x")));
            for (int i = 0; i < 3 && !template.holes().isEmpty(); i++) {
                String value = i == 0 ? Payloads.CODE.get(random.nextInt(Payloads.CODE.size())) : hostile.next();
                if (!value.isBlank()) {
                    assertThat(Structure.of(template.fill(values(template, value))))
                            .isEqualTo(expected);
                }
            }
        }
        assertThat(taken).isGreaterThan(ROUNDS / 20);
        assertThat(reached).containsExactlyInAnyOrder(Hole.values());
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = 1 + random.nextInt(5); n > 0; n--) {
            text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        for (int n = random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, Math.min(text.length(), at + 1));
                case 1 ->
                    text.insert(at, (char) (random.nextInt(8) == 0 ? random.nextInt(0x10000) : random.nextInt(0x80)));
                default -> text.insert(at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
            }
        }
        return text.toString();
    }

    private static Template parsed(String text) {
        try {
            return new TemplateParser(text).parse();
        } catch (HtmlRefused refused) {
            assertThat(refused.getMessage()).startsWith("Template, at character ");
            return null;
        }
    }

    private static Object[] values(Template template, String value) {
        return template.holes().stream()
                .map(hole -> hole == Hole.JSON ? SafeJson.of(value) : value)
                .toArray();
    }
}
