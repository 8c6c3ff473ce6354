package io.github.secureblocks.web.test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hidden fields of a page, as far as they can be read without a parser of HTML. */
final class HiddenFields {
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]{0,1000}>", Pattern.CASE_INSENSITIVE);
    private static final Pattern HIDDEN = Pattern.compile("\\btype\\s*=\\s*[\"']?hidden\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = attribute("name");
    private static final Pattern VALUE = attribute("value");

    private HiddenFields() {}

    static Map<String, String> of(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(page);
        while (input.find()) {
            Matcher name = NAME.matcher(input.group());
            Matcher value = VALUE.matcher(input.group());
            if (HIDDEN.matcher(input.group()).find() && name.find() && value.find()) {
                fields.put(text(name), text(value));
            }
        }
        return fields;
    }

    private static Pattern attribute(String name) {
        return Pattern.compile(
                "\\s" + name + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))", Pattern.CASE_INSENSITIVE);
    }

    private static String text(Matcher attribute) {
        for (int group = 1; group < attribute.groupCount(); group++) {
            if (attribute.group(group) != null) {
                return decoded(attribute.group(group));
            }
        }
        return decoded(attribute.group(attribute.groupCount()));
    }

    private static String decoded(String text) {
        return text.replace("&#43;", "+")
                .replace("&#61;", "=")
                .replace("&#x2b;", "+")
                .replace("&#x3d;", "=")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
