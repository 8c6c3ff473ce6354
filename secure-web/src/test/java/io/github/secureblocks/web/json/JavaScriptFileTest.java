package io.github.secureblocks.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.web.json.JsonRefused.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JavaScriptFileTest {
    private static final Pattern STRING = Pattern.compile("'(?:[^'\\\\\n]|\\\\.)*'|\"(?:[^\"\\\\\n]|\\\\.)*\"");
    private static final Pattern FILE = Pattern.compile(
            "\"use strict\";\nconst name = JSON\\.parse\\((\"(?:[^\"\\\\\\p{Cc}\u2028\u2029]|\\\\[\"\\\\/bfnrtu])*\")\\);\n"
                    + "greet\\(name\\);\n");

    @Test
    void noValueBecomesCode() {
        String hostile = "';alert(1)//";
        assertThat(codeOf("const name = '" + hostile + "';\ngreet(name);\n")).contains("alert(1)");

        String file = greeting(hostile).toString();
        assertThat(codeOf(file)).isEqualTo(";\nconst name = JSON.parse();\ngreet(name);\n");
    }

    /** A script without its string literals. */
    private static String codeOf(String script) {
        return STRING.matcher(script).replaceAll("");
    }

    @Test
    void everyValueIsReadByTheBrowserAsItWasGiven() {
        JsonMapper reader = JsonMapper.shared();
        RandomValue random = new RandomValue(94);
        for (int i = 0; i < 2_000; i++) {
            Object value = i == 0 ? Map.of("__proto__", Map.of("admin", true)) : random.next(3);
            Matcher file = FILE.matcher(greeting(value).toString());
            assertThat(file.matches()).isTrue();
            String json = reader.readValue(file.group(1), String.class);
            assertThat(reader.readValue(json, Object.class)).isEqualTo(value);
        }
    }

    @Test
    void aFileWithoutValuesIsItsCode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringBuilder text = new StringBuilder();
        JavaScriptFile file = JavaScriptFile.of("start('ä');");
        file.writeTo(bytes);
        file.writeTo(text);
        assertThat(text).hasToString("\"use strict\";\nstart('ä');\n");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(text.toString());
    }

    @Test
    void aNameIsAPlainIdentifierAndGivenOnce() {
        SafeJson value = SafeJson.of(List.of());
        List<Runnable> wrong = List.of(
                () -> JavaScriptFile.of("").with("a;alert(1)", value),
                () -> JavaScriptFile.of("").with("", value),
                () -> JavaScriptFile.of("").with("1a", value),
                () -> JavaScriptFile.of("").with("a", value).with("a", value));
        for (Runnable each : wrong) {
            assertThatThrownBy(each::run)
                    .isInstanceOfSatisfying(
                            JsonRefused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.NAME));
        }
    }

    private static JavaScriptFile greeting(Object value) {
        return JavaScriptFile.of("greet(name);").with("name", SafeJson.of(value));
    }
}
