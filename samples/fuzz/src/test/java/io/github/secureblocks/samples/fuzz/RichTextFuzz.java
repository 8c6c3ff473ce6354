package io.github.secureblocks.samples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.secureblocks.web.html.RichText;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;

/** Whatever a user writes, what is kept is what the policy names, and it settles. */
class RichTextFuzz {
    private static final Set<String> ELEMENTS = Set.of(
            "p",
            "br",
            "b",
            "strong",
            "i",
            "em",
            "u",
            "s",
            "sub",
            "sup",
            "code",
            "pre",
            "blockquote",
            "ul",
            "ol",
            "li",
            "hr",
            "a");

    @FuzzTest
    void onlyWhatThePolicyNamesIsKept(byte[] bytes) {
        String cleaned = RichText.basic().clean(new Input(bytes).text(0)).toString();
        assertThat(RichText.basic().clean(cleaned).toString()).isEqualTo(cleaned);
        Element body = Jsoup.parse(cleaned).body();
        assertThat(Jsoup.parse(cleaned).head().childNodeSize()).isZero();
        body.traverse((node, depth) -> {
            assertThat(node).isNotInstanceOf(DataNode.class);
            if (node instanceof Comment betweenBraces) {
                assertThat(betweenBraces.getData()).isBlank();
            }
            if (node instanceof Element element && element != body) {
                assertThat(element.normalName()).isIn(ELEMENTS);
                element.attributes().forEach(attribute -> assertHarmless(element, attribute));
            }
        });
    }

    private static void assertHarmless(Element element, Attribute attribute) {
        assertThat(element.normalName()).isEqualTo("a");
        assertThat(attribute.getKey()).isIn("href", "rel");
        if (attribute.getKey().equals("href")) {
            assertThat(attribute.getValue()).matches("(?is)(https://|mailto:)[^\\s\\\\].*");
        } else {
            assertThat(attribute.getValue()).contains("noopener", "nofollow");
        }
    }
}
