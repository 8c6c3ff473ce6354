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
    private static final PolicyFactory TEXT_ALONE = new HtmlPolicyBuilder().toFactory();

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

    /** Cleans what was cleaned until nothing changes; markup that does not settle soon, or grows, is reduced to its text. */
    String clean(String untrusted) {
        int maxLength = untrusted.length() * MAX_GROWTH + SLACK;
        String before = untrusted;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            BoundedMarkup after = cleanOnce(before, policy, maxLength);
            if (after.isFull()) {
                break;
            }
            if (after.toString().equals(before)) {
                return before;
            }
            before = after.toString();
        }
        return cleanOnce(untrusted, TEXT_ALONE, Integer.MAX_VALUE).toString();
    }

    private static BoundedMarkup cleanOnce(String markup, PolicyFactory policy, int maxLength) {
        BoundedMarkup out = new BoundedMarkup(maxLength);
        HtmlSanitizer.sanitize(markup, policy.apply(HtmlStreamRenderer.create(out, ignored -> {}, malformed -> {})));
        return out;
    }

    /** Keeps no more than fits: open tags, which are opened anew in each block, make much of little. */
    private static final class BoundedMarkup implements Appendable {
        private final StringBuilder markup = new StringBuilder(256);
        private final int maxLength;
        private boolean full;

        BoundedMarkup(int maxLength) {
            this.maxLength = maxLength;
        }

        @Override
        public Appendable append(CharSequence text) {
            return append(text, 0, text.length());
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            full |= end - start > maxLength - markup.length();
            if (!full) {
                markup.append(text, start, end);
            }
            return this;
        }

        @Override
        public Appendable append(char c) {
            return append(String.valueOf(c), 0, 1);
        }

        boolean isFull() {
            return full;
        }

        @Override
        public String toString() {
            return markup.toString();
        }
    }
}
