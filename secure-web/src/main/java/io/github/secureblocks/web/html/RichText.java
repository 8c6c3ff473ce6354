package io.github.secureblocks.web.html;

import io.github.secureblocks.web.html.RichTextRefused.Reason;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides which markup of a user's text is kept, and cleans it of everything else.
 *
 * <p><b>Guarantees.</b> What is kept are the elements and attributes that were chosen, from a closed list of those that neither
 * run, load, submit, nor style anything; every other tag goes and its text stays, except that of scripts, style sheets and
 * their like. A link leads to an absolute {@code https} address or to one mailbox, names no user, and carries
 * {@code rel="noopener nofollow"}. Tags are balanced, and cleaning again changes nothing more; markup that does not settle,
 * or would grow out of proportion, is shown as it was written, tags and all. Length is bounded before and after. Parsed and written by the
 * OWASP Java HTML Sanitizer. Immutable, for any number of threads.
 *
 * <p><b>Does not guarantee</b> what the text says or where a link leads in the end. The result stands where a block may
 * stand, such as in a {@code div}; in a {@code p} or {@code a} it would close that element. Clean when you show, not only
 * when you store: what is stored outlives the policy. No images, classes or identifiers, which load, restyle and shadow what
 * is the page's.
 *
 * <p>CWE-79, CWE-80; OWASP ASVS 5.0 1.3.1.
 */
public final class RichText {
    /** The bound on the length of a text where none is stated, in characters. */
    public static final int DEFAULT_LENGTH = 50_000;

    private static final RichText BASIC = builder()
            .elements("p", "br", "b", "strong", "i", "em", "u", "s", "sub", "sup", "code", "pre", "blockquote")
            .elements("ul", "hr")
            .links()
            .build();

    private final RichTextPolicy policy;
    private final int maxLength;

    private RichText(RichTextPolicy policy, int maxLength) {
        this.policy = policy;
        this.maxLength = maxLength;
    }

    /**
     * Paragraphs, emphasis, lists, quotations, code and links, as a comment needs them.
     *
     * @return the policy
     */
    public static RichText basic() {
        return BASIC;
    }

    /**
     * Begins a policy that keeps nothing but text.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Cleans a text.
     *
     * @param untrusted HTML that a user wrote
     * @return what is allowed of it
     * @throws RichTextRefused if it is longer than {@code maxLength}
     */
    public SafeHtml clean(String untrusted) {
        if (untrusted.length() > maxLength) {
            throw new RichTextRefused(
                    Reason.LENGTH, "The text is longer than " + maxLength + " characters; ask for a shorter one");
        }
        return SafeHtml.of(policy.clean(untrusted));
    }

    /** Says what is kept; whatever is not named goes. */
    public static final class Builder {
        private static final int MAX_LENGTH = 200_000;

        private final Set<String> elements = new TreeSet<>();
        private final Set<String> attributes = new TreeSet<>();
        private boolean links;
        private int maxLength = DEFAULT_LENGTH;

        private Builder() {}

        /**
         * Keeps elements; with one of a list or table, the others that it consists of.
         *
         * @param names such as {@code p}, {@code h2}, {@code ul}, {@code table}, in lower case
         * @return this builder
         * @throws RichTextRefused if one is not on the list of harmless elements
         */
        public Builder elements(String... names) {
            for (String name : names) {
                elements.addAll(RichTextVocabulary.familyOf(name));
            }
            return this;
        }

        /**
         * Keeps attributes, on those of the kept elements that have them, where the value is of their form.
         *
         * @param names of {@code title}, {@code lang}, {@code dir}, {@code colspan}, {@code rowspan}, {@code scope},
         *     {@code start} and {@code datetime}
         * @return this builder
         * @throws RichTextRefused if one is another
         */
        public Builder attributes(String... names) {
            for (String name : names) {
                attributes.add(RichTextVocabulary.attribute(name));
            }
            return this;
        }

        /**
         * Keeps links to absolute {@code https} addresses and to mailboxes.
         *
         * @return this builder
         */
        public Builder links() {
            links = true;
            return this;
        }

        /**
         * States how long a text may be.
         *
         * @param characters from 1 to 200,000
         * @return this builder
         * @throws RichTextRefused if it is out of that range
         */
        public Builder maxLength(int characters) {
            if (characters < 1 || characters > MAX_LENGTH) {
                throw new RichTextRefused(
                        Reason.LENGTH, "A text has from 1 to " + MAX_LENGTH + " characters; write maxLength(20_000)");
            }
            maxLength = characters;
            return this;
        }

        /**
         * Makes the policy.
         *
         * @return the policy
         */
        public RichText build() {
            return new RichText(new RichTextPolicy(elements, attributes, links), maxLength);
        }
    }
}
