package io.github.secureblocks.samples.corpus.blind.html;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import org.owasp.encoder.Encode;

/** Answers of servlets, written piece by piece. */
final class CounterServlet {
    private CounterServlet() {}

    /** Writes rows of a table to whatever is below. */
    static final class Rows {
        private final Writer out;

        Rows(Writer out) {
            this.out = out;
        }

        Writer cell() throws IOException {
            out.write("<td>");
            return out;
        }
    }

    static class Theme {
        private final String name;

        Theme(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return "theme-" + name;
        }
    }

    static final class UnsafeWrappedWriter extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html");
            Rows rows = new Rows(response.getWriter());
            String item = request.getParameter("item");
            rows.cell().write(item == null ? "-" : item); // unsafe html/unencoded-output
        }
    }

    static final class SafeWrappedWriter extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html");
            Rows rows = new Rows(response.getWriter());
            String item = request.getParameter("item");
            rows.cell().write(item == null ? "-" : Encode.forHtml(item)); // safe html/unencoded-output
        }
    }

    static final class UnsafeCookieLoop extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html");
            Theme theme = new Theme("light");
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals("theme")) {
                    theme = new Theme(cookie.getValue());
                    break;
                }
            }
            response.getWriter().println("<body class='" + theme + "'>"); // unsafe html/unencoded-output
        }
    }

    static final class SafeCookieLoop extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html");
            Theme theme = new Theme("light");
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals("theme")) {
                    theme = new Theme("dark".equals(cookie.getValue()) ? "dark" : "light");
                    break;
                }
            }
            response.getWriter().println("<body class='" + theme + "'>"); // safe html/unencoded-output
        }
    }

    void unsafeBufferFirst(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringWriter buffer = new StringWriter();
        PrintWriter page = new PrintWriter(buffer);
        page.printf("<p>%s</p>", request.getHeader("User-Agent"));
        page.flush();
        response.setContentType("text/html");
        response.getOutputStream()
                .write(buffer.toString().getBytes(StandardCharsets.UTF_8)); // unsafe html/unencoded-output
    }

    void safeBufferFirst(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringWriter buffer = new StringWriter();
        PrintWriter page = new PrintWriter(buffer);
        page.printf("<p>%s</p>", request.getHeader("User-Agent"));
        page.flush();
        String size = "<p>" + buffer.getBuffer().length() + " characters</p>";
        response.setContentType("text/html");
        response.getOutputStream().write(size.getBytes(StandardCharsets.UTF_8)); // safe html/unencoded-output
    }

    void unsafeParameterMap(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        PrintWriter out = response.getWriter();
        for (Map.Entry<String, String[]> entry : request.getParameterMap().entrySet()) {
            out.append(Arrays.toString(entry.getValue())); // unsafe html/unencoded-output
        }
    }

    void safeParameterMap(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        PrintWriter out = response.getWriter();
        for (Map.Entry<String, String[]> entry : request.getParameterMap().entrySet()) {
            out.append("<li>" + entry.getValue().length); // safe html/unencoded-output
        }
    }

    void unsafePageNumber(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        String text = request.getParameter("page");
        try {
            int page = Integer.parseInt(text);
            response.getWriter().format(Locale.ROOT, "<b>%d</b>", page);
        } catch (NumberFormatException notANumber) {
            response.getWriter().format(Locale.ROOT, "<b>%.40s?</b>", text); // unsafe html/unencoded-output
        }
    }

    void safePageNumber(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        String text = request.getParameter("page");
        int page;
        try {
            page = Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            page = -1;
        }
        response.getWriter()
                .format(Locale.ROOT, "<b>%d of %s</b>", page, page < 0 ? "none" : "many"); // safe html/unencoded-output
    }

    void unsafeErrorText(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        String message = path == null || path.length() < 2 ? "Nothing asked" : "Nothing at " + path.substring(1);
        response.sendError(404, message); // unsafe html/unencoded-output
    }

    void safeErrorText(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        String message =
                path == null || path.length() < 2 ? "Nothing asked" : "Nothing at depth " + path.indexOf('/', 1);
        response.sendError(404, message); // safe html/unencoded-output
    }

    void unsafeHeaderValues(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        Enumeration<String> hosts = request.getHeaders("X-Forwarded-For");
        StringBuilder list = new StringBuilder();
        while (hosts.hasMoreElements()) {
            list.insert(0, hosts.nextElement() + "<br>");
        }
        response.getWriter().print(list); // unsafe html/unencoded-output
    }

    void safeHeaderValues(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        Enumeration<String> hosts = request.getHeaders("X-Forwarded-For");
        StringBuilder list = new StringBuilder();
        while (hosts.hasMoreElements()) {
            list.insert(0, hosts.nextElement().chars().filter(c -> c == '.').count() + "<br>");
        }
        response.getWriter().print(list); // safe html/unencoded-output
    }
}
