package io.github.secureblocks.samples.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** What a parser of HTML sees in a page. */
final class Arrived {
    private Arrived() {}

    /** Elements with their depth and the names of their attributes, and whatever is neither element nor text. */
    static List<String> structure(String html) {
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

    /** The text of the page, and of the attributes that are plain text; white space is HTML's to change. */
    static String text(String html) {
        Document page = Jsoup.parse(html);
        // In SVG their code is text.
        page.select("script, style").remove();
        StringBuilder text = new StringBuilder(page.wholeText());
        for (Element element : page.getAllElements()) {
            for (String name : List.of("title", "alt", "value", "data-x", "class", "nonce", "id")) {
                text.append('|').append(element.attr(name));
            }
        }
        return withoutSpace(text.toString());
    }

    /** A value as it arrives: controls, halves of pairs and what Unicode has set aside become spaces. */
    static String expected(String value) {
        StringBuilder text = new StringBuilder();
        value.codePoints().forEach(point -> text.appendCodePoint(isGone(point) ? ' ' : point));
        return text.toString();
    }

    static String withoutSpace(String text) {
        return text.replaceAll("[ \t\r\n\f]", "");
    }

    private static boolean isGone(int point) {
        boolean control =
                point < ' ' && point != '\t' && point != '\n' && point != '\r' || point >= 0x7F && point < 0xA0;
        boolean never = (point & 0xFFFE) == 0xFFFE || point >= 0xFDD0 && point <= 0xFDEF;
        return control || never || point >= 0xD800 && point <= 0xDFFF;
    }
}
