package io.github.secureblocks.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.secureblocks.web.headers.SecurityHeaders;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FilterCostTest {
    private static final int ROUNDS = 2_000;

    @Test
    void theHeadersOfAResponseCostLessThanTwoKilobytes() throws Exception {
        SecurityHeadersFilter filter = SecurityHeadersFilter.of(SecurityHeaders.html())
                .route("/api/*", SecurityHeaders.api())
                .staticFiles("/static/*", Duration.ofDays(1));
        FilterChain chain = (request, response) -> {};
        for (int i = 0; i < ROUNDS; i++) {
            filter.doFilter(new Asked(), new Answered(), chain);
        }
        long before = allocated();
        for (int i = 0; i < ROUNDS; i++) {
            filter.doFilter(new Asked(), new Answered(), chain);
        }
        assertThat((allocated() - before) / ROUNDS).isLessThan(1_500);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static <T> T none(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            throw new AssertionError(method.getName());
        }));
    }

    private static final class Asked extends HttpServletRequestWrapper {
        private static final HttpServletRequest NONE = none(HttpServletRequest.class);
        private Object attribute;

        Asked() {
            super(NONE);
        }

        @Override
        public Object getAttribute(String name) {
            return attribute;
        }

        @Override
        public void setAttribute(String name, Object value) {
            attribute = value;
        }

        @Override
        public DispatcherType getDispatcherType() {
            return DispatcherType.REQUEST;
        }

        @Override
        public String getServletPath() {
            return "/page";
        }

        @Override
        public String getPathInfo() {
            return null;
        }

        @Override
        public String getRequestURI() {
            return "/page";
        }

        @Override
        public String getContextPath() {
            return "";
        }
    }

    private static final class Answered extends HttpServletResponseWrapper {
        private static final HttpServletResponse NONE = none(HttpServletResponse.class);
        private int headers;

        Answered() {
            super(NONE);
        }

        @Override
        public boolean containsHeader(String name) {
            return false;
        }

        @Override
        public void setHeader(String name, String value) {
            headers++;
        }
    }
}
