package io.github.secureblocks.web.servlet;

import io.github.secureblocks.web.csrf.CrossSiteGuard;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses, with status 403, requests that another site made in the user's browser.
 *
 * <p>What is let through is told by {@link CrossSiteGuard}.
 */
public final class CrossSiteFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient CrossSiteGuard guard;

    private CrossSiteFilter(CrossSiteGuard guard) {
        this.guard = guard;
    }

    /**
     * A filter for a guard.
     *
     * @param guard decides
     * @return the filter; map it to every path
     */
    public static CrossSiteFilter of(CrossSiteGuard guard) {
        return new CrossSiteFilter(guard);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (guard.check(request.getMethod(), request::getHeaders).allowed()) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
