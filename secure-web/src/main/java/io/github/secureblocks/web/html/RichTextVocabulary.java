package io.github.secureblocks.web.html;

import io.github.secureblocks.web.html.RichTextRefused.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The elements and attributes that a policy can keep: closed, because what is new in HTML is not known to be harmless. */
final class RichTextVocabulary {
    private static final Set<String> ALONE = Set.of(
            "abbr",
            "b",
            "bdo",
            "blockquote",
            "br",
            "cite",
            "code",
            "del",
            "dfn",
            "div",
            "em",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "ins",
            "kbd",
            "p",
            "pre",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "u",
            "var");

    /** One alone would be closed by, or would close, what is around it. */
    private static final List<Set<String>> FAMILIES = List.of(
            Set.of("ul", "ol", "li"),
            Set.of("dl", "dt", "dd"),
            Set.of("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"));

    private static final Map<String, Set<String>> ONLY_ON = Map.of(
            "colspan", Set.of("td", "th"),
            "rowspan", Set.of("td", "th"),
            "scope", Set.of("th"),
            "start", Set.of("ol"),
            "datetime", Set.of("del", "ins"));

    private static final Map<String, Predicate<String>> FORMS = Map.of(
            "title", text -> text.length() <= 1_000 && text.indexOf('`') < 0,
            "lang", form("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}"),
            "dir", form("ltr|rtl|auto"),
            "colspan", form("[1-9][0-9]{0,2}"),
            "rowspan", form("[1-9][0-9]{0,2}"),
            "scope", form("row|col|rowgroup|colgroup"),
            "start", form("-?[0-9]{1,9}"),
            "datetime", form("[0-9TZ:.+-]{4,40}"));

    private RichTextVocabulary() {}

    static Set<String> familyOf(String element) {
        if (ALONE.contains(element)) {
            return Set.of(element);
        }
        for (Set<String> family : FAMILIES) {
            if (family.contains(element)) {
                return family;
            }
        }
        throw new RichTextRefused(
                Reason.ELEMENT,
                element.equals("a")
                        ? "Links come with a rule for where they lead; write links()"
                        : "Only elements that are known to be harmless can be kept, in lower case; write"
                                + " elements(\"p\", \"b\", \"ul\")");
    }

    static String attribute(String name) {
        if (!FORMS.containsKey(name)) {
            throw new RichTextRefused(
                    Reason.ATTRIBUTE,
                    "Only attributes that are known to be harmless can be kept; write attributes(\"title\", \"lang\")");
        }
        return name;
    }

    static boolean mayStandOn(String attribute, String element) {
        return ONLY_ON.getOrDefault(attribute, Set.of(element)).contains(element);
    }

    static boolean hasForm(String attribute, String value) {
        Predicate<String> form = FORMS.get(attribute);
        return form != null && form.test(value);
    }

    private static Predicate<String> form(String regex) {
        return Pattern.compile(regex).asMatchPredicate();
    }
}
