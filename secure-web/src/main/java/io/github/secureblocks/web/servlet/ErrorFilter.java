package io.github.secureblocks.web.servlet;

import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.web.error.CorrelationId;
import io.github.secureblocks.web.error.Problem;
import io.github.secureblocks.web.html.SafeHtml;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The last resort: whatever fails behind it is answered with a constant text and an identifier that is also in the log.
 *
 * <p><b>Guarantees.</b> Exceptions, and errors that a servlet or a framework sends, come out as a page for browsers and as
 * {@code application/problem+json} (RFC 9457) for others: status, a constant title and the identifier; never a message, a
 * class, a stack trace or a path. The blocks' own refusals get their status: 401, 403, 404, 429 with {@code Retry-After},
 * and 400 for a link or code that is not valid, for an unknown sort order, column or table, for text that a database cannot
 * hold and for parameters that cannot be read, so that a client cannot fill the log with them. A database that is away, too
 * slow or in conflict, signing keys or revocations that cannot be read, and too many passwords at once are 503 with
 * {@code Retry-After}, a unique key that is taken 409, any other failure of it 500. What a handler writes after it has sent
 * an error reaches nobody, and headers that told of its own body, such as
 * {@code Content-Disposition}, are dropped. Unexpected exceptions are logged, neutralised, with the same identifier.
 *
 * <p><b>Does not guarantee</b> anything about a response that was partly sent: it is cut off. Nor about what the container
 * answers before any filter runs.
 *
 * <p>CWE-209; OWASP ASVS 5.0 16.5.1, 16.5.4.
 */
public final class ErrorFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final SafeLogger LOG = SafeLogger.of(ErrorFilter.class);

    private final transient @Nullable String loginPage;
    private final transient Function<Problem, SafeHtml> page;

    private ErrorFilter(@Nullable String loginPage, Function<Problem, SafeHtml> page) {
        this.loginPage = loginPage;
        this.page = page;
    }

    /**
     * A filter that answers every failure where it happened.
     *
     * @return the filter; map it to every path, behind the security headers alone
     */
    public static ErrorFilter of() {
        return new ErrorFilter(null, Problem::html);
    }

    /**
     * Sends a person whose page needs a session to the log-in page instead of showing status 401.
     *
     * @param path of this application, such as {@code /login}
     * @return a filter that does so
     * @throws IllegalArgumentException if the path does not start with exactly one slash
     */
    public ErrorFilter loginPage(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\")) {
            throw new IllegalArgumentException(
                    "A log-in page is a path of this application; write .loginPage(\"/login\")");
        }
        return new ErrorFilter(path, page);
    }

    /**
     * Shows errors to a person in the application's own page. Where that page fails itself, the plain one is shown.
     *
     * @param ofProblem makes a whole page, such as {@code problem -> Page.of(problem.title(), problem.id())}
     * @return a filter that does so
     */
    public ErrorFilter page(Function<Problem, SafeHtml> ofProblem) {
        return new ErrorFilter(loginPage, ofProblem);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            answer(request, response, dispatchedStatus(request), CorrelationId.fresh());
            return;
        }
        try {
            chain.doFilter(request, new AnsweringResponse(request, response));
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            answer(request, response, KnownFailure.in(failure, request), failure);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, KnownFailure known, Throwable failure)
            throws IOException {
        CorrelationId id = CorrelationId.fresh();
        if (known.status() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            LOG.error("{} {} failed, told as {}", failure, request.getMethod(), request.getRequestURI(), id);
        }
        known.retryAfter().ifPresent(seconds -> response.setHeader("Retry-After", seconds));
        answer(request, response, known.status(), id);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, int status, CorrelationId id)
            throws IOException {
        response.resetBuffer();
        boolean person = wantsPage(request);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            if (loginPage != null && person && request.getMethod().equals("GET")) {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", request.getContextPath() + loginPage);
                ResponseBody.end(response, "");
                return;
            }
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        Problem problem = Problem.of(status < 400 || status > 599 ? 500 : status, id);
        response.setStatus(problem.status());
        response.setContentType(person ? Problem.HTML_TYPE : Problem.JSON_TYPE);
        ResponseBody.end(response, person ? pageOf(problem).toString() : problem.json());
    }

    private SafeHtml pageOf(Problem problem) {
        try {
            return page.apply(problem);
        } catch (RuntimeException failure) {
            LOG.error("The page for an error failed, told as {}", failure, problem.id());
            return problem.html();
        }
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    private static int dispatchedStatus(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? status
                : HttpServletResponse.SC_NOT_FOUND;
    }

    /** Answers an error where it is sent, so that the container's own page never shows. */
    private final class AnsweringResponse extends HttpServletResponseWrapper {
        private final HttpServletRequest request;

        AnsweringResponse(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void sendError(int status) throws IOException {
            answer(request, (HttpServletResponse) getResponse(), status, CorrelationId.fresh());
        }

        @Override
        public void sendError(int status, @Nullable String message) throws IOException {
            sendError(status);
        }
    }
}
