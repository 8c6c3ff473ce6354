package io.github.secureblocks.web.headers;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a page may load, run and talk to; everything else is refused by the browser.
 *
 * <p><b>Guarantees.</b> Every policy begins at {@code default-src 'none'} and has {@code base-uri 'none'} and no plug-ins.
 * Scripts run by the nonce of their response, or by a hash, and what such scripts load ({@code 'strict-dynamic'}); no line
 * of the builder lets in {@code 'unsafe-inline'}, {@code 'unsafe-eval'}, a wildcard, a scheme without TLS, or a script from
 * {@code data:}. Sources are exact {@code https} origins, {@code 'self'} or {@code 'none'}; images, fonts and media also take
 * {@code data:}, connections {@code wss} origins. A value cannot begin another directive: it holds no {@code ;}, no
 * {@code ,} and no white space. Immutable; safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> that a page works under it: browsers name what they refuse, so try a new policy with
 * {@code SecurityHeaders.builder().reportOnly(policy)}. Nor anything in browsers that know no Content Security Policy Level 3.
 *
 * <p>Content Security Policy Level 3; Trusted Types; CWE-79, CWE-1021; OWASP ASVS 5.0 3.4.3, 3.4.6, 3.4.7.
 */
public final class ContentSecurityPolicy {
    /** The name under which the endpoint of the reports is announced. */
    static final String ENDPOINT = "csp";

    private static final char NONCE = '\0';
    private static final String NONCE_SOURCE = "'nonce-" + NONCE + "'";
    private static final ContentSecurityPolicy HTML = new ContentSecurityPolicy(htmlDirectives());
    private static final ContentSecurityPolicy API = new ContentSecurityPolicy(apiDirectives());

    private final EnumMap<CspDirective, List<String>> directives;
    private final String text;
    private final String head;
    private final @Nullable String middle;
    private final @Nullable String tail;

    private ContentSecurityPolicy(Map<CspDirective, List<String>> directives) {
        this.directives = new EnumMap<>(directives);
        this.text = this.directives.entrySet().stream()
                .map(each -> String.join(
                        " ",
                        Stream.concat(Stream.of(each.getKey().text()), each.getValue().stream())
                                .toList()))
                .collect(Collectors.joining("; "));
        // Scripts and styles are where a nonce can be: there are at most two.
        int first = text.indexOf(NONCE);
        int second = first < 0 ? -1 : text.indexOf(NONCE, first + 1);
        this.head = first < 0 ? text : text.substring(0, first);
        this.middle = first < 0 ? null : text.substring(first + 1, second < 0 ? text.length() : second);
        this.tail = second < 0 ? null : text.substring(second + 1);
    }

    /**
     * For pages: scripts and styles by nonce, and styles, images, fonts, connections and forms of one's own origin.
     *
     * @return a policy with Trusted Types and without frames
     */
    public static ContentSecurityPolicy html() {
        return HTML;
    }

    /**
     * For responses that a program reads.
     *
     * @return a policy that forbids everything
     */
    public static ContentSecurityPolicy api() {
        return API;
    }

    /**
     * Begins a policy at {@link #html()}; each line replaces the sources of one directive, and is written once.
     *
     * @return a builder
     */
    public static Builder builder() {
        return HTML.toBuilder();
    }

    /**
     * Begins a policy at this one.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        return new Builder(directives);
    }

    /**
     * The value of the header.
     *
     * @param nonce of this response; not used by a policy without scripts and styles
     * @return one line
     */
    public String value(CspNonce nonce) {
        if (middle == null) {
            return head;
        }
        String one = nonce.text();
        return tail == null ? head + one + middle : head + one + middle + one + tail;
    }

    boolean usesNonce() {
        return middle != null;
    }

    @Nullable
    String reportTo() {
        List<String> address = directives.get(CspDirective.REPORT_URI);
        return address == null ? null : address.get(0);
    }

    /** What may frame the page: {@code DENY}, {@code SAMEORIGIN}, or what the older header cannot say. */
    @Nullable
    String frameOptions() {
        List<String> ancestors = directives.getOrDefault(CspDirective.FRAME_ANCESTORS, List.of());
        if (ancestors.equals(List.of(CspSource.NONE))) {
            return "DENY";
        }
        return ancestors.equals(List.of(CspSource.SELF)) ? "SAMEORIGIN" : null;
    }

    Set<String> weakerThan(ContentSecurityPolicy other) {
        Set<String> weaker = openings();
        weaker.removeAll(other.openings());
        return weaker;
    }

    /** What it lets in; without them, everything would be refused. */
    private Set<String> openings() {
        Set<String> openings = new TreeSet<>();
        directives.forEach((directive, sources) -> {
            if (directive.opens()) {
                sources.stream()
                        .filter(source -> !source.equals(CspSource.NONE) && !source.startsWith("'sha"))
                        .forEach(source -> openings.add(directive.text() + " " + withoutNonce(source)));
            }
        });
        if (!directives.containsKey(CspDirective.REQUIRE_TRUSTED_TYPES_FOR) && usesNonce()) {
            openings.add("no Trusted Types");
        }
        if (!directives.containsKey(CspDirective.SANDBOX)) {
            openings.add("no sandbox");
        }
        return openings;
    }

