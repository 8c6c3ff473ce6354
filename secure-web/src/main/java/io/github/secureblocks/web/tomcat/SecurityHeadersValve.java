package io.github.secureblocks.web.tomcat;

import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.web.error.CorrelationId;
import io.github.secureblocks.web.error.Problem;
import io.github.secureblocks.web.headers.CspNonce;
import io.github.secureblocks.web.headers.SecurityHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.Host;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Pipeline;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * Gives the security headers, and a problem for a body, to what Tomcat answers before any filter: malformed requests,
 * {@code TRACE}, headers that are too large, paths without an application.
 *
 * <p><b>Guarantees.</b> An error or redirect of the host that is not sent yet gets each header that it has not; what
 * {@code SecurityHeadersFilter} has written stays as it is. Where nothing has written a body, an error says its status, a constant title and an identifier, as
 * {@code application/problem+json} (RFC 9457) or, to whom accepts it, as a page; never Tomcat's name, version, message or
 * stack trace. It takes the place of other {@code ErrorReportValve}s of its host. So that the redirect from
 * {@code /app} to {@code /app/} goes through the application's filters, it switches off
 * {@code mapperContextRootRedirectEnabled} of the host's applications.
 *
 * <p>In {@code server.xml}, on a {@code Host}: {@code errorReportValveClass="io.github.secureblocks.web.tomcat.SecurityHeadersValve"}.
 * Embedded: {@link #protect(Host, SecurityHeaders)}.
 *
 * <p><b>Does not guarantee</b> anything for {@code OPTIONS *}, which the connector answers without asking the host, for
 * connections that it closes without an answer, for HTTP/0.9, whose answers have no headers, nor for errors of HTTP/2 as such. An application's responses need the filter.
 *
 * <p>CWE-209, CWE-693, CWE-200; OWASP ASVS 5.0 3.4.1 to 3.4.8, 13.4.6, 16.5.1.
 */
public final class SecurityHeadersValve extends ErrorReportValve {
    private static final SafeLogger LOG = SafeLogger.of(SecurityHeadersValve.class);

    private final SecurityHeaders headers;

    /** With {@code SecurityHeaders.html()}; for {@code server.xml}. */
    public SecurityHeadersValve() {
        this(SecurityHeaders.html());
    }

    private SecurityHeadersValve(SecurityHeaders headers) {
        this.headers = headers;
    }

    /**
     * Puts a valve into a host that has not been started.
     *
     * @param host such as {@code tomcat.getHost()}
     * @param headers of its responses, such as {@code SecurityHeaders.html()}
     */
    public static void protect(Host host, SecurityHeaders headers) {
        if (host instanceof StandardHost standard) {
            standard.setErrorReportValveClass(SecurityHeadersValve.class.getName());
        }
        host.getPipeline().addValve(new SecurityHeadersValve(headers));
    }

    @Override
    protected void startInternal() throws LifecycleException {
        super.startInternal();
        if (!(getContainer() instanceof Host host)) {
            return;
        }
        Pipeline pipeline = host.getPipeline();
        for (Valve each : pipeline.getValves()) {
            if (each instanceof ErrorReportValve && each != this) {
                pipeline.removeValve(each);
            }
        }
        for (Container each : host.findChildren()) {
            redirectBehindTheFilters(each);
        }
        host.addContainerListener(event -> {
            if (Container.ADD_CHILD_EVENT.equals(event.getType())) {
                redirectBehindTheFilters(event.getData());
            }
        });
    }

    private static void redirectBehindTheFilters(@Nullable Object application) {
        if (application instanceof Context context) {
            context.setMapperContextRootRedirectEnabled(false);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 300) {
            return;
        }
        if (!isOfAFilter(request, response)) {
            headers.writeTo(CspNonce.fresh(), (name, value) -> {
                if (!response.containsHeader(name)) {
                    response.setHeader(name, value);
                }
            });
        }
        if (status >= 400 && response.getContentWritten() == 0 && response.setErrorReported() && canWrite(response)) {
            CorrelationId id = idOf(request);
            if (status >= 500 && failure != null && !isOfTheProtocol(status)) {
                LOG.error("{} {} failed, told as {}", failure, request.getMethod(), request.getRequestURI(), id);
            } else {
                LOG.info("Answered {} by the server, told as {}", status, id);
            }
            write(request, response, Problem.of(Math.min(status, 599), id));
        }
    }

    /** The error filter's, where the request came as far. */
    private static CorrelationId idOf(Request request) {
        return request.getAttribute(CorrelationId.class.getName()) instanceof CorrelationId known
                ? known
                : CorrelationId.fresh();
    }

    /** A method, transfer coding or version of HTTP that the server does not know is the client's. */
    private static boolean isOfTheProtocol(int status) {
        return status == HttpServletResponse.SC_NOT_IMPLEMENTED
                || status == HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED;
    }

    /** What a filter leaves out, as a route states it, is meant. */
    private static boolean isOfAFilter(Request request, Response response) {
        return request.getAttribute(CspNonce.class.getName()) != null
                && response.containsHeader("X-Content-Type-Options");
    }

    private static boolean canWrite(Response response) {
        AtomicBoolean allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }

    private static void write(Request request, Response response, Problem problem) {
        String accept = request.getHeader("Accept");
        boolean person = accept != null && accept.contains("text/html");
        try {
            response.setContentType(person ? Problem.HTML_TYPE : Problem.JSON_TYPE);
            response.setCharacterEncoding("utf-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(person ? problem.html().toString() : problem.json());
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("Nobody reads the answer told as {}", problem.id(), gone);
        }
    }
}
