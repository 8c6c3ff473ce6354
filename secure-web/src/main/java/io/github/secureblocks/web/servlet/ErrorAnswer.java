package io.github.secureblocks.web.servlet;

import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.web.error.Problem;
import io.github.secureblocks.web.html.SafeHtml;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a problem in the form that its reader asked for. */
record ErrorAnswer(@Nullable String loginPage, Function<Problem, SafeHtml> page) {
    private static final SafeLogger LOG = SafeLogger.of(ErrorFilter.class);

    void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        response.resetBuffer();
        boolean person = wantsPage(request);
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            if (loginPage != null && person && request.getMethod().equals("GET")) {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", request.getContextPath() + loginPage);
                ResponseBody.end(response, "");
                return;
            }
            response.setHeader("WWW-Authenticate", AuthenticationFilter.challenge(request));
        }
        response.setStatus(problem.status());
        response.setContentType(person ? Problem.HTML_TYPE : Problem.JSON_TYPE);
        ResponseBody.end(response, person ? pageOf(problem) : problem.json());
    }

    /** Its text, because parts of a page are made when it is written. */
    private String pageOf(Problem problem) {
        try {
            return page.apply(problem).toString();
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            LOG.error("The page for an error failed, told as {}", failure, problem.id());
            return problem.html().toString();
        }
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }
}
