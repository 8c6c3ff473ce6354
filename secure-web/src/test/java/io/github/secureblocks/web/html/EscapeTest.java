package io.github.secureblocks.web.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapeTest {
    @Test
    void eachEncodesForItsOwnPlace() {
        String value = "a<b>'\"&/\\-\n";
        assertThat(Escape.html(value)).isEqualTo("a&lt;b&gt;&#39;&#34;&amp;/\\-\n");
        assertThat(Escape.attribute(value)).isEqualTo("a&lt;b>&#39;&#34;&amp;/\\-\n");
        assertThat(Escape.javaScript(value)).isEqualTo("a\\x3cb\\x3e\\x27\\x22\\x26\\/\\\\\\x2d\\n");
        assertThat(Escape.cssString(value)).isEqualTo("a\\3c b\\3e\\27\\22\\26\\2f\\5c-\\a ");
        assertThat(Escape.uriComponent(value)).isEqualTo("a%3Cb%3E%27%22%26%2F%5C-%0A");
    }

    @Test
    void harmlessTextStaysAsItIs() {
        assertThat(Escape.html("Caf\u00e9 4711")).isEqualTo("Caf\u00e9 4711");
        assertThat(Escape.uriComponent("a-b_c.d~e")).isEqualTo("a-b_c.d~e");
        assertThat(Escape.cssString("")).isEmpty();
        assertThat(Escape.javaScript("")).isEmpty();
    }
}
