package io.github.secureblocks.web.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers as handlers do, the careless ones included: {@code /answer/error/429}. */
final class Answers extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String[] asked = String.valueOf(request.getPathInfo()).split("/", -1);
        switch (asked.length > 1 ? asked[1] : "") {
            case "status" -> response.setStatus(Integer.parseInt(asked[2]));
            case "error" -> response.sendError(Integer.parseInt(asked[2]), "canary");
            case "redirect" -> redirect(response, Integer.parseInt(asked[2]));
            case "fails" -> throw new ServletException("canary");
            case "resets" -> {
                response.setHeader("X-Own", "lost");
                response.reset();
            }
            case "nonce" -> {
                response.setContentType("text/plain");
                response.getWriter().print(SecurityHeadersFilter.nonceOf(request));
            }
            case "writes" -> write(request, response);
            case "kept" -> {
                response.setHeader("Cache-Control", "public, max-age=600");
                failAs(response, asked[2]);
            }
            case "numbers" -> {
                response.setIntHeader("X-Frame-Options", 1);
                response.addIntHeader("X-XSS-Protection", 1);
                response.setIntHeader("X-Own", 1);
            }
            case "adds" -> add(request, response);
            case "cookie" -> response.addCookie(new Cookie("a", "b"));
            case "forward" -> request.getRequestDispatcher("/answer").forward(request, response);
            case "include" -> request.getRequestDispatcher("/static/a.txt").include(request, response);
            case "async" -> answerLater(request, response, asked[2]);
            default -> response.getWriter().print("ok");
        }
    }

    /** {@code dispatch} goes on with the response as the container made it, without what filters put around it. */
    private static void answerLater(HttpServletRequest request, HttpServletResponse response, String how) {
        response.addHeader("Content-Security-Policy", "sandbox");
        response.setHeader("Cache-Control", "private");
        AsyncContext later = how.equals("wrapped") ? request.startAsync(request, response) : request.startAsync();
        switch (how) {
            case "timeout" -> later.setTimeout(50);
            case "fails" -> later.dispatch("/answer/fails");
            case "error" -> later.dispatch("/answer/error/404");
            case "reset" -> {
                later.getResponse().reset();
                later.dispatch("/answer");
            }
            case "cookie" -> {
                response.addCookie(new Cookie("a", "b"));
                later.dispatch("/answer/kept/not");
            }
            default -> later.dispatch("/answer");
        }
    }

    private static void failAs(HttpServletResponse response, String how) throws IOException, ServletException {
        switch (how) {
            case "fails" -> throw new ServletException("canary");
            case "error" -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
            case "status" -> response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            default -> response.getWriter().print("ok");
        }
    }

    private static void redirect(HttpServletResponse response, int status) throws IOException {
        if (status == HttpServletResponse.SC_FOUND) {
            response.sendRedirect("/answer");
        } else {
            response.sendRedirect("/answer", status, true);
        }
    }

    private static void add(HttpServletRequest request, HttpServletResponse response) {
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                response.addHeader(name, value);
            }
        });
    }

    /** Every header of the query, in each way in which a header can be written. */
    private static void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getParameterMap().forEach((name, values) -> {
            response.setHeader(name, values[0].equals("null") ? null : values[0]);
            if (values.length > 1) {
                response.addHeader(name, values[1].equals("null") ? null : values[1]);
            }
        });
        response.getWriter().print("written");
    }
}
