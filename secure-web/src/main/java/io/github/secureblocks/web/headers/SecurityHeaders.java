package io.github.secureblocks.web.headers;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The headers that every response carries, errors, redirects and static files included.
 *
 * <p><b>Guarantees.</b> The content security policy begins at {@code default-src 'none'}: a page runs only scripts that
 * hold its nonce and what those load, takes style sheets, images, fonts and connections from its own origin, posts forms
 * only there, cannot be framed, has no base address and no plug-in, and demands Trusted Types, so that text cannot become
 * markup in a script. For an interface that answers programs, everything is forbidden. A browser that has once seen the site
 * over HTTPS never again speaks HTTP to it or its subdomains for two years; the header is on every response and not on those of HTTPS alone,
 * because behind a proxy that ends TLS the server does not know. Browsers ignore it over HTTP, where RFC 6797, 7.2, asks servers to
 * leave it out: {@code SecurityHeadersFilter.hstsOverHttpsOnly(proxies)} does, and asks named proxies. Nothing is cached,
 * sniffed, framed, or told to other sites by a referrer. The page shares no process group with others, and no feature of the browser
 * beyond showing pages.
 *
 * <p>What differs is stated in {@link #builder()}, by type: no line takes a header's text, and what a line opens is told by
 * {@link #weakerThan(SecurityHeaders)}. Immutable; everything but the nonce is computed once.
 *
 * <p><b>Does not guarantee</b> protection from older browsers' faults, nor that a page still works that loads from
 * other origins or runs scripts in attributes. The policy holds no {@code upgrade-insecure-requests} unless it is stated:
 * forms post to {@code 'self'}, and during development, at {@code http://localhost}, there is no HTTPS to go to.
 * Development over HTTPS, with a certificate that the browser trusts, takes HTTP from every port of {@code localhost}.
 * There is no {@code X-XSS-Protection}: the filter that it steered has gone, and was a fault of its own.
 *
 * <p>RFC 6797; Content Security Policy Level 3; CWE-693, CWE-1021, CWE-525; OWASP ASVS 5.0 3.4.1, 3.4.3 to 3.4.8,
 * 3.5.8, 14.3.2.
 */
public final class SecurityHeaders {
    private static final String CSP = "Content-Security-Policy";

    private final HeaderChoices choices;
    private final String[] names;
    private final String[] values;

    private SecurityHeaders(HeaderChoices choices) {
        this.choices = choices;
        Map<String, String> lines = choices.lines();
        this.names = lines.keySet().toArray(String[]::new);
        this.values = lines.values().toArray(String[]::new);
    }

    /**
     * For pages that a browser shows.
     *
     * @return headers with a policy of nonces
     */
    public static SecurityHeaders html() {
        return new SecurityHeaders(HeaderChoices.of(ContentSecurityPolicy.html()));
    }

    /**
     * For responses that a program reads.
     *
     * @return headers with a policy that forbids everything
     */
    public static SecurityHeaders api() {
        return new SecurityHeaders(HeaderChoices.of(ContentSecurityPolicy.api()));
    }

    /**
     * For pages, with the very values that the OWASP Secure Headers Project's validator asks for (HTTPS for one year, not two),
     * but for the content security policy, which stays that of {@link #html()}: theirs lets in every script of the own origin.
     * With its {@code no-referrer}, browsers without {@code Sec-Fetch-Site} send {@code Origin: null} with our own forms.
     *
     * @return headers that pass the project's checks
     */
    public static SecurityHeaders oshp() {
        HeaderChoices choices = HeaderChoices.of(ContentSecurityPolicy.html());
        choices.oshp = true;
        choices.transport = TransportSecurity.ONE_YEAR;
        choices.referrer = ReferrerPolicy.NO_REFERRER;
        return new SecurityHeaders(choices);
    }

    /**
     * Begins at {@link #html()}; each line is optional.
     *
     * @return a builder
     */
    public static Builder builder() {
        return html().toBuilder();
    }

    /**
     * Begins at these headers, for a route that needs others.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        return new Builder(choices.copy());
    }

    /**
     * The headers of one response.
     *
     * @param nonce that of this response; not used for programs
     * @return names and values, in order; cannot be changed
     */
    public Map<String, String> headers(CspNonce nonce) {
        Map<String, String> headers = new LinkedHashMap<>((names.length + 2) * 2);
        writeTo(nonce, headers::put);
        return Collections.unmodifiableMap(headers);
    }

    /**
     * Writes the headers of one response, without a map in between.
     *
     * @param nonce that of this response; not used for programs
     * @param header sets a header, such as {@code response::setHeader}
     */
    public void writeTo(CspNonce nonce, BiConsumer<? super String, ? super String> header) {
        if (choices.policy != null) {
            header.accept(CSP, choices.policy.value(nonce));
        }
        if (choices.reportOnly != null) {
            header.accept(CSP + "-Report-Only", choices.reportOnly.value(nonce));
        }
        for (int i = 0; i < names.length; i++) {
            header.accept(names[i], values[i]);
        }
    }

    /**
     * Whether a response may be kept by a browser or a cache.
     *
     * @return {@code true} where a line of the builder says so
     */
    public boolean cached() {
        return choices.cache.kept();
    }

    /**
     * What these headers let in and others do not.
     *
     * @param others to compare with
     * @return one text for each difference, such as {@code frame-ancestors https://partner.example}; empty where these are as
     *     strict
     */
    public List<String> weakerThan(SecurityHeaders others) {
        return List.copyOf(choices.weakerThan(others.choices));
    }

    TransportSecurity transportSecurity() {
        return choices.transport;
    }

    /** Where browsers are told to report to, as a path or an address. */
    List<String> reportAddresses() {
        List<String> addresses = new ArrayList<>();
        for (ContentSecurityPolicy each : new ContentSecurityPolicy[] {choices.policy, choices.reportOnly}) {
            String address = each == null ? null : each.reportTo();
            if (address != null) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecurityHeaders that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The headers, without a nonce. */
    @Override
    public String toString() {
        return "SecurityHeaders[" + choices.policy + ", " + choices.reportOnly + ", " + choices.lines() + "]";
    }

    /** Collects what differs. */
    public static final class Builder {
        private final HeaderChoices choices;

        private Builder(HeaderChoices choices) {
            this.choices = choices;
        }

        /**
         * The policy that is enforced.
         *
         * @param policy such as {@code ContentSecurityPolicy.builder().imgSrc("'self'", "https://img.example").build()}
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder contentSecurityPolicy(ContentSecurityPolicy policy) {
            choices.policy = policy;
            return this;
        }

        /**
         * A policy that is tried beside the one that is enforced: what it would refuse is reported, and runs.
         *
         * @param candidate states where reports go
         * @return this builder
         * @throws IllegalArgumentException if it does not
         */
        @CanIgnoreReturnValue
        public Builder reportOnly(ContentSecurityPolicy candidate) {
            if (candidate.reportTo() == null) {
                throw new IllegalArgumentException("A policy that only reports says where to;"
                        + " write ContentSecurityPolicy.builder().reportTo(\"/csp-reports\").build()");
            }
            choices.reportOnly = candidate;
            return this;
        }

        /**
         * A policy that is tried, with none enforced: for the first days of an application that never had one. Framing
         * stays denied by {@code X-Frame-Options}.
         *
         * @param candidate states where reports go
         * @return this builder
         * @throws IllegalArgumentException if it does not
         */
        @CanIgnoreReturnValue
        public Builder reportOnlyInstead(ContentSecurityPolicy candidate) {
            choices.policy = null;
            return reportOnly(candidate);
        }

        /**
         * For how long a browser that has seen the site over HTTPS speaks nothing else to it.
         *
         * @param maxAge two years without this line; zero makes browsers forget
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        @CanIgnoreReturnValue
        public Builder hstsMaxAge(Duration maxAge) {
            choices.transport =
                    new TransportSecurity(maxAge, choices.transport.subdomains(), choices.transport.preload());
            return this;
        }

        /**
         * Leaves the subdomains out, where some cannot speak HTTPS.
         *
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder hstsWithoutSubdomains() {
            choices.transport = new TransportSecurity(choices.transport.maxAge(), false, choices.transport.preload());
            return this;
        }

        /**
         * Agrees to stand in the lists that browsers come with. Leaving them takes months: no subdomain may need HTTP.
         *
         * @return this builder; {@link #build()} refuses it with an age of less than a year or without subdomains
         */
        @CanIgnoreReturnValue
        public Builder hstsPreload() {
            choices.transport = new TransportSecurity(choices.transport.maxAge(), choices.transport.subdomains(), true);
            return this;
        }

        /**
         * How much of its address a page tells others.
         *
         * @param policy {@code SAME_ORIGIN} without this line
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder referrerPolicy(ReferrerPolicy policy) {
            choices.referrer = policy;
            return this;
        }

        /**
         * Who shares a group of browsing contexts with the page.
         *
         * @param policy {@code SAME_ORIGIN} without this line
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder crossOriginOpenerPolicy(OpenerPolicy policy) {
            choices.opener = policy;
            return this;
        }

        /**
         * What the page may embed that did not agree.
         *
         * @param policy {@code REQUIRE_CORP} without this line
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder crossOriginEmbedderPolicy(EmbedderPolicy policy) {
            choices.embedder = policy;
            return this;
        }

        /**
         * Whose pages may embed the response.
         *
         * @param policy {@code SAME_ORIGIN} without this line
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder crossOriginResourcePolicy(ResourcePolicy policy) {
            choices.resource = policy;
            return this;
        }

        /**
         * Permits features of the browser to pages of our own origin, not to what they embed.
         *
         * @param features each denied without this line
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder permit(BrowserFeature... features) {
            choices.permitted.addAll(List.of(features));
            return this;
        }

        /**
         * Lets everybody keep the response, caches between us and the browser included: for what is nobody's own. Never for
         * a page with a nonce. Errors, redirects and responses that set a cookie are not kept.
         *
         * @param maxAge for how long, to a year
         * @return this builder
         * @throws IllegalArgumentException if it is not from a second to a year
         */
        @CanIgnoreReturnValue
        public Builder cachedByAll(Duration maxAge) {
            choices.cache = CachePolicy.of(true, maxAge);
            return this;
        }

        /**
         * Lets the browser of whoever asked keep the response. Errors, redirects and responses that set a cookie are not
         * kept.
         *
         * @param maxAge for how long, to a year
         * @return this builder
         * @throws IllegalArgumentException if it is not from a second to a year
         */
        @CanIgnoreReturnValue
        public Builder cachedByBrowser(Duration maxAge) {
            choices.cache = CachePolicy.of(false, maxAge);
            return this;
        }

        /**
         * Refuses scripts without a hash in {@code integrity}, wherever they come from; every script of a page needs one
         * then (ASVS 3.6.1).
         *
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder integrityPolicy() {
            choices.integrity = true;
            return this;
        }

        /**
         * The headers.
         *
         * @return headers for any number of responses
         * @throws IllegalArgumentException if lines contradict each other
         */
        public SecurityHeaders build() {
            choices.transport.checkPreload();
            String enforced = choices.policy == null ? null : choices.policy.reportTo();
            if (enforced != null && choices.reportOnly != null && !enforced.equals(choices.reportOnly.reportTo())) {
                throw new IllegalArgumentException("Two policies of one response report to one place;"
                        + " give .reportTo the same address in both");
            }
            return new SecurityHeaders(choices.copy());
        }
    }
}
