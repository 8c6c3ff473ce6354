package io.github.secureblocks.web.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;

/** Reads one thing of a request each, and trusts that it can be read. */
final class ReadingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String path = request.getServletPath() + request.getPathInfo();
        int read = switch (path.substring(0, Math.min(5, path.length()))) {
            case "/para" ->
                request.getParameterMap().size()
                        + String.valueOf(request.getParameter("text")).length();
            case "/name" ->
                Collections.list(request.getParameterNames()).size()
                        + Arrays.toString(request.getParameterValues("text")).length();
            case "/body" -> request.getInputStream().readAllBytes().length;
            case "/text" -> (int) request.getReader().lines().count();
            case "/part" -> lengths(request);
            case "/late" -> refusedLate(request, response);
            case "/head" -> headers(request);
            case "/sess" -> String.valueOf(request.getRequestedSessionId()).length();
            default -> 0;
        };
        response.setContentType("text/plain");
        response.getWriter().print(read);
    }

    private static int lengths(HttpServletRequest request) throws IOException, ServletException {
        int read = 0;
        for (Part part : request.getParts()) {
            read += part.getInputStream().readAllBytes().length + part.getName().length();
        }
        return read;
    }

    private static int refusedLate(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        int parts = request.getParts().size();
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        return parts;
    }

    private static int headers(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return (int) request.getDateHeader("If-Modified-Since")
                + request.getIntHeader("X-Count")
                + Collections.list(request.getLocales()).size()
                + (cookies == null ? 0 : cookies.length);
    }
}
