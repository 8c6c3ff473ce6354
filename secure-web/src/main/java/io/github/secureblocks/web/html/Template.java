package io.github.secureblocks.web.html;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A parsed template: constant text, with a hole between each two pieces. */
final class Template {
    /** Far more templates than a program has; dynamic text, which nobody should pass, cannot fill the memory. */
    static final int MAX_CACHED = 2_048;

    /** Longer templates, such as pages with a script, are counted apart: both together stay below some 100 MB. */
    static final int LONG = 8_192;

    static final int MAX_CACHED_LONG = 64;

    private static final Map<String, Template> PARSED = new ConcurrentHashMap<>();
    private static final Map<String, Template> PARSED_LONG = new ConcurrentHashMap<>();

    private final String[] pieces;
    private final Hole[] holes;
    private final int constantLength;

    /** All that a template without holes ever answers. */
    private final @Nullable SafeHtml constant;

    Template(List<String> pieces, List<Hole> holes) {
        this.pieces = pieces.toArray(String[]::new);
        this.holes = holes.toArray(Hole[]::new);
        this.constantLength = pieces.stream().mapToInt(String::length).sum();
        this.constant = holes.isEmpty() ? SafeHtml.of(pieces.get(0)) : null;
    }

    static Template of(String text) {
        return text.length() > LONG ? of(text, PARSED_LONG, MAX_CACHED_LONG) : of(text, PARSED, MAX_CACHED);
    }

    private static Template of(String text, Map<String, Template> parsed, int bound) {
        Template known = parsed.get(text);
        if (known != null) {
            return known;
        }
        Template template = new TemplateParser(text).parse();
        if (parsed.size() >= bound) {
            parsed.clear();
        }
        parsed.put(text, template);
        return template;
    }

    static int cached() {
        return PARSED.size();
    }

    static int cachedLong() {
        return PARSED_LONG.size();
    }

    SafeHtml fill(@Nullable Object[] values) {
        if (values.length != holes.length) {
            throw new HtmlRefused(
                    HtmlRefused.Reason.VALUES,
                    "The template has " + holes.length + " {} but " + values.length
                            + " values were given; give one value for each {}, for example Html.of(\"<p>{}</p>\", name)");
        }
        if (constant != null) {
            return constant;
        }
        Object[] captured = new Object[holes.length];
        long length = constantLength;
        boolean flat = true;
        for (int i = 0; i < captured.length; i++) {
            Object each = holes[i].capture(values[i]);
            captured[i] = each;
            if (each instanceof String text) {
                length += text.length();
            } else {
                length += ((SafeHtml) each).length();
                flat = false;
            }
        }
        return new SafeHtml(new Markup.Filled(this, captured, (int) Math.min(length, Integer.MAX_VALUE / 2), flat));
    }

    /** The constant text before a hole, or, last of all, after them. */
    String piece(int index) {
        return pieces[index];
    }

    List<Hole> holes() {
        return List.of(holes);
    }
}
