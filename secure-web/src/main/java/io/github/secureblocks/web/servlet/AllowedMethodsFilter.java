package io.github.secureblocks.web.servlet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Refuses, with status 405 and {@code Allow}, methods that the application does not use.
 *
 * <p><b>Guarantees.</b> A method is known by exactly its spelling; {@code TRACE}, {@code TRACK} and {@code CONNECT} cannot be
 * let in.
 *
 * <p><b>Does not guarantee</b> that each path takes each of these methods, nor anything about headers and fields that stand for another
 * method, such as {@code X-HTTP-Method-Override}, which a framework reads only where it is told to.
 *
 * <p>RFC 9110, 15.5.6; CWE-650; OWASP ASVS 5.0 4.1.4, 13.4.4.
 */
public final class AllowedMethodsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> NEVER = Set.of("TRACE", "TRACK", "CONNECT");

    private final transient Set<String> methods;

    private AllowedMethodsFilter(Set<String> methods) {
        this.methods = methods;
    }

    /**
     * A filter for named methods.
     *
     * @param methods at least one, in upper case, such as {@code "GET", "HEAD", "POST"}
     * @return the filter; map it to every path, behind the error filter
     * @throws IllegalArgumentException if there is none, or one is not of that form or never to be let in
     */
    public static AllowedMethodsFilter of(String... methods) {
        Set<String> named = new LinkedHashSet<>();
        for (String method : methods) {
            if (!method.matches("[A-Z]{1,32}(?:-[A-Z]{1,32})?") || NEVER.contains(method)) {
                throw refused();
            }
            named.add(method);
        }
        if (named.isEmpty()) {
            throw refused();
        }
        return new AllowedMethodsFilter(named);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (methods.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Allow", String.join(", ", methods));
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException("Methods are named in upper case, without TRACE, TRACK and CONNECT; write"
                + " AllowedMethodsFilter.of(\"GET\", \"HEAD\", \"POST\")");
    }
}
