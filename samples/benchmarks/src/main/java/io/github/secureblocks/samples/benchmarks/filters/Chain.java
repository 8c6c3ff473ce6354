package io.github.secureblocks.samples.benchmarks.filters;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/** Filters before a servlet; used again, as Tomcat's is. */
final class Chain implements FilterChain {
    private final Servlet servlet;
    private final Filter[] filters;
    private int next;

    Chain(Servlet servlet, Filter... filters) {
        this.servlet = servlet;
        this.filters = filters;
    }

    void begin(ServletRequest request, ServletResponse response) throws IOException, ServletException {
        next = 0;
        doFilter(request, response);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response) throws IOException, ServletException {
        if (next < filters.length) {
            filters[next++].doFilter(request, response, this);
        } else {
            servlet.service(request, response);
        }
    }
}
