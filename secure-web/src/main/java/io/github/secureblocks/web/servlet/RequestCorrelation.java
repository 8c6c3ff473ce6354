package io.github.secureblocks.web.servlet;

import io.github.secureblocks.web.error.CorrelationId;
import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The identifier of a request in the log's context, until it is closed. */
final class RequestCorrelation implements AutoCloseable {
    private static final String ID = CorrelationId.class.getName();

    private final @Nullable String outer = MDC.get(CorrelationId.LOG_KEY);

    private RequestCorrelation() {}

    /** One for all dispatches of a request. */
    static CorrelationId idOf(ServletRequest request) {
        if (request.getAttribute(ID) instanceof CorrelationId known) {
            return known;
        }
        CorrelationId id = CorrelationId.fresh();
        request.setAttribute(ID, id);
        return id;
    }

    static RequestCorrelation open(ServletRequest request) {
        RequestCorrelation opened = new RequestCorrelation();
        MDC.put(CorrelationId.LOG_KEY, idOf(request).text());
        return opened;
    }

    @Override
    public void close() {
        if (outer == null) {
            MDC.remove(CorrelationId.LOG_KEY);
        } else {
            MDC.put(CorrelationId.LOG_KEY, outer);
        }
    }
}
