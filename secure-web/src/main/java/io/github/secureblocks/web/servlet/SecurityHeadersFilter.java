package io.github.secureblocks.web.servlet;

import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.web.TrustedProxies;
import io.github.secureblocks.web.headers.CspNonce;
import io.github.secureblocks.web.headers.HeaderRoutes;
import io.github.secureblocks.web.headers.SecurityHeaders;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sets the security headers of every response, before anything else can fail, with a fresh nonce.
 *
 * <p><b>Guarantees.</b> Placed first, every answer of the filters and servlets behind it has the headers: pages, errors,
 * redirects and static files, also after {@code response.reset()}. What a handler writes itself:
 *
 * <ul>
 *   <li>{@code Content-Security-Policy} is sent beside ours, and browsers enforce both: a handler tightens, a {@link #route}
 *       loosens;
 *   <li>{@code Cache-Control}, {@code Referrer-Policy}, {@code Permissions-Policy}, {@code Cross-Origin-Opener-Policy},
 *       {@code Cross-Origin-Embedder-Policy}, {@code Cross-Origin-Resource-Policy}, {@code Integrity-Policy} and
 *       {@code Reporting-Endpoints} take the place of ours; the absent and the empty value do not, and
 *       a {@code Cache-Control} that was stated before an error does not for the error;
 *   <li>the others of ours stay as they are;
 *   <li>headers that name software and its insides are removed, those of the OWASP Secure Headers Project's list, and so are
 *       {@code X-XSS-Protection} and its dead kin.
 * </ul>
 *
 * <p>On a route that lets caches keep its responses, errors, redirects and responses that set a cookie are not kept.
 *
 * <p><b>Does not guarantee</b> anything about what the container answers before any filter runs, such as a malformed
 * request line: on Tomcat, {@code SecurityHeadersValve} covers that. Nor can it remove what the container writes after it,
 * in Tomcat by the connector's attribute {@code server}, nor Jetty's {@code Server}, of which it leaves the name without a
 * value: write {@code httpConfiguration.setSendServerVersion(false)}. What is written to the response of an {@code AsyncContext} that
 * {@code startAsync()} without arguments made is not guarded: it is the container's own; its headers are there. A handler that lets
 * caches keep a page by a {@code Cache-Control} of its own lets them keep its nonce. Of two such filters the first counts.
 *
 * <p>CWE-693, CWE-525, CWE-200; OWASP ASVS 5.0 3.4.1 to 3.4.8, 13.4.6, 14.3.2.
 */
public final class SecurityHeadersFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String NONCE = CspNonce.class.getName();
    private static final SafeLogger LOG = SafeLogger.of(SecurityHeadersFilter.class);

    private final transient HeaderRoutes routes;
    private final transient HeaderRules rules;
    private final transient @Nullable TrustedProxies proxies;
    private final transient @Nullable ReportCollector collector;

    private SecurityHeadersFilter(
            HeaderRoutes routes,
            HeaderRules rules,
            @Nullable TrustedProxies proxies,
            @Nullable ReportCollector collector) {
        this.routes = routes;
        this.rules = rules;
        this.proxies = proxies;
        this.collector = collector;
    }

    /**
     * A filter for given headers.
     *
     * @param headers such as {@code SecurityHeaders.html()}
     * @return the filter; map it to every path, first
     */
    public static SecurityHeadersFilter of(SecurityHeaders headers) {
        return of(HeaderRoutes.of(headers));
    }

    /**
     * A filter for headers that differ from path to path.
     *
     * @param routes such as {@code HeaderRoutes.of(headers).route("/api/*", SecurityHeaders.api())}
     * @return the filter; map it to every path, first
     */
    public static SecurityHeadersFilter of(HeaderRoutes routes) {
        return new SecurityHeadersFilter(routes, HeaderRules.all(), null, null);
    }

    /**
     * Adds a route with other headers that let nothing more in.
     *
     * @param pattern a path, such as {@code /status}, or a path and all below it, such as {@code /api/*}
     * @param headers of its responses
     * @return a filter with the route
     * @throws IllegalArgumentException if the pattern is malformed or there already, or the headers change nothing or let
     *     more in; see {@link HeaderRoutes}
     */
    public SecurityHeadersFilter route(String pattern, SecurityHeaders headers) {
        return with(routes.route(pattern, headers));
    }

    /**
     * Adds a route with headers that let more in. It is told in the log at start-up.
     *
     * @param pattern a path, such as {@code /map}, or a path and all below it, such as {@code /embed/*}
     * @param headers of its responses
     * @param reason why, for those who read it later
     * @return a filter with the route
     * @throws IllegalArgumentException if the pattern is malformed or there already, the headers let nothing more in, or no
     *     reason is given; see {@link HeaderRoutes}
     */
    public SecurityHeadersFilter weakerRoute(String pattern, SecurityHeaders headers, String reason) {
        return with(routes.weaker(pattern, headers, reason));
    }

    /**
     * Adds a route of files that are nobody's own, which browsers and caches may keep.
     *
     * @param pattern such as {@code /static/*}
     * @param maxAge for how long, to a year
     * @return a filter with the route
     * @throws IllegalArgumentException if the pattern is malformed or there already, or the time is not from a second to a
     *     year
     */
    public SecurityHeadersFilter staticFiles(String pattern, Duration maxAge) {
        return with(routes.staticFiles(pattern, maxAge));
    }

    /**
     * Sends {@code Strict-Transport-Security} over HTTPS alone, as RFC 6797, 7.2, asks: where the container's own connection
     * is, or where a named proxy says that the client's is.
     *
     * @param named the proxies that end TLS, and set {@code X-Forwarded-Proto}
     * @return a filter that does so
     */
    public SecurityHeadersFilter hstsOverHttpsOnly(TrustedProxies named) {
        return new SecurityHeadersFilter(routes, rules, named, collector);
    }

    /**
     * Takes the reports of browsers at a path, before any other filter: neutralised, bounded and at most ten a minute to the
     * log, and answered with status 204.
     *
     * @param path as in {@code ContentSecurityPolicy.builder().reportTo(path)}: as browsers ask for it, with the application's own
     *     path before it, or the application does not start
     * @return a filter that does so
     * @throws IllegalArgumentException if no policy reports there
     */
    public SecurityHeadersFilter collectReports(String path) {
        if (!routes.reportTo(path)) {
            throw new IllegalArgumentException("No policy reports to this path;"
                    + " write ContentSecurityPolicy.builder().reportTo(\"/csp-reports\") with the same path");
        }
        return new SecurityHeadersFilter(routes, rules, proxies, new ReportCollector(path));
    }

    /**
     * Sends a header that is removed otherwise, such as the identifier of a trace.
     *
     * @param name of a header that is on the list
     * @return a filter that lets handlers write it
     * @throws IllegalArgumentException if it is not
     */
    public SecurityHeadersFilter keeping(String name) {
        return new SecurityHeadersFilter(routes, rules.keeping(name), proxies, collector);
    }

    private SecurityHeadersFilter with(HeaderRoutes more) {
        return new SecurityHeadersFilter(more, rules, proxies, collector);
    }

    /**
     * The nonce of this response, for {@code <script nonce="{}">}; also on a route that lets caches keep its responses, a page
     * that asks for it is not kept.
     *
     * @param request a request that went through this filter
     * @return the nonce that the content security policy names
     * @throws IllegalStateException if the request did not go through this filter
     */
    public static CspNonce nonceOf(ServletRequest request) {
        if (request.getAttribute(NONCE) instanceof GuardedResponse guarded) {
            return guarded.nonceForPage();
        }
        throw new IllegalStateException("No nonce: map SecurityHeadersFilter to this path, before everything else");
    }

    @Override
    public void init() {
        if (collector != null) {
            collector.checkIsBelow(getServletContext().getContextPath());
        }
        routes.weakened().forEach(each -> LOG.warn("Weaker headers for {}", each));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean failed = request.getDispatcherType() == DispatcherType.ERROR;
        GuardedResponse around = GuardedResponse.in(response);
        if (around != null) {
            if (failed) {
                around.beginErrorPage();
            }
            chain.doFilter(request, response);
            return;
        }
        GuardedResponse guarded = request.getAttribute(NONCE) instanceof GuardedResponse earlier
                ? earlier.around(response)
                : GuardedResponse.writing(response, headersOf(request), CspNonce.fresh(), isHttps(request), rules);
        request.setAttribute(NONCE, guarded);
        if (failed) {
            guarded.beginErrorPage();
        } else if (collector != null && collector.takes(request)) {
            collector.answer(request, guarded);
            return;
        }
        boolean done = false;
        try {
            chain.doFilter(request, guarded);
            done = true;
        } finally {
            if (!done) {
                guarded.fail();
            }
        }
    }

    private SecurityHeaders headersOf(HttpServletRequest request) {
        if (routes.isEmpty()) {
            return routes.everywhere();
        }
        String below = request.getPathInfo();
        String path = below == null ? request.getServletPath() : request.getServletPath() + below;
        String raw = request.getRequestURI();
        String context = request.getContextPath();
        return routes.forPath(path, raw.startsWith(context) ? raw.substring(context.length()) : "");
    }

    private boolean isHttps(HttpServletRequest request) {
        if (proxies == null) {
            return true;
        }
        String peer = request.getRemoteAddr();
        return proxies.isHttps(request.isSecure(), peer == null ? "" : peer, request::getHeaders);
    }
}
