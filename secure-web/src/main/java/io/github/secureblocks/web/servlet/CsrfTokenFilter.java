package io.github.secureblocks.web.servlet;

import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.web.csrf.CsrfTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Demands a token of the session from every request that may change something, beside the {@link CrossSiteFilter}.
 *
 * <pre>{@code
 * Html.of("<input type=\"hidden\" name=\"_csrf\" value=\"{}\">", CsrfTokenFilter.tokenOf(request).orElse(""))
 * }</pre>
 *
 * <p><b>Guarantees.</b> {@code GET}, {@code HEAD} and {@code OPTIONS}, in exactly this spelling, pass; every other method of
 * a request that has a session needs a token that was made for it, once, in the header {@value #HEADER} or the form field
 * {@value #FIELD}; it is answered with status 403 otherwise. A token in the address is refused, because addresses are
 * kept in logs and told to other sites.
 *
 * <p><b>Does not guarantee</b> anything for a request without a session, such as a log-in, which has nothing to abuse but
 * itself: the {@link CrossSiteFilter} refuses those of other sites. Fields of a {@code multipart/form-data} form are seen only
 * where the servlet behind is configured for it; send the header otherwise.
 *
 * <p>CWE-352; OWASP ASVS 5.0 3.5.1, 14.2.1.
 */
public final class CsrfTokenFilter extends HttpFilter {
    /** The header that a script sends the token in. */
    public static final String HEADER = "X-CSRF-Token";

    /** The form field that holds the token. */
    public static final String FIELD = "_csrf";

    private static final long serialVersionUID = 1L;
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String ISSUER = CsrfTokenFilter.class.getName();

    private final transient CsrfTokens tokens;
    private final transient Function<HttpServletRequest, Optional<String>> sessions;

    private CsrfTokenFilter(CsrfTokens tokens, Function<HttpServletRequest, Optional<String>> sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /**
     * A filter for sessions that the {@link AuthenticationFilter} proves by a cookie.
     *
     * @param tokens makes and judges them
     * @return the filter; map it to every path, behind the {@link AuthenticationFilter}
     */
    public static CsrfTokenFilter of(CsrfTokens tokens) {
        return of(tokens, CsrfTokenFilter::provedByCookie);
    }

    /**
     * A filter for sessions of another kind.
     *
     * @param tokens makes and judges them
     * @param sessions the session of a request, which is the same in all of its requests and given to no other; empty where a
     *     request is nobody's, or is proved by what no browser sends by itself
     * @return the filter; map it to every path, behind what proves the session
     */
    public static CsrfTokenFilter of(CsrfTokens tokens, Function<HttpServletRequest, Optional<String>> sessions) {
        return new CsrfTokenFilter(tokens, sessions);
    }

    /**
     * A new token for a form of this response.
     *
     * @param request a request that went through this filter
     * @return empty where the request has no session
     * @throws IllegalStateException if the request did not go through this filter
     */
    public static Optional<String> tokenOf(ServletRequest request) {
        if (request.getAttribute(ISSUER) instanceof Issuer issuer) {
            return issuer.token();
        }
        throw new IllegalStateException("No token: map CsrfTokenFilter to this path, behind AuthenticationFilter");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<String> session = sessions.apply(request);
        boolean passes = SAFE_METHODS.contains(request.getMethod())
                || session.isEmpty()
                || tokens.check(session.get(), presented(request)).allowed();
        if (!passes) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        request.setAttribute(ISSUER, (Issuer) () -> session.map(tokens::issue));
        chain.doFilter(request, response);
    }

    private static Optional<String> provedByCookie(HttpServletRequest request) {
        if (!AuthenticationFilter.hasJudged(request)) {
            throw new IllegalStateException("No session is known here, and so nothing is refused: map the"
                    + " AuthenticationFilter to this path, before the CsrfTokenFilter");
        }
        return request.getHeader("Authorization") != null
                ? Optional.empty()
                : AuthenticationFilter.tokenOf(request).map(CsrfTokenFilter::session);
    }

    /** One session or, where sessions have no name, one token: the two are told apart. */
    private static String session(VerifiedToken token) {
        return token.session().map(sid -> "sid " + sid).orElseGet(() -> "jti " + token.id());
    }

    private static @Nullable String presented(HttpServletRequest request) {
        var lines = request.getHeaders(HEADER);
        if (lines != null && lines.hasMoreElements()) {
            return only(Collections.list(lines));
        }
        if (isInAddress(request.getQueryString())) {
            return null;
        }
        String @Nullable [] values = field(request);
        return values == null ? null : only(List.of(values));
    }

    /** Containers tell of a form that cannot be read by exceptions of their own: it holds no token. */
    private static String @Nullable [] field(HttpServletRequest request) {
        try {
            return request.getParameterValues(FIELD);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    private static @Nullable String only(List<String> values) {
        return values.size() == 1 ? values.get(0) : null;
    }

    private static boolean isInAddress(@Nullable String query) {
        return query != null
                && Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2)[0])
                        .anyMatch(CsrfTokenFilter::isField);
    }

    private static boolean isField(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8).equals(FIELD);
        } catch (IllegalArgumentException malformed) {
            return true;
        }
    }

    /** Makes a token only where a page asks for one. */
    @FunctionalInterface
    private interface Issuer {
        Optional<String> token();
    }
}