    boolean runsScripts() {
        return !directives
                .getOrDefault(CspDirective.SCRIPT_SRC, List.of(CspSource.NONE))
                .equals(List.of(CspSource.NONE));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContentSecurityPolicy that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The policy, without a nonce. */
    @Override
    public String toString() {
        return withoutNonce(text);
    }

    private static String withoutNonce(String text) {
        return text.replace(NONCE_SOURCE, "'nonce-...'");
    }

    private static Map<CspDirective, List<String>> htmlDirectives() {
        Map<CspDirective, List<String>> html = apiDirectives();
        html.put(CspDirective.SCRIPT_SRC, List.of(NONCE_SOURCE, "'strict-dynamic'"));
        html.put(CspDirective.STYLE_SRC, List.of(CspSource.SELF, NONCE_SOURCE));
        html.put(CspDirective.IMG_SRC, List.of(CspSource.SELF));
        html.put(CspDirective.CONNECT_SRC, List.of(CspSource.SELF));
        html.put(CspDirective.FONT_SRC, List.of(CspSource.SELF));
        html.put(CspDirective.FORM_ACTION, List.of(CspSource.SELF));
        html.put(CspDirective.OBJECT_SRC, List.of(CspSource.NONE));
        html.put(CspDirective.REQUIRE_TRUSTED_TYPES_FOR, List.of("'script'"));
        html.put(CspDirective.TRUSTED_TYPES, List.of(CspSource.NONE));
        return html;
    }

    private static Map<CspDirective, List<String>> apiDirectives() {
        Map<CspDirective, List<String>> api = new EnumMap<>(CspDirective.class);
        List.of(CspDirective.DEFAULT_SRC, CspDirective.FORM_ACTION, CspDirective.BASE_URI, CspDirective.FRAME_ANCESTORS)
                .forEach(each -> api.put(each, List.of(CspSource.NONE)));
        return api;
    }

    /** Collects the lines of a policy. */
    public static final class Builder {
        private final EnumMap<CspDirective, List<String>> directives;
        private final EnumMap<CspDirective, Boolean> stated = new EnumMap<>(CspDirective.class);

        private Builder(EnumMap<CspDirective, List<String>> directives) {
            this.directives = new EnumMap<>(directives);
        }

        /**
         * Runs constant inline scripts by their content, beside those with the nonce; for pages that are cached.
         *
         * @param hashes such as {@code 'sha256-...'}, with the quotes
         * @return this builder
         * @throws IllegalArgumentException if one is none
         */
        @CanIgnoreReturnValue
        public Builder scriptHash(String... hashes) {
            List<String> named = CspSource.hashes(hashes);
            return put(
                    CspDirective.SCRIPT_SRC,
                    Stream.concat(Stream.of(NONCE_SOURCE, "'strict-dynamic'"), named.stream())
                            .toList());
        }

        /**
         * Runs no script at all.
         *
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder noScripts() {
            return put(CspDirective.SCRIPT_SRC, List.of(CspSource.NONE));
        }

        /**
         * Where style sheets come from, beside those with the nonce.
         *
         * @param sources {@code 'self'}, {@code 'none'}, or {@code https} origins
         * @return this builder
         * @throws IllegalArgumentException if one is none of these
         */
        @CanIgnoreReturnValue
        public Builder styleSrc(String... sources) {
            List<String> named = CspSource.sources(CspDirective.STYLE_SRC, sources);
            boolean none = named.contains(CspSource.NONE);
            return put(
                    CspDirective.STYLE_SRC,
                    none
                            ? named
                            : Stream.concat(named.stream(), Stream.of(NONCE_SOURCE))
                                    .toList());
        }

        /**
         * Where images come from.
         *
         * @param sources {@code 'self'}, {@code 'none'}, {@code https} origins, {@code data:} or {@code blob:}
         * @return this builder
         * @throws IllegalArgumentException if one is none of these
         */
        @CanIgnoreReturnValue
        public Builder imgSrc(String... sources) {
            return put(CspDirective.IMG_SRC, sources);
        }

        /**
         * What scripts may connect to.
         *
         * @param sources {@code 'self'}, {@code 'none'}, {@code https} or {@code wss} origins
         * @return this builder
         * @throws IllegalArgumentException if one is none of these
         */
        @CanIgnoreReturnValue
        public Builder connectSrc(String... sources) {
            return put(CspDirective.CONNECT_SRC, sources);
        }

        /**
         * Where fonts come from.
         *
         * @param sources {@code 'self'}, {@code 'none'}, {@code https} origins or {@code data:}
         * @return this builder
         * @throws IllegalArgumentException if one is none of these
         */
        @CanIgnoreReturnValue
        public Builder fontSrc(String... sources) {
            return put(CspDirective.FONT_SRC, sources);
        }

        /**
         * What the page may hold in frames.
         *
         * @param sources {@code 'self'}, {@code 'none'}, or {@code https} origins
         * @return this builder
         * @throws IllegalArgumentException if one is none of these
         */
        @CanIgnoreReturnValue
        public Builder frameSrc(String... sources) {
            return put(CspDirective.FRAME_SRC, sources);
        }

        /**
         * Where sound and film come from.
         *
         * @param sources {@code 'self'}, {@code 'none'}, {@code https} origins, {@code data:} or {@code blob:}
         * @return this builder
         * @throws IllegalArgumentException if one is none of these
         */
        @CanIgnoreReturnValue
        public Builder mediaSrc(String... sources) {
            return put(CspDirective.MEDIA_SRC, sources);
        }

        /**
         * Where workers come from.
         *
         * @param sources {@code 'self'}, {@code 'none'}, or {@code https} origins
         * @return this builder
         * @throws IllegalArgumentException if one is none of these
         */
        @CanIgnoreReturnValue
        public Builder workerSrc(String... sources) {
            return put(CspDirective.WORKER_SRC, sources);
        }

        /**
         * Where the manifest of a web application comes from.
         *
         * @param sources {@code 'self'}, {@code 'none'}, or {@code https} origins
         * @return this builder
         * @throws IllegalArgumentException if one is none of these
         */
        @CanIgnoreReturnValue
        public Builder manifestSrc(String... sources) {
            return put(CspDirective.MANIFEST_SRC, sources);
        }

        /**
         * Where forms are sent, also by way of a redirect.
         *
         * @param sources {@code 'self'}, {@code 'none'}, or {@code https} origins
         * @return this builder
         * @throws IllegalArgumentException if one is none of these
         */
        @CanIgnoreReturnValue
        public Builder formAction(String... sources) {
            return put(CspDirective.FORM_ACTION, sources);
        }

        /**
         * Who may show the page in a frame; {@code X-Frame-Options} follows by itself.
         *
         * @param sources {@code 'self'}, {@code 'none'}, or {@code https} origins
         * @return this builder
         * @throws IllegalArgumentException if one is none of these
         */
        @CanIgnoreReturnValue
        public Builder frameAncestors(String... sources) {
            return put(CspDirective.FRAME_ANCESTORS, sources);
        }

        /**
         * The Trusted Types policies that scripts may create; without this line, none.
         *
         * @param names as the scripts or their libraries name them
         * @return this builder
         * @throws IllegalArgumentException if one is a wildcard or a keyword
         */
        @CanIgnoreReturnValue
        public Builder trustedTypes(String... names) {
            return put(CspDirective.TRUSTED_TYPES, CspSource.typeNames(names));
        }

        /**
         * Lets scripts make markup out of text, as many older libraries do: one of their mistakes is then enough.
         *
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder withoutTrustedTypes() {
            state(CspDirective.TRUSTED_TYPES);
            directives.remove(CspDirective.REQUIRE_TRUSTED_TYPES_FOR);
            directives.remove(CspDirective.TRUSTED_TYPES);
            return this;
        }

        /**
         * Gives the response an origin of its own, without scripts and forms; for documents of strangers.
         *
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder sandbox() {
            return put(CspDirective.SANDBOX, List.of());
        }

        /**
         * Loads over HTTPS what the page names over HTTP. Not for development at {@code http://localhost}.
         *
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder upgradeInsecureRequests() {
            return put(CspDirective.UPGRADE_INSECURE_REQUESTS, List.of());
        }

        /**
         * Where browsers tell what they refused, by {@code report-to} and, for others, {@code report-uri}.
         *
         * @param address a path of this application, such as that of {@code SecurityHeadersFilter.collectReports}, or an
         *     {@code https} address
         * @return this builder
         * @throws IllegalArgumentException if it is neither
         */
        @CanIgnoreReturnValue
        public Builder reportTo(String address) {
            put(CspDirective.REPORT_URI, List.of(CspSource.endpoint(address)));
            return put(CspDirective.REPORT_TO, List.of(ENDPOINT));
        }

        /**
         * The policy.
         *
         * @return a policy for any number of responses
         */
        public ContentSecurityPolicy build() {
            return new ContentSecurityPolicy(directives);
        }

        @CanIgnoreReturnValue
        private Builder put(CspDirective directive, String[] sources) {
            return put(directive, CspSource.sources(directive, sources));
        }

        @CanIgnoreReturnValue
        private Builder put(CspDirective directive, List<String> values) {
            state(directive);
            directives.put(directive, values);
            return this;
        }

        private void state(CspDirective directive) {
            if (stated.put(directive, true) != null) {
                throw new IllegalArgumentException(
                        directive.text() + ": stated twice; write one line with all of its sources");
            }
        }
    }
}
