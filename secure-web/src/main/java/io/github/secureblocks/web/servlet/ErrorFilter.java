package io.github.secureblocks.web.servlet;

import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.web.error.CorrelationId;
import io.github.secureblocks.web.error.Problem;
import io.github.secureblocks.web.error.RequestRefused;
import io.github.secureblocks.web.html.SafeHtml;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
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
 * <p><b>Guarantees.</b> Exceptions, errors of the JVM and its classes, and errors that a servlet or a framework sends, come
 * out as a page for browsers and as {@code application/problem+json} (RFC 9457) for others: status, a constant title and
 * the identifier; never a message, a class, a stack trace or a path. What a handler wants to say it throws as
 * {@link RequestRefused}.
 *
 * <p>The blocks' own refusals get their status: 401, 403, 404, 429 with {@code Retry-After}, and 400 for a link or code that
 * is not valid, for what is no mail address, for an unknown sort order, column or table, and for text that a database cannot hold. Whatever comes out
 * of reading the request, such as its parameters, parts, dates and body, is the client's fault: 400, 408 for one that stopped
 * sending, 413 for parts beyond the servlet's limits, 415 for another type or charset, and so it is with uploads. A database that is away, too slow or
 * in conflict, signing keys or revocations that cannot be read, and too many passwords at once are 503 with
 * {@code Retry-After}, a unique key that is taken 409, any other failure of it 500.
 *
 * <p>A request has one identifier, through dispatches to other threads and to error pages; it is in SLF4J's diagnostic context
 * under {@link CorrelationId#LOG_KEY} while the request runs. Unexpected exceptions are logged, neutralised, with their trace; of
 * what is a client's fault one line at level INFO tells method, status and type, and nothing else that the client sent. What a handler writes
 * after it has sent an error reaches nobody, and headers that told of its own body, such as {@code Content-Disposition}, are
 * dropped. Where the JVM is out of memory the answer is tried and the error goes on to the container.
 *
 * <p><b>Does not guarantee</b> anything about a response that was partly sent: it is cut off, and its failure logged. Nor about
 * what the container answers before any filter runs, or by itself, as Tomcat does where a body breaks off and Jetty where an asynchronous request takes too long: give it an error page
 * ({@code <error-page><location>/error</location></error-page>}) and this filter the dispatcher type {@code ERROR}; nor threads that a handler starts by itself: they have no context of the log.
 *
 * <p>CWE-209; OWASP ASVS 5.0 16.2.1, 16.5.1, 16.5.4.
 */
public final class ErrorFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final SafeLogger LOG = SafeLogger.of(ErrorFilter.class);

    private final transient ErrorAnswer answer;

    private ErrorFilter(ErrorAnswer answer) {
        this.answer = answer;
    }

    /**
     * A filter that answers every failure where it happened.
     *
     * @return the filter; map it to every path, behind the security headers alone
     */
    public static ErrorFilter of() {
        return new ErrorFilter(new ErrorAnswer(null, Problem::html));
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
        return new ErrorFilter(new ErrorAnswer(path, answer.page()));
    }

    /**
     * Shows errors to a person in the application's own page. Where that page fails itself, the plain one is shown.
     *
     * @param ofProblem makes a whole page, such as {@code problem -> Page.of(problem.title(), problem.id())}
     * @return a filter that does so
     */
    public ErrorFilter page(Function<Problem, SafeHtml> ofProblem) {
        return new ErrorFilter(new ErrorAnswer(answer.loginPage(), ofProblem));
    }

    /**
     * What the client of a request is told to ask with, and what the log knows the request by.
     *
     * @param request any request
     * @return the same for all of its dispatches
     */
    public static CorrelationId idOf(ServletRequest request) {
        return RequestCorrelation.idOf(request);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (RequestCorrelation logged = RequestCorrelation.open(request)) {
            if (request.getDispatcherType() == DispatcherType.ERROR) {
                answerDispatched(request, response);
            } else {
                guard(request, response, chain);
            }
        }
    }

    private void guard(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(new ReadRequest(request), new AnsweringResponse(request, response));
            isAnswered(request, response);
        } catch (Throwable failure) {
            if (isAnswered(request, response)) {
                return;
            }
            if (response.isCommitted()) {
                throw cutOff(request, failure);
            }
            answer(request, response, failure);
            if (failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError)) {
                throw failure;
            }
        }
    }

    private static boolean isAnswered(HttpServletRequest request, HttpServletResponse response) {
        boolean answered = UnreadableRequest.isAnswered(request, response);
        if (answered) {
            LOG.info(
                    "{} answered {} by the server, known as {}",
                    request.getMethod(),
                    response.getStatus(),
                    idOf(request));
        }
        return answered;
    }

    /** The container ends the connection, so that nobody takes a part for the whole, and logs what it is thrown. */
    private static ServletException cutOff(HttpServletRequest request, Throwable failure) throws IOException {
        if (failure instanceof IOException connection && isOfTheContainer(connection)) {
            throw connection;
        }
        if (failure instanceof VirtualMachineError machine) {
            throw machine;
        }
        CorrelationId id = idOf(request);
        LOG.error(
                "{} {} failed after a part of the answer, logged as {}",
                failure,
                request.getMethod(),
                request.getRequestURI(),
                id);
        return new ServletException("A request failed after a part of its answer was sent; the log has it as " + id);
    }

    /** A reader who has left, by the containers' own exceptions; of the others nobody knows what is in their text. */
    private static boolean isOfTheContainer(IOException failure) {
        return !failure.getClass().getName().startsWith("java.");
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Throwable failure)
            throws IOException {
        KnownFailure known = KnownFailure.in(failure, request);
        CorrelationId id = idOf(request);
        if (known.status() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            LOG.error("{} {} failed, told as {}", failure, request.getMethod(), request.getRequestURI(), id);
        } else {
            LOG.info(
                    "{} answered {} for {}, told as {}",
                    request.getMethod(),
                    known.status(),
                    known.thrown().getClass().getName(),
                    id);
        }
        known.retryAfter().ifPresent(seconds -> response.setHeader("Retry-After", seconds));
        answer.write(request, response, known.problem(id));
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, int sent) throws IOException {
        int status = sent < 400 || sent > 599 ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : sent;
        CorrelationId id = idOf(request);
        if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                && status != HttpServletResponse.SC_NOT_IMPLEMENTED) {
            LOG.error("{} {} answered {}, told as {}", request.getMethod(), request.getRequestURI(), status, id);
        } else {
            LOG.info("{} answered {}, told as {}", request.getMethod(), status, id);
        }
        answer.write(request, response, Problem.of(status, id));
    }

    private void answerDispatched(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer sent
                ? sent
                : HttpServletResponse.SC_NOT_FOUND;
        if (status >= 500 && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            answer(request, response, failure);
        } else {
            answer(request, response, status);
        }
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
            if (status < SC_BAD_REQUEST) {
                // A container's servlet for files may tell by it that the client's copy is still the newest.
                resetBuffer();
                setStatus(status);
                flushBuffer();
                return;
            }
            answer(request, (HttpServletResponse) getResponse(), status);
        }

        @Override
        public void sendError(int status, @Nullable String message) throws IOException {
            sendError(status);
        }
    }
}
