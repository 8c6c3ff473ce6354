package io.github.secureblocks.web.servlet;

import io.github.secureblocks.web.headers.CspNonce;
import io.github.secureblocks.web.headers.SecurityHeaders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sets the security headers of every response, before anything else can fail, with a fresh nonce.
 *
 * <p><b>Guarantees.</b> Placed first, every answer of the filters and servlets behind it has the headers: pages, errors,
 * redirects and static files. A handler may replace a header for its own response.
 *
 * <p><b>Does not guarantee</b> anything about what the container answers before any filter runs, such as a malformed
 * request line.
 */
public final class SecurityHeadersFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String NONCE = CspNonce.class.getName();

    private final transient SecurityHeaders headers;

    private SecurityHeadersFilter(SecurityHeaders headers) {
        this.headers = headers;
    }

    /**
     * A filter for given headers.
     *
     * @param headers such as {@code SecurityHeaders.html()}
     * @return the filter; map it to every path, first
     */
    public static SecurityHeadersFilter of(SecurityHeaders headers) {
        return new SecurityHeadersFilter(headers);
    }

    /**
     * The nonce of this response, for {@code <script nonce="{}">}.
     *
     * @param request a request that went through this filter
     * @return the nonce that the content security policy names
     * @throws IllegalStateException if the request did not go through this filter
     */
    public static CspNonce nonceOf(ServletRequest request) {
        if (request.getAttribute(NONCE) instanceof CspNonce nonce) {
            return nonce;
        }
        throw new IllegalStateException("No nonce: map SecurityHeadersFilter to this path, before everything else");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CspNonce nonce = request.getAttribute(NONCE) instanceof CspNonce earlier ? earlier : CspNonce.fresh();
        request.setAttribute(NONCE, nonce);
        headers.headers(nonce).forEach(response::setHeader);
        chain.doFilter(request, response);
    }
}
