package io.github.secureblocks.samples.corpus.html;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.owasp.encoder.Encode;

/** Servlets in which the page goes through fields, renderers and templates. */
final class StatusServlet {
    private static final UnaryOperator<String> ENCODE = Encode::forHtml;
    private static final UnaryOperator<String> TRIM = String::trim;
    private static final String ROW = "<tr><td>%s</td><td>%s</td></tr>";

    interface Renderer {
        String render(String value);
    }

    static final class Plain implements Renderer {
        @Override
        public String render(String value) {
            return "<pre>" + value + "</pre>";
        }
    }

    static final class Encoded implements Renderer {
        @Override
        public String render(String value) {
            return "<pre>" + Encode.forHtmlContent(value) + "</pre>";
        }
    }

    abstract static class Page {
        final void write(HttpServletRequest request, PrintWriter out) {
            out.println(body(request));
        }

        abstract String body(HttpServletRequest request);
    }

    /** Answers GET. */
    static final class UnsafeServletClass extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html");
            String unit = request.getParameter("unit");
            response.getWriter().println("<p>status of " + unit + "</p>"); // unsafe html/unencoded-output
        }
    }

    /** Answers GET. */
    static final class SafeServletClass extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html");
            String unit = request.getParameter("unit");
            String shown = unit == null ? "all" : unit.matches("[a-z]+[0-9]*") ? unit : "none";
            response.getWriter().println("<p>status of " + shown + "</p>"); // safe html/unencoded-output
        }
    }

    void unsafeStaticFunction(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String shown = TRIM.apply(request.getParameter("q"));
        response.getWriter().println(shown); // unsafe html/unencoded-output
    }

    void safeStaticFunction(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String shown = ENCODE.apply(request.getParameter("q"));
        response.getWriter().println(shown); // safe html/unencoded-output
    }

    void unsafeComposed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Function<String, String> shown = TRIM.andThen(text -> "<b>" + text + "</b>");
        response.getWriter().println(shown.apply(request.getParameter("q"))); // unsafe html/unencoded-output
    }

    void safeComposed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Function<String, String> shown = ENCODE.andThen(text -> "<b>" + text + "</b>");
        response.getWriter().println(shown.apply(request.getParameter("q"))); // safe html/unencoded-output
    }

    void unsafeRenderer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Renderer renderer = request.getParameter("raw") == null ? new Encoded() : new Plain();
        response.getWriter().println(renderer.render(request.getParameter("q"))); // unsafe html/unencoded-output
    }

    void safeRenderer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Renderer renderer = new Encoded();
        response.getWriter().println(renderer.render(request.getParameter("q"))); // safe html/unencoded-output
    }

    void unsafeTemplateText(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServletOutputStream out = response.getOutputStream();
        out.println(ROW.formatted("agent", request.getHeader("User-Agent"))); // unsafe html/unencoded-output
    }

    void safeTemplateText(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServletOutputStream out = response.getOutputStream();
        out.println(
                ROW.formatted("agent", Encode.forHtml(request.getHeader("User-Agent")))); // safe html/unencoded-output
    }

    void unsafePlaceholders(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> model = Map.of("title", "Status", "text", request.getParameter("text"));
        String page = "<h1>{title}</h1><p>{text}</p>";
        for (Map.Entry<String, String> entry : model.entrySet()) {
            page = page.replace("{" + entry.getKey() + "}", entry.getValue());
        }
        response.getWriter().append(page); // unsafe html/unencoded-output
    }

    void safePlaceholders(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> model = Map.of("title", "Status", "text", Encode.forHtml(request.getParameter("text")));
        String page = "<h1>{title}</h1><p>{text}</p>";
        for (Map.Entry<String, String> entry : model.entrySet()) {
            page = page.replace("{" + entry.getKey() + "}", entry.getValue());
        }
        response.getWriter().append(page); // safe html/unencoded-output
    }

    void unsafeAppendChain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = request.getParameter("id");
        response.getWriter().append("<a href='/").append(id).append("'>"); // unsafe html/unencoded-output
    }

    void safeAppendChain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long id = Long.parseLong(request.getParameter("id"));
        response.getWriter().append("<a href='/").append(String.valueOf(id)).append("'>"); // safe html/unencoded-output
    }

    void unsafeAbstractPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Page page = new Page() {
            @Override
            String body(HttpServletRequest asked) {
                return "<p>" + asked.getParameter("q");
            }
        };
        String body = page.body(request);
        response.getWriter().write(body); // unsafe html/unencoded-output
    }

    void safeAbstractPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Page page = new Page() {
            @Override
            String body(HttpServletRequest asked) {
                return "<p>" + asked.getParameterMap().size();
            }
        };
        String body = page.body(request);
        response.getWriter().write(body); // safe html/unencoded-output
    }
}
