package io.github.secureblocks.web.html;

import java.util.Set;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/** The only class that knows the sanitizer. */
final class RichTextPolicy {
    /** Encoded text is up to nine times as long: a comment is put between two braces, which frameworks evaluate. */
    private static final int MAX_GROWTH = 10;

    /** For the attribute that each link gets, and tags that were left out. */
    private static final int SLACK = 1_000;

    private static final int MAX_ROUNDS = 4;

    private final PolicyFactory policy;

    RichTextPolicy(Set<String> elements, Set<String> attributes, boolean links) {
        HtmlPolicyBuilder builder = new HtmlPolicyBuilder().allowElements(elements.toArray(String[]::new));
        if (elements.contains("span")) {
            builder.allowWithoutAttributes("span");
        }
        for (String attribute : attributes) {
            builder.allowAttributes(attribute)
                    .matching(value -> RichTextVocabulary.hasForm(attribute, value))
                    .onElements(elements.stream()
                            .filter(element -> RichTextVocabulary.mayStandOn(attribute, element))
                            .toArray(String[]::new));
        }
        if (links) {
            builder.allowElements("a")
                    .allowUrlProtocols("https", "mailto")
                    .allowAttributes("href")
                    .matching(RichTextLink::isAllowed)
                    .onElements("a")
                    .requireRelsOnLinks("noopener", "nofollow");
        }
        this.policy = builder.toFactory();
    }

    /** Cleans what was cleaned until nothing changes; markup that does not settle soon, or grows, is shown as it was written. */
    String clean(String untrusted) {
        int maxLength = untrusted.length() * MAX_GROWTH + SLACK;
        try {
            String before = untrusted;
            for (int round = 0; round < MAX_ROUNDS; round++) {
                String after = cleanOnce(before, maxLength);
                if (after.equals(before)) {
                    return after;
                }
                before = after;
            }
        } catch (GrownTooLong stopped) {
            return asText(untrusted);
        }
        return asText(untrusted);
    }

    private String cleanOnce(String markup, int maxLength) {
        BoundedMarkup out = new BoundedMarkup(maxLength);
        HtmlSanitizer.sanitize(markup, policy.apply(renderer(out)));
        return out.toString();
    }

    /** Without looking for tags at all, so that it takes no longer however they are nested. */
    private static String asText(String untrusted) {
        StringBuilder out = new StringBuilder();
        HtmlStreamRenderer text = renderer(out);
        text.openDocument();
        text.text(untrusted);
        text.closeDocument();
        return out.toString();
    }

    private static HtmlStreamRenderer renderer(Appendable out) {
        return HtmlStreamRenderer.create(out, ignored -> {}, malformed -> {});
    }

    /** Stops the sanitizer: open tags, which are opened anew in each block, make much of little. */
    private static final class BoundedMarkup implements Appendable {
        private final StringBuilder markup = new StringBuilder(256);
        private final int maxLength;

        BoundedMarkup(int maxLength) {
            this.maxLength = maxLength;
        }

        @Override
        public Appendable append(CharSequence text) {
            return append(text, 0, text.length());
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            if (end - start > maxLength - markup.length()) {
                throw new GrownTooLong();
            }
            markup.append(text, start, end);
            return this;
        }

        @Override
        public Appendable append(char c) {
            return append(String.valueOf(c), 0, 1);
        }

        @Override
        public String toString() {
            return markup.toString();
        }
    }

    private static final class GrownTooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GrownTooLong() {
            super(null, null, false, false);
        }
    }
}
