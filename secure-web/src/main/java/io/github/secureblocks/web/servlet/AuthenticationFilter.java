package io.github.secureblocks.web.servlet;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.web.auth.AuthenticationOutcome;
import io.github.secureblocks.web.auth.TokenAuthentication;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells who is calling, from the request's token, and renews a browser's session where that is asked for.
 *
 * <p><b>Guarantees.</b> A request has a caller only where its token was verified; a token that was rejected is as no token.
 * It is judged once, whatever it is dispatched to afterwards. A response that renews or ends a session's cookies is kept by
 * no cache, whatever its handler says about caching, and names each cookie once.
 *
 * <p><b>Does not guarantee</b> that a caller is needed: what is behind it asks {@link #callerOf} and refuses, so that a
 * log-in page can be shown to somebody whose session has run out.
 */
public final class AuthenticationFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String CALLER = Caller.class.getName();
    private static final String TOKEN = VerifiedToken.class.getName();
    private static final String JUDGED = AuthenticationFilter.class.getName();

    private final transient TokenAuthentication authentication;

    private AuthenticationFilter(TokenAuthentication authentication) {
        this.authentication = authentication;
    }

    /**
     * A filter for tokens.
     *
     * @param authentication verifies them
     * @return the filter; map it to every path
     */
    public static AuthenticationFilter of(TokenAuthentication authentication) {
        return new AuthenticationFilter(authentication);
    }

    /**
     * Who is calling.
     *
     * @param request a request that went through this filter
     * @return empty for an anonymous request, and where no filter was passed
     */
    public static Optional<Caller> callerOf(ServletRequest request) {
        return request.getAttribute(CALLER) instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }

    /**
     * The token that proves who is calling, for ending its session.
     *
     * @param request a request that went through this filter
     * @return empty for an anonymous request, and where no filter was passed
     */
    public static Optional<VerifiedToken> tokenOf(ServletRequest request) {
        return request.getAttribute(TOKEN) instanceof VerifiedToken token ? Optional.of(token) : Optional.empty();
    }

    /** What is told with status 401, so that a program knows to get another token (RFC 6750, 3.1). */
    static String challenge(ServletRequest request) {
        return request.getAttribute(JUDGED) instanceof AuthenticationOutcome outcome
                        && outcome.reason().equals(Optional.of(AuthenticationOutcome.Reason.TOKEN))
                ? "Bearer error=\"invalid_token\""
                : "Bearer";
    }

    static boolean hasJudged(ServletRequest request) {
        return request.getAttribute(JUDGED) != null;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Object judged = request.getAttribute(JUDGED);
        if (judged != null) {
            List<String> written = judged instanceof AuthenticationOutcome earlier ? earlier.setCookies() : List.of();
            chain.doFilter(request, written.isEmpty() ? response : new RenewedResponse(response, written));
            return;
        }
        request.setAttribute(JUDGED, Boolean.TRUE);
        RequestCookies cookies = RequestCookies.of(request);
        AuthenticationOutcome outcome = authentication.authenticate(
                authorization(request),
                cookies.values(authentication.cookie()),
                response.isCommitted()
                        ? List.of()
                        : authentication.refreshCookie().map(cookies::values).orElse(List.of()));
        request.setAttribute(JUDGED, outcome);
        outcome.caller().ifPresent(caller -> request.setAttribute(CALLER, caller));
        outcome.token().ifPresent(token -> request.setAttribute(TOKEN, token));
        chain.doFilter(
                request,
                outcome.setCookies().isEmpty() ? response : RenewedResponse.writing(response, outcome.setCookies()));
    }

    /** All lines: {@code getHeader} would tell the first and hide that there is another. */
    private static @Nullable String authorization(HttpServletRequest request) {
        Enumeration<String> lines = request.getHeaders("Authorization");
        return lines == null || !lines.hasMoreElements() ? null : String.join(",", Collections.list(lines));
    }
}
