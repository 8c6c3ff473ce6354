package io.github.secureblocks.samples.corpus.html;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.owasp.encoder.Encode;
import org.springframework.web.util.HtmlUtils;

/** Pages of a user, written by hand. */
public class ProfileServlet extends HttpServlet {
    private static final Map<String, String> THEMES = Map.of("dark", "theme-dark", "light", "theme-light");
    private static final int COLUMNS = 3;

    private final PageParts parts = new PageParts();

    void unsafeParameter(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().println("<h1>Hello " + name + "</h1>"); // unsafe html/unencoded-output
    }

    void safeParameter(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().println("<h1>Hello " + Encode.forHtml(name) + "</h1>"); // safe html/unencoded-output
    }

    void unsafeEncodedOnOnePath(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String city = request.getParameter("city");
        if (city.length() > 40) {
            city = HtmlUtils.htmlEscape(city.substring(0, 40));
        }
        PrintWriter out = response.getWriter();
        out.print("<p>" + city + "</p>"); // unsafe html/unencoded-output
    }

    void safeEncodedOnOnePath(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String city = request.getParameter("city");
        if (city.length() > 40) {
            city = city.substring(0, 40);
        }
        city = HtmlUtils.htmlEscape(city);
        PrintWriter out = response.getWriter();
        out.print("<p>" + city + "</p>"); // safe html/unencoded-output
    }

    void unsafeEncodedTheOther(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getParameter("q");
        String shown = Encode.forHtmlContent(query);
        PrintWriter out = response.getWriter();
        out.write(shown.isEmpty() ? "<p>nothing</p>" : "<p>" + query + "</p>"); // unsafe html/unencoded-output
    }

    void safeEncodedTheOther(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getParameter("q");
        String shown = Encode.forHtmlContent(query);
        PrintWriter out = response.getWriter();
        out.write(query.isEmpty() ? "<p>nothing</p>" : "<p>" + shown + "</p>"); // safe html/unencoded-output
    }

    void unsafeAttribute(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String value = request.getHeader("Referer");
        String link = "<a href=\"" + value + "\">back</a>";
        response.getWriter().append(link); // unsafe html/unencoded-output
    }

    void safeAttribute(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String value = request.getHeader("X-Hint");
        String link = "<a href=\"/\" title=\"" + Encode.forHtmlAttribute(value) + "\">back</a>";
        response.getWriter().append(link); // safe html/unencoded-output
    }

    void unsafePrintf(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .printf(
                        "<p>%s has %d notes</p>",
                        request.getParameter("user"), COLUMNS); // unsafe html/unencoded-output
    }

    void safePrintf(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int notes = Integer.parseInt(request.getParameter("notes"));
        response.getWriter().printf("<p>%s has %d notes</p>", "Nobody", notes); // safe html/unencoded-output
    }

    void unsafeFormatArray(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object[] values = new Object[2];
        values[0] = "profile";
        values[1] = request.getQueryString();
        response.getWriter().format("<p class='%s'>%s</p>", values); // unsafe html/unencoded-output
    }

    void safeFormatArray(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object[] values = new Object[2];
        values[0] = request.getQueryString();
        values[1] = "42";
        values[0] = "profile";
        response.getWriter().format("<p class='%s'>%s</p>", values); // safe html/unencoded-output
    }

    void unsafeThemeLookup(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String asked = request.getParameter("theme");
        String theme = THEMES.get(asked);
        if (theme == null) {
            theme = asked;
        }
        response.getWriter().println("<body class=\"" + theme + "\">"); // unsafe html/unencoded-output
    }

    void safeThemeLookup(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String asked = request.getParameter("theme");
        String theme = THEMES.get(asked);
        if (theme == null) {
            theme = "theme-light";
        }
        response.getWriter().println("<body class=\"" + theme + "\">"); // safe html/unencoded-output
    }

    void unsafeHelperInOtherClass(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String title = parts.heading(request.getParameter("title"));
        response.getWriter().println(title); // unsafe html/unencoded-output
    }

    void safeHelperInOtherClass(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String title = parts.encodedHeading(request.getParameter("title"));
        response.getWriter().println(title); // safe html/unencoded-output
    }

