package io.github.secureblocks.web.html;

import java.util.Set;

/** What is known of HTML's names, in lower case. What is not listed takes no value. */
final class Vocabulary {
    private static final Set<String> REFUSED_ELEMENTS =
            Set.of("base", "noscript", "noembed", "noframes", "xmp", "plaintext", "frameset", "frame", "applet");

    /** Their URLs, or their attributes, decide which code runs: only a nonce or a name may be a value. */
    private static final Set<String> CODE_ELEMENTS = Set.of(
            "script",
            "style",
            "link",
            "iframe",
            "fencedframe",
            "object",
            "embed",
            "param",
            "portal",
            "use",
            "animate",
            "animatemotion",
            "animatetransform",
            "set");

    private static final Set<String> NEUTRAL_ATTRIBUTES = Set.of("nonce", "id", "title");

    private static final Set<String> EMPTY_ELEMENTS = Set.of("iframe");

    private static final Set<String> TEXT_OF_CODE = Set.of("script", "style");

    private static final Set<String> FIRST_LINE_DROPPED = Set.of("textarea", "pre", "listing");

    private static final Set<String> RCDATA_ELEMENTS = Set.of("title", "textarea");

    private static final Set<String> REFUSED_ATTRIBUTES = Set.of("srcdoc", "imagesrcset", "ping", "http-equiv");

    private static final Set<String> URL_ATTRIBUTES =
            Set.of("href", "src", "action", "formaction", "poster", "cite", "background", "longdesc", "xlink:href");

    /** They have a language of their own. */
    private static final Set<String> READ_FURTHER = Set.of("style", "srcset");

    private static final Set<String> TEXT_ATTRIBUTES = Set.of(
            "abbr",
            "accept",
            "accept-charset",
            "accesskey",
            "align",
            "alt",
            "autocapitalize",
            "autocomplete",
            "checked",
            "class",
            "color",
            "cols",
            "colspan",
            "content",
            "coords",
            "cx",
            "cy",
            "d",
            "datetime",
            "decoding",
            "dir",
            "disabled",
            "download",
            "enctype",
            "enterkeyhint",
            "for",
            "form",
            "headers",
            "height",
            "hidden",
            "high",
            "hreflang",
            "id",
            "inputmode",
            "itemprop",
            "kind",
            "label",
            "lang",
            "list",
            "loading",
            "low",
            "max",
            "maxlength",
            "media",
            "method",
            "min",
            "minlength",
            "multiple",
            "name",
            "nonce",
            "open",
            "optimum",
            "pattern",
            "placeholder",
            "points",
            "preload",
            "property",
            "r",
            "readonly",
            "rel",
            "required",
            "reversed",
            "role",
            "rows",
            "rowspan",
            "rx",
            "ry",
            "scope",
            "selected",
            "shape",
            "size",
            "sizes",
            "slot",
            "span",
            "spellcheck",
            "start",
            "step",
            "stroke-width",
            "summary",
            "tabindex",
            "target",
            "title",
            "transform",
            "translate",
            "type",
            "value",
            "viewbox",
            "width",
            "wrap",
            "x",
            "x1",
            "x2",
            "xml:lang",
            "y",
            "y1",
            "y2");

    private Vocabulary() {}

    static boolean isRefusedElement(String element) {
        return REFUSED_ELEMENTS.contains(element);
    }

    /** Whether the element can hold nothing, because its text is not parsed. */
    static boolean mustBeEmpty(String element) {
        return EMPTY_ELEMENTS.contains(element);
    }

    static boolean isRcdata(String element) {
        return RCDATA_ELEMENTS.contains(element);
    }

    static boolean isCode(String element) {
        return TEXT_OF_CODE.contains(element);
    }

    static boolean hasSpecialText(String element) {
        return mustBeEmpty(element) || isRcdata(element) || isCode(element);
    }

    static boolean dropsFirstLine(String element) {
        return FIRST_LINE_DROPPED.contains(element);
    }

    static boolean isRefusedAttribute(String attribute) {
        return attribute.startsWith("on") || REFUSED_ATTRIBUTES.contains(attribute);
    }

    static boolean isUrl(String attribute) {
        return URL_ATTRIBUTES.contains(attribute);
    }

    static boolean takesValue(String element, String attribute) {
        if (CODE_ELEMENTS.contains(element)) {
            return NEUTRAL_ATTRIBUTES.contains(attribute);
        }
        if (element.equals("meta") && attribute.equals("name")) {
            return false;
        }
        return isUrl(attribute)
                || READ_FURTHER.contains(attribute)
                || TEXT_ATTRIBUTES.contains(attribute)
                || attribute.startsWith("data-")
                || attribute.startsWith("aria-");
    }
}
