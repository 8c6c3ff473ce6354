package io.github.secureblocks.web.html;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** What a page is made of, without its texts. */
final class Structure {
    private Structure() {}

    static List<String> of(SafeHtml html) {
        return of(html.toString());
    }

    /** Elements in order with their depth and the names of their attributes, and whatever is neither element nor text. */
    static List<String> of(String html) {
        List<String> nodes = new ArrayList<>();
        Jsoup.parse(html).traverse((node, depth) -> {
            if (node instanceof Element element) {
                nodes.add(depth + " " + element.normalName() + " "
                        + element.attributes().asList().stream()
                                .map(Attribute::getKey)
                                .toList());
            } else if (!(node instanceof TextNode) && !(node instanceof DataNode)) {
                nodes.add(depth + " " + node.nodeName());
            }
        });
        return nodes;
    }
}
