package io.github.secureblocks.web.html;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a value is HTML already. */
final class Nested {
    private Nested() {}

    /** Answers {@code null} where the value is text. A collection is HTML; another iterable may be a path or a document. */
    static @Nullable SafeHtml in(@Nullable Object value) {
        if (value instanceof SafeHtml html) {
            return html;
        }
        return value instanceof Iterable<?> parts ? listed(parts) : null;
    }

    static SafeHtml joined(List<SafeHtml> parts) {
        long length = 0;
        for (SafeHtml part : parts) {
            length += part.length();
        }
        return new SafeHtml(
                new Markup.Joined(parts.toArray(SafeHtml[]::new), (int) Math.min(length, Integer.MAX_VALUE / 2)));
    }

    private static @Nullable SafeHtml listed(Iterable<?> parts) {
        Iterator<?> remaining = parts.iterator();
        if (!remaining.hasNext()) {
            return parts instanceof Collection ? SafeHtml.EMPTY : null;
        }
        List<SafeHtml> found = new ArrayList<>();
        while (remaining.hasNext()) {
            if (remaining.next() instanceof SafeHtml html) {
                found.add(html);
            } else if (found.isEmpty() && !(parts instanceof Collection)) {
                return null;
            } else {
                throw new HtmlRefused(
                        HtmlRefused.Reason.NESTED,
                        "A list stands in element text when it holds SafeHtml; write"
                                + " Html.each(names, name -> Html.of(\"<li>{}</li>\", name))");
            }
        }
        return joined(found);
    }
}
