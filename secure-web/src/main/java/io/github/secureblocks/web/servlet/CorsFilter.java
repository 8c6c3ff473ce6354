package io.github.secureblocks.web.servlet;

import io.github.secureblocks.web.Origin;
import io.github.secureblocks.web.cors.Cors;
import io.github.secureblocks.web.cors.CorsVerdict;
import io.github.secureblocks.web.csrf.CrossSiteGuard;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets pages of named origins read our answers, and answers their preflights.
 *
 * <p><b>Guarantees.</b> A preflight is answered here, with status 204 or, without any CORS header, 403, and never reaches the
 * application. Every other request does; its answer gets CORS headers for a named origin alone, and always varies by
 * {@code Origin}, also where the application sets {@code Vary} or resets the response. An origin that may write is trusted by
 * the {@link CrossSiteGuard} as well, or the filter cannot be made.
 *
 * <p><b>Does not guarantee</b> that a request of another origin changes nothing: that is the {@link CrossSiteFilter}'s.
 *
 * <p>OWASP ASVS 5.0 3.4.2, 3.5.2.
 */
public final class CorsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Cors cors;

    private CorsFilter(Cors cors) {
        this.cors = cors;
    }

    /**
     * A filter for origins that only read.
     *
     * @param cors names no method but {@code GET}, {@code HEAD} and {@code OPTIONS}
     * @return the filter; map it to every path that is shared, behind the error filter and before the guard
     * @throws IllegalArgumentException if the origins may write
     */
    public static CorsFilter of(Cors cors) {
        if (cors.letsWrite()) {
            throw new IllegalArgumentException("These origins may write, which the guard against other sites' requests"
                    + " must let them; write CorsFilter.of(cors, guard), with the guard of the CrossSiteFilter");
        }
        return new CorsFilter(cors);
    }

    /**
     * A filter for origins that may write.
     *
     * @param cors names the origins
     * @param guard that of the {@link CrossSiteFilter}
     * @return the filter; map it to every path that is shared, behind the error filter and before the guard
     * @throws IllegalArgumentException if the origins may write and the guard does not trust each of them
     */
    public static CorsFilter of(Cors cors, CrossSiteGuard guard) {
        for (Origin origin : cors.origins()) {
            if (cors.letsWrite() && !guard.trusts(origin)) {
                throw new IllegalArgumentException(
                        "An origin that CORS lets write would be refused by the guard against"
                                + " other sites' requests; write CrossSiteGuard.builder().trustedOrigin(\"" + origin
                                + "\"), or leave methods(..) to GET and HEAD");
            }
        }
        return new CorsFilter(cors);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CorsVerdict verdict = cors.check(request.getMethod(), request::getHeaders);
        CorsResponse marked = CorsResponse.of(response, verdict);
        if (!verdict.isPreflight()) {
            chain.doFilter(request, marked);
        } else if (verdict.allowed()) {
            marked.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            marked.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