    void unsafeParameterValues(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] tags = request.getParameterValues("tag");
        String list = Arrays.stream(tags).map(tag -> "<li>" + tag).collect(Collectors.joining());
        response.getWriter().println("<ul>" + list + "</ul>"); // unsafe html/unencoded-output
    }

    void safeParameterValues(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] tags = request.getParameterValues("tag");
        String list =
                Arrays.stream(tags).map(tag -> "<li>" + Encode.forHtml(tag)).collect(Collectors.joining());
        response.getWriter().println("<ul>" + list + "</ul>"); // safe html/unencoded-output
    }

    void unsafeCookieValue(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String nick = "guest";
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals("nick")) {
                nick = cookie.getValue();
            }
        }
        response.getWriter().print("<b>" + nick + "</b>"); // unsafe html/unencoded-output
    }

    void safeCookieValue(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String nick = "guest";
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals("nick") && !cookie.getValue().isEmpty()) {
                nick = "member";
            }
        }
        response.getWriter().print("<b>" + nick + "</b>"); // safe html/unencoded-output
    }

    void unsafeListPosition(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> cells = new ArrayList<>();
        cells.add("first");
        cells.add(request.getParameter("cell"));
        cells.add("last");
        cells.remove(0);
        response.getWriter().println("<td>" + cells.get(0)); // unsafe html/unencoded-output
    }

    void safeListPosition(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> cells = new ArrayList<>();
        cells.add("first");
        cells.add(request.getParameter("cell"));
        cells.add("last");
        cells.remove(0);
        response.getWriter().println("<td>" + cells.get(1)); // safe html/unencoded-output
    }

    void unsafeMapOfModel(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, Object> model = new HashMap<>();
        model.put("user", request.getParameter("user"));
        model.put("title", "Profile");
        String page = "<title>" + model.get("title") + "</title>" + model.get("user");
        response.getWriter().write(page); // unsafe html/unencoded-output
    }

    void safeMapOfModel(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, Object> model = new HashMap<>();
        model.put("user", request.getParameter("user"));
        model.put("title", "Profile");
        model.put("hits", 12);
        String page = "<title>" + model.get("title") + "</title>" + model.get("hits");
        response.getWriter().write(page); // safe html/unencoded-output
    }

    void unsafeBuilderAcrossMethods(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder page = new StringBuilder("<html>");
        greet(page, request.getParameter("who"));
        response.getWriter().write(page.toString()); // unsafe html/unencoded-output
    }

    private static void greet(StringBuilder page, String who) {
        page.append("<p>Good morning, ").append(who).append("</p>");
    }

    void safeBuilderAcrossMethods(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder page = new StringBuilder("<html>");
        greet(page, request.getParameter("who") == null ? "stranger" : "friend");
        response.getWriter().write(page.toString()); // safe html/unencoded-output
    }

    void unsafeWrittenToString(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringWriter text = new StringWriter();
        text.write("<p>" + request.getPathInfo() + "</p>");
        response.getWriter().write(text.toString()); // unsafe html/unencoded-output
    }

    void safeWrittenToString(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringWriter unused = new StringWriter();
        StringWriter text = new StringWriter();
        unused.write("<p>" + request.getPathInfo() + "</p>");
        text.write("<p>done</p>");
        response.getWriter().write(text.toString()); // safe html/unencoded-output
    }

    void unsafeErrorPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String page = "1";
        try {
            page = String.valueOf(Integer.parseInt(request.getParameter("page")));
        } catch (NumberFormatException e) {
            page = "not a page: " + request.getParameter("page");
        }
        response.getWriter().println("<p>" + page); // unsafe html/unencoded-output
    }

    void safeErrorPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String page = request.getParameter("page");
        try {
            page = String.valueOf(Integer.parseInt(page));
        } catch (NumberFormatException e) {
            page = "not a page";
        }
        response.getWriter().println("<p>" + page); // safe html/unencoded-output
    }

    void unsafeDeadByConstant(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String debug = request.getParameter("debug");
        String text = COLUMNS % 2 == 1 ? "<!-- " + debug + " -->" : "";
        response.getWriter().println(text); // unsafe html/unencoded-output
    }

    void safeDeadByConstant(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String debug = request.getParameter("debug");
        String text = COLUMNS % 2 == 0 ? "<!-- " + debug + " -->" : "";
        response.getWriter().println(text); // safe html/unencoded-output
    }

    void unsafeParameterNames(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String[]> all = request.getParameterMap();
        PrintWriter out = response.getWriter();
        for (String[] values : all.values()) {
            out.println("<dd>" + values[0]); // unsafe html/unencoded-output
        }
    }

    void safeParameterNames(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String[]> all = request.getParameterMap();
        PrintWriter out = response.getWriter();
        for (String[] values : all.values()) {
            out.println("<dd>" + values.length); // safe html/unencoded-output
        }
    }

    void unsafeOtherWriter(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter log = new PrintWriter(new StringWriter());
        PrintWriter out = response.getWriter();
        PrintWriter chosen = log.checkError() ? log : out;
        chosen.println(request.getParameter("text")); // unsafe html/unencoded-output
    }

    void safeOtherWriter(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter log = new PrintWriter(new StringWriter());
        PrintWriter out = response.getWriter();
        PrintWriter chosen = out.checkError() ? log : log;
        chosen.println(request.getParameter("text")); // safe html/unencoded-output
    }

    void unsafeOutputStream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = Collections.list(request.getHeaders("X-Name")).get(0);
        response.getOutputStream().print("<i>" + name + "</i>"); // unsafe html/unencoded-output
    }

    void safeOutputStream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int names = Collections.list(request.getHeaders("X-Name")).size();
        response.getOutputStream().print("<i>" + names + "</i>"); // safe html/unencoded-output
    }
}
