package io.github.secureblocks.samples.servlet;

import io.github.secureblocks.web.cookie.HostCookie;
import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.servlet.WebEdge;
import io.github.secureblocks.web.tomcat.SecurityHeadersValve;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** What visitors wrote, and a form to write more: a servlet with the whole web edge, without a framework. */
final class GuestBook extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final HostCookie VISITED = HostCookie.of("visited");
    private final transient Queue<String> lines = new ConcurrentLinkedQueue<>();

    public static void main(String[] arguments) throws LifecycleException {
        Connector connector = new Connector();
        connector.setPort(8080);
        start(connector, SecurityHeaders.html()).getServer().await();
    }

    static Tomcat start(Connector connector, SecurityHeaders headers) throws LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setConnector(connector);
        SecurityHeadersValve.protect(tomcat.getHost(), headers);
        tomcat.addContext("", null)
                .addServletContainerInitializer(
                        (types, application) -> {
                            WebEdge.of(headers).register(application);
                            application
                                    .addServlet("guest-book", new GuestBook())
                                    .addMapping("");
                        },
                        null);
        tomcat.start();
        return tomcat;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=utf-8");
        response.addHeader("Set-Cookie", VISITED.setCookie("yes"));
        Html.of("""
                <!doctype html><html lang="en"><title>Guest book</title><ul>{}</ul><form method="post">
                <input name="line" aria-label="Your line" required><button>Write</button></form></html>
                """, Html.each(lines, line -> Html.of("<li>{}</li>", line))).writeTo(response.getOutputStream());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String line = request.getParameter("line");
        if (line == null || line.length() > 100 || lines.size() > 999) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        lines.add(line);
        response.sendRedirect("/", HttpServletResponse.SC_SEE_OTHER);
    }
}
