package io.github.secureblocks.web.csrf;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.web.Origin;
import io.github.secureblocks.web.csrf.CrossSiteVerdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells a request that our own page made from one that another site made in the user's browser, without a token.
 *
 * <p><b>Guarantees.</b> {@code GET}, {@code HEAD} and {@code OPTIONS}, in exactly this spelling, pass; every other method
 * needs proof. Where the browser states {@code Sec-Fetch-Site}, only {@code same-origin} and {@code none} pass, so another
 * host of the same site is refused too, unless {@code Origin} is exactly one that is trusted. Where it does not, {@code Origin} must be ours or trusted;
 * {@code null} never is. Where there is neither, the request is refused. A page cannot set or change these headers. A header that is there twice is refused.
 * A {@code GET} that opens a WebSocket is no reading: it needs proof too, by {@code Origin} alone, which every browser sends with it.
 * Each refusal is reported as {@code MALICIOUS_CROSS_SITE_REQUEST}.
 *
 * <p>Which origin is ours: with {@link Builder#origin(String)}, scheme, host and port must be exactly one of those that
 * were named. Without it, the host and port of {@code Origin} must be those of the request's {@code Host}, which a page
 * cannot choose. The scheme is not compared then, because a server behind a proxy that ends TLS does not know its own:
 * whoever can answer for our host over HTTP could post from there, in the few browsers without {@code Sec-Fetch-Site},
 * and open a WebSocket in every browser, that has not seen {@code Strict-Transport-Security}. Name the origin where that matters, and where a proxy changes
 * {@code Host}: such requests are refused otherwise.
 *
 * <p><b>Does not guarantee</b> anything for handlers that change state on {@code GET}, nor against a script that runs in our own
 * page or in one of a trusted origin, nor where a proxy adds or alters these headers, nor, where no origin is named, against a
 * name of an attacker's that leads to this server (DNS rebinding), to which a browser sends none of its cookies. Behind a cache that keeps answers to such
 * methods, vary by {@code Sec-Fetch-Site} and {@code Origin}.
 *
 * <p>Fetch Metadata; RFC 6454; CWE-352; OWASP ASVS 5.0 3.5.1 to 3.5.3.
 */
public final class CrossSiteGuard {
    private static final SafeLogger LOG = SafeLogger.of(CrossSiteGuard.class);

    private static final Duration MOST_OF_REPORTING = Duration.ofDays(90);

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private static final Pattern ORIGIN =
            Pattern.compile("https?://(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[1-9][0-9]{0,4})?");

    private final Set<String> origins;
    private final Set<String> trusted;
    private final boolean nonBrowserClients;
    private final Instant refusesFrom;
    private final InstantSource clock;
    private final SecurityEvents events;

    private CrossSiteGuard(Builder settings) {
        this.origins = texts(settings.origins);
        this.trusted = texts(settings.trusted);
        this.nonBrowserClients = settings.nonBrowserClients;
        this.refusesFrom = settings.refusesFrom;
        this.clock = settings.clock;
        this.events = settings.events;
    }

    /**
     * Begins a guard; each line is optional.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Judges a request.
     *
     * @param method of the request, as it came
     * @param headers gives all lines of a header, {@code null} or none where it is absent ({@code request::getHeaders})
     * @return the verdict; a refusal has been reported, also where it is not one yet
     */
    public CrossSiteVerdict check(String method, Function<String, ? extends @Nullable Enumeration<String>> headers) {
        CrossSiteVerdict verdict = verdict(method, headers);
        if (!verdict.allowed()) {
            events.report(SecurityEvent.Type.MALICIOUS_CROSS_SITE_REQUEST, verdict.reason());
            if (clock.instant().isBefore(refusesFrom)) {
                return verdict.tolerated();
            }
        }
        return verdict;
    }

    /**
     * Whether requests that pages of an origin make may change something here.
     *
     * @param origin that of the page
     * @return true where it was named as ours or as trusted
     */
    public boolean trusts(Origin origin) {
        return trusted.contains(origin.toString()) || origins.contains(origin.toString());
    }

    private CrossSiteVerdict verdict(String method, Function<String, ? extends @Nullable Enumeration<String>> headers) {
        boolean handshake = opensAWebSocket(headers.apply("Upgrade"));
        if (SAFE_METHODS.contains(method) && !handshake) {
            return CrossSiteVerdict.allowed(Reason.SAFE_METHOD);
        }
        HeaderLine site = HeaderLine.of(headers.apply("Sec-Fetch-Site"));
        HeaderLine origin = HeaderLine.of(headers.apply("Origin"));
        if (site.isRepeated() || origin.isRepeated()) {
            return CrossSiteVerdict.refused(Reason.REPEATED_HEADER);
        }
        if (site.value() != null && !handshake) {
            return switch (site.value()) {
                case "same-origin" -> CrossSiteVerdict.allowed(Reason.SAME_ORIGIN);
                case "none" -> CrossSiteVerdict.allowed(Reason.USER_INITIATED);
                default ->
                    origin.value() != null && trusted.contains(origin.value())
                            ? CrossSiteVerdict.allowed(Reason.TRUSTED_ORIGIN)
                            : CrossSiteVerdict.refused(Reason.OTHER_SITE);
            };
        }
        if (origin.value() != null) {
            return byOrigin(origin.value(), headers);
        }
        return nonBrowserClients && !isThere(headers.apply("Cookie"))
                ? CrossSiteVerdict.allowed(Reason.NOT_A_BROWSER)
                : CrossSiteVerdict.refused(Reason.UNKNOWN);
    }

    private CrossSiteVerdict byOrigin(
            String origin, Function<String, ? extends @Nullable Enumeration<String>> headers) {
        if (trusted.contains(origin)) {
            return CrossSiteVerdict.allowed(Reason.TRUSTED_ORIGIN);
        }
        if (!ORIGIN.matcher(origin).matches()) {
            return CrossSiteVerdict.refused(Reason.OTHER_ORIGIN);
        }
        boolean ours;
        if (origins.isEmpty()) {
            HeaderLine host = HeaderLine.of(headers.apply("Host"));
            if (host.isRepeated()) {
                return CrossSiteVerdict.refused(Reason.REPEATED_HEADER);
            }
            String authority = origin.substring(origin.indexOf("//") + 2);
            ours = host.value() != null && lower(authority).equals(lower(host.value()));
        } else {
            ours = origins.contains(origin);
        }
        return ours ? CrossSiteVerdict.allowed(Reason.OWN_ORIGIN) : CrossSiteVerdict.refused(Reason.OTHER_ORIGIN);
    }

    private static boolean opensAWebSocket(@Nullable Enumeration<String> lines) {
        while (lines != null && lines.hasMoreElements()) {
            if (lower(lines.nextElement()).contains("websocket")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isThere(@Nullable Enumeration<String> lines) {
        return lines != null && lines.hasMoreElements();
    }

    private static Set<String> texts(Set<Origin> origins) {
        return origins.stream().map(Origin::toString).collect(Collectors.toUnmodifiableSet());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Collects what a guard is told. */
    public static final class Builder {
        private final Set<Origin> origins = new HashSet<>();
        private final Set<Origin> trusted = new HashSet<>();
        private boolean nonBrowserClients;
        private Instant refusesFrom = Instant.MIN;
        private InstantSource clock = InstantSource.system();
        private SecurityEvents events = SecurityEvents.logged();

        private Builder() {}

        /**
         * Names our own origin; may be called for each of several.
         *
         * @param origin as a browser writes it: scheme, lower-case host, port only where it is not the scheme's own, no
         *     slash at the end
         * @return this builder
         * @throws IllegalArgumentException if it is not of that form
         */
        @CanIgnoreReturnValue
        public Builder origin(String origin) {
            origins.add(Origin.of(origin));
            return this;
        }

        /**
         * Lets pages of another origin change something here, such as {@code https://app.example} that calls the interface at
         * {@code https://api.example}; may be called for each of several. Whoever can run a script in those pages can do here
         * what our own pages can. That they may read the answers is for {@code Cors} to say.
         *
         * @param origin exactly as a browser writes it; {@code https}, or of this machine for development
         * @return this builder
         * @throws IllegalArgumentException if it is not of that form
         */
        @CanIgnoreReturnValue
        public Builder trustedOrigin(String origin) {
            Origin named = Origin.of(origin);
            if (!named.isHttps() && !named.isLoopback()) {
                throw new IllegalArgumentException("An http origin is whoever stands on the way to it; write"
                        + " .trustedOrigin(\"https://app.example\")");
            }
            trusted.add(named);
            return this;
        }

        /**
         * Lets a request through that bears neither {@code Sec-Fetch-Site} nor {@code Origin} nor a cookie, such as that
         * of a program with a bearer token. Only where no client certificate, no {@code Basic} password and no network
         * place authenticates: browsers exist that send neither header.
         *
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder allowNonBrowserClients() {
            nonBrowserClients = true;
            return this;
        }

        /**
         * Reports what would be refused, and refuses nothing, until an instant: to learn in an application that is in use
         * already which origins are to be trusted. From then on the guard refuses, so that nobody has to remember. Each
         * start says so in the log as a warning.
         *
         * @param end a constant, at most 90 days from the start
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder onlyReportUntil(Instant end) {
            refusesFrom = end;
            return this;
        }

        /**
         * Tells when the time to only report is over; without this line, the system's.
         *
         * @param source of the time
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /**
         * Where refusals are reported; without this line, to the log.
         *
         * @param told {@code MALICIOUS_CROSS_SITE_REQUEST} and the reason, once for each refused request
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder events(SecurityEvents told) {
            events = told;
            return this;
        }

        /**
         * The guard.
         *
         * @return a guard for any number of threads
         * @throws IllegalArgumentException if it would only report for more than 90 days from now
         */
        public CrossSiteGuard build() {
            Instant now = clock.instant();
            if (refusesFrom.isAfter(now.plus(MOST_OF_REPORTING))) {
                throw new IllegalArgumentException("A guard only reports for 90 days at most; write"
                        + " .onlyReportUntil(Instant.parse(\"2027-01-31T00:00:00Z\")) with a day that is near");
            }
            if (refusesFrom.isAfter(now)) {
                LOG.warn(
                        "The guard against other sites' requests only reports, and refuses nothing until {}",
                        refusesFrom);
            }
            return new CrossSiteGuard(this);
        }
    }
}
