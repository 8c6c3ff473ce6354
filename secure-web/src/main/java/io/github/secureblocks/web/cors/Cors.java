package io.github.secureblocks.web.cors;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.web.Origin;
import io.github.secureblocks.web.cors.CorsVerdict.Reason;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which pages of other origins may read our answers, and by which methods and headers they may ask (CORS).
 *
 * <pre>{@code
 * Cors cors = Cors.builder().origin("https://app.example").methods("GET", "PUT").headers("Content-Type").build();
 * }</pre>
 *
 * <p><b>Guarantees.</b> An origin is let in where it is, character by character, one that was named; a request's own text is
 * never sent back but where it is equal to a named one. What is not named is refused: methods, headers, credentials. A
 * preflight that fails gets no CORS header at all. Preflights for a server inside a network are refused. What is dangerous
 * or means nothing does not build: wildcards of any kind, {@code null}, origins without TLS, methods and headers that no
 * page may send, {@code *} as a list of methods or headers, what is named twice.
 *
 * <p>Subdomains are named one by one: a wildcard would let in the subdomain that is forgotten and taken over tomorrow, and
 * which parts of a domain anybody can register changes every week.
 *
 * <p><b>Does not guarantee</b> that others cannot send requests: CORS is no access control. A form or a program needs no
 * permission; a page of an origin that is not named has its request carried out, unless the {@code CrossSiteGuard} refuses it, and only cannot read
 * the answer. So an origin that may write must be named there, too: {@code .trustedOrigin("https://app.example")}.
 * Cookies that are {@code SameSite=Lax}, as all of the {@code HostCookie} are, come from other origins of our own site
 * alone, with or without {@link Builder#credentials()}.
 *
 * <p>Fetch Standard, 3.2; CWE-942, CWE-346; OWASP ASVS 5.0 3.4.2.
 */
public final class Cors {
    private static final SafeLogger LOG = SafeLogger.of(Cors.class);
    private static final Duration MAX_AGE = Duration.ofDays(1);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final List<String> INSIDE_A_NETWORK =
            List.of("Access-Control-Request-Private-Network", "Access-Control-Request-Local-Network");

    private static final CorsVerdict NO_ORIGIN = refused(false, Reason.NO_ORIGIN);

    private final boolean anyOrigin;
    private final Set<Origin> origins;
    private final Set<String> methods;
    private final Set<String> requestHeaders;
    private final Map<String, CorsVerdict> requests = new LinkedHashMap<>();
    private final Map<String, CorsVerdict> preflights = new LinkedHashMap<>();
    private final SecurityEvents events;

    Cors(Builder settings) {
        this.anyOrigin = settings.anyOrigin;
        this.origins = Set.copyOf(settings.origins);
        this.methods = Set.copyOf(settings.methods);
        this.requestHeaders = Set.copyOf(settings.requestHeaders);
        this.events = settings.events;
        List<String> let = anyOrigin
                ? List.of("*")
                : origins.stream().map(Origin::toString).toList();
        for (String origin : let) {
            requests.put(origin, new CorsVerdict(false, Reason.ALLOWED, settings.headersOfRequests(origin)));
            preflights.put(origin, new CorsVerdict(true, Reason.ALLOWED, settings.headersOfPreflights(origin)));
        }
    }

    /**
     * Begins an allow-list.
     *
     * @return a builder, which needs at least one origin
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Judges a request by the origin that it names.
     *
     * @param method of the request, as it came
     * @param headers gives all lines of a header, {@code null} or none where it is absent ({@code request::getHeaders})
     * @return the verdict; a refused preflight has been reported
     */
    public CorsVerdict check(String method, Function<String, ? extends @Nullable Enumeration<String>> headers) {
        List<String> origin = lines(headers.apply("Origin"));
        if (origin.isEmpty()) {
            return NO_ORIGIN;
        }
        List<String> requested =
                method.equals("OPTIONS") ? lines(headers.apply("Access-Control-Request-Method")) : List.of();
        if (requested.isEmpty()) {
            return request(method, origin);
        }
        CorsVerdict verdict = preflight(origin, requested, headers);
        if (!verdict.allowed()) {
            events.report(SecurityEvent.Type.MALICIOUS_CROSS_SITE_REQUEST, verdict.reason());
        }
        return verdict;
    }

    /** A form's method comes without a preflight, so it is judged here. */
    private CorsVerdict request(String method, List<String> origin) {
        if (origin.size() > 1) {
            return refused(false, Reason.REPEATED_HEADER);
        }
        CorsVerdict verdict = known(requests, origin.get(0), refused(false, Reason.OTHER_ORIGIN));
        return verdict.allowed() && !methods.contains(method) ? refused(false, Reason.METHOD) : verdict;
    }

    private CorsVerdict preflight(
            List<String> origin,
            List<String> requested,
            Function<String, ? extends @Nullable Enumeration<String>> headers) {
        if (origin.size() > 1 || requested.size() > 1) {
            return refused(true, Reason.REPEATED_HEADER);
        }
        CorsVerdict verdict = known(preflights, origin.get(0), refused(true, Reason.OTHER_ORIGIN));
        if (!verdict.allowed()) {
            return verdict;
        }
        if (INSIDE_A_NETWORK.stream()
                .anyMatch(name -> !lines(headers.apply(name)).isEmpty())) {
            return refused(true, Reason.PRIVATE_NETWORK);
        }
        if (!methods.contains(requested.get(0))) {
            return refused(true, Reason.METHOD);
        }
        return RequestedHeaders.areWithin(requestHeaders, headers.apply("Access-Control-Request-Headers"))
                ? verdict
                : refused(true, Reason.HEADER);
    }

    /**
     * Which origins are let in.
     *
     * @return as they were named; none where any origin may read; cannot be changed
     */
    public Set<Origin> origins() {
        return origins;
    }

    /**
     * Whether the origins may do more than read, so that the guard against other sites' requests must trust them, too.
     *
     * @return true where a method other than {@code GET}, {@code HEAD} and {@code OPTIONS} was named
     */
    public boolean letsWrite() {
        return !READING.containsAll(methods);
    }

    @Override
    public String toString() {
        return "Cors[" + (anyOrigin ? "any origin" : origins) + ", " + methods + "]";
    }

    private CorsVerdict known(Map<String, CorsVerdict> verdicts, String origin, CorsVerdict otherwise) {
        return verdicts.getOrDefault(anyOrigin ? "*" : origin, otherwise);
    }

    private static CorsVerdict refused(boolean preflight, Reason reason) {
        return new CorsVerdict(preflight, reason, Map.of());
    }

    private static List<String> lines(@Nullable Enumeration<String> lines) {
        return lines == null ? List.of() : Collections.list(lines);
    }

    /** Collects what pages of other origins may do; what is not named is refused. */
    public static final class Builder {
        private final Set<Origin> origins = new LinkedHashSet<>();
        private final Set<String> methods = new LinkedHashSet<>();
        private final Set<String> requestHeaders = new LinkedHashSet<>();
        private boolean anyOrigin;
        private SecurityEvents events = SecurityEvents.logged();

        private final Set<String> exposed = new LinkedHashSet<>();
        private boolean credentials;
        private @Nullable Duration maxAge;

        private Builder() {}

        /**
         * Lets one origin in; may be called for each of several.
         *
         * @param origin exactly as a browser writes it, such as {@code https://app.example}
         * @return this builder
         * @throws IllegalArgumentException if it is no {@code https} origin of that form, or was named before
         */
        @CanIgnoreReturnValue
        public Builder origin(String origin) {
            if (origin.equals("*")) {
                throw Names.refused("The whole internet may only read what anybody may have", "anyOrigin()");
            }
            Origin named = Origin.of(origin);
            if (!named.isHttps()) {
                throw named.isLoopback()
                        ? Names.refused(
                                "An http origin of this machine is for development alone",
                                "developmentOrigin(\"http://localhost:5173\")")
                        : Names.refused(
                                "An http origin is whoever stands on the way to it", "origin(\"https://app.example\")");
            }
            return add(named);
        }

        /**
         * Lets in a page that a developer's own machine serves without TLS. Each start says so in the log as a warning: leave it
         * out where users are.
         *
         * @param origin of this machine, such as {@code http://localhost:5173}
         * @return this builder
         * @throws IllegalArgumentException if it is not {@code http}, not of this machine, or was named before
         */
        @CanIgnoreReturnValue
        public Builder developmentOrigin(String origin) {
            Origin named = Origin.of(origin);
            if (named.isHttps() || !named.isLoopback()) {
                throw Names.refused(
                        "A development origin is http and of this machine; any other is named by"
                                + " .origin(\"https://app.example\")",
                        "developmentOrigin(\"http://localhost:5173\")");
            }
            return add(named);
        }

        /**
         * Lets every page of the internet read, and no page do more: for data that anybody may have, behind no log-in and no
         * firewall.
         *
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder anyOrigin() {
            anyOrigin = true;
            return this;
        }

        /**
         * Names methods; without this line, {@code GET} and {@code HEAD}.
         *
         * @param names in upper case
         * @return this builder
         * @throws IllegalArgumentException if one is no method that a page may use, or was named before
         */
        @CanIgnoreReturnValue
        public Builder methods(String... names) {
            for (String name : names) {
                Names.addMethod(methods, name);
            }
            return this;
        }

        /**
         * Names headers that a page may send beside those of every form; {@code Content-Type} is needed for JSON,
         * {@code Authorization} for a token.
         *
         * @param names in any case
         * @return this builder
         * @throws IllegalArgumentException if one is no header that a page may send, or was named before
         */
        @CanIgnoreReturnValue
        public Builder headers(String... names) {
            for (String name : names) {
                Names.addRequestHeader(requestHeaders, name);
            }
            return this;
        }

        /**
         * Names headers of the answer that a page may read beside the few that it always may.
         *
         * @param names in any case
         * @return this builder
         * @throws IllegalArgumentException if one is no header that a page may read, or was named before
         */
        @CanIgnoreReturnValue
        public Builder exposing(String... names) {
            for (String name : names) {
                Names.addResponseHeader(exposed, name);
            }
            return this;
        }

        /**
         * Lets the browser send the user's cookies of ours along; a page that sends a token of its own in
         * {@code Authorization} does not need it.
         *
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder credentials() {
            credentials = true;
            return this;
        }

        /**
         * How long a browser remembers what a preflight told; without this line 5 seconds.
         *
         * @param age from zero, which it does not remember, to 24 hours; parts of a second are dropped
         * @return this builder
         * @throws IllegalArgumentException if the age is out of that range
         */
        @CanIgnoreReturnValue
        public Builder maxAge(Duration age) {
            if (age.isNegative() || age.compareTo(MAX_AGE) > 0) {
                throw Names.refused(
                        "A browser remembers a preflight for at most 24 hours", "maxAge(Duration.ofHours(1))");
            }
            maxAge = age;
            return this;
        }

        /**
         * Where refused preflights are reported; without this line, to the log.
         *
         * @param told {@code MALICIOUS_CROSS_SITE_REQUEST} and the reason, once for each
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder events(SecurityEvents told) {
            events = told;
            return this;
        }

        /**
         * The allow-list.
         *
         * @return for any number of threads
         * @throws IllegalArgumentException if there is no origin, or any origin is let in with names, credentials or methods
         *     other than {@code GET} and {@code HEAD}
         */
        public Cors build() {
            if (methods.isEmpty()) {
                methods("GET", "HEAD");
            }
            if (!anyOrigin && origins.isEmpty()) {
                throw Names.refused(
                        "No origin is let in: leave CORS out, or name one", "origin(\"https://app.example\")");
            }
            if (anyOrigin
                    && (credentials
                            || !origins.isEmpty()
                            || !Set.of("GET", "HEAD").containsAll(methods))) {
                throw Names.refused(
                        "Any origin may read what anybody may have, without credentials, and nothing more",
                        "origin(\"https://app.example\")");
            }
            origins.stream()
                    .filter(origin -> !origin.isHttps())
                    .forEach(origin -> LOG.warn(
                            "CORS lets {} in, an origin for development: leave it out where users are", origin));
            return new Cors(this);
        }

        private Map<String, String> headersOfRequests(String origin) {
            Map<String, String> headers = common(origin);
            if (!exposed.isEmpty()) {
                headers.put("Access-Control-Expose-Headers", String.join(",", exposed));
            }
            return Collections.unmodifiableMap(headers);
        }

        private Map<String, String> headersOfPreflights(String origin) {
            Map<String, String> headers = common(origin);
            headers.put("Access-Control-Allow-Methods", String.join(",", methods));
            if (!requestHeaders.isEmpty()) {
                headers.put("Access-Control-Allow-Headers", String.join(",", requestHeaders));
            }
            if (maxAge != null) {
                headers.put("Access-Control-Max-Age", Long.toString(maxAge.toSeconds()));
            }
            return Collections.unmodifiableMap(headers);
        }

        private Map<String, String> common(String origin) {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Access-Control-Allow-Origin", origin);
            if (credentials) {
                headers.put("Access-Control-Allow-Credentials", "true");
            }
            return headers;
        }

        private Builder add(Origin origin) {
            if (!origins.add(origin)) {
                throw Names.refused("An origin is named twice", "origin(\"https://app.example\")");
            }
            return this;
        }
    }
}
