package io.github.secureblocks.web.html;

import io.github.secureblocks.web.html.RichTextRefused.Reason;
import java.io.UncheckedIOException;
import java.util.Set;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/** The only class that knows the sanitizer. */
final class RichTextPolicy {
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

    String clean(String untrusted, int maxLength) {
        BoundedMarkup markup = new BoundedMarkup(maxLength);
        HtmlSanitizer.sanitize(
                untrusted,
                policy.apply(HtmlStreamRenderer.create(
                        markup,
                        impossible -> {
                            throw new UncheckedIOException(impossible);
                        },
                        malformed -> {})));
        return markup.toString();
    }

    /** Open tags that are opened anew in each block make much of little. */
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
            makeRoom(end - start);
            markup.append(text, start, end);
            return this;
        }

        @Override
        public Appendable append(char c) {
            makeRoom(1);
            markup.append(c);
            return this;
        }

        private void makeRoom(int length) {
            if (length > maxLength - markup.length()) {
                throw new RichTextRefused(
                        Reason.LENGTH, "The cleaned text is much longer than what was given; ask for simpler markup");
            }
        }

        @Override
        public String toString() {
            return markup.toString();
        }
    }
}
