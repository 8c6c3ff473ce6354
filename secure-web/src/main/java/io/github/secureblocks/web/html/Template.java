package io.github.secureblocks.web.html;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A parsed template: constant text, with a hole between each two pieces. */
final class Template {
    /** Far more templates than a program has; dynamic text, which nobody should pass, cannot fill the memory. */
    static final int MAX_CACHED = 2_048;

    /** A longer template is read anew each time: all that is kept together stays below some 80 MB. */
    static final int MAX_CACHED_LENGTH = 8_192;

    private static final Map<String, Template> PARSED = new ConcurrentHashMap<>();

    private final String[] pieces;
    private final Hole[] holes;
    private final int constantLength;

    Template(List<String> pieces, List<Hole> holes) {
        this.pieces = pieces.toArray(String[]::new);
        this.holes = holes.toArray(Hole[]::new);
        this.constantLength = pieces.stream().mapToInt(String::length).sum();
    }

    static Template of(String text) {
        Template known = PARSED.get(text);
        if (known != null) {
            return known;
        }
        Template parsed = new TemplateParser(text).parse();
        if (text.length() > MAX_CACHED_LENGTH) {
            return parsed;
        }
        if (PARSED.size() >= MAX_CACHED) {
            PARSED.clear();
        }
        PARSED.put(text, parsed);
        return parsed;
    }

    static int cached() {
        return PARSED.size();
    }

    SafeHtml fill(@Nullable Object[] values) {
        if (values.length != holes.length) {
            throw new HtmlRefused(
                    HtmlRefused.Reason.VALUES,
                    "The template has " + holes.length + " {} but " + values.length
                            + " values were given; give one value for each {}, for example Html.of(\"<p>{}</p>\", name)");
        }
        String[] filled = new String[holes.length];
        int length = constantLength;
        for (int i = 0; i < filled.length; i++) {
            filled[i] = holes[i].fill(values[i]);
            length += filled[i].length();
        }
        StringBuilder out = new StringBuilder(length).append(pieces[0]);
        for (int i = 0; i < filled.length; i++) {
            out.append(filled[i]).append(pieces[i + 1]);
        }
        return SafeHtml.of(out.toString());
    }

    List<Hole> holes() {
        return List.of(holes);
    }
}
