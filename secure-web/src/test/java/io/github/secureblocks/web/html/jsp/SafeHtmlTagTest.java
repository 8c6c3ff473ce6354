package io.github.secureblocks.web.html.jsp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.jasper.servlet.JasperInitializer;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeHtmlTagTest {
    private static final String HOSTILE = "<script>alert(1)</script>\"'";
    private static final String ENCODED = "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;";
    private static final SafeHtml PAGE = Html.of("<b title=\"{}\">{}</b>", "t", "a < b");

    private static final String JSP = """
            <%@ page contentType="text/html; charset=UTF-8" session="false" %>
            <%@ taglib prefix="secure" uri="secureblocks.html" %>
            <p id=raw>${text}</p>
            <p id=page><secure:html value="${page}"/></p>
            <p id=text><secure:html value="${text}"/></p>
            <p id=copy><secure:html value="${page.toString()}"/></p>
            <p id=none><secure:html value="${none}"/></p>
            <p id=fixed title="<secure:html value="${text}"/>"></p>
            """;

    private static Tomcat tomcat;

    @BeforeAll
    static void start(@TempDir Path base) throws Exception {
        Path root = Files.createDirectory(base.resolve("root"));
        Files.writeString(root.resolve("page.jsp"), JSP);
        tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", root.toString());
        context.setParentClassLoader(SafeHtmlTagTest.class.getClassLoader());
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanAllDirectories(true);
        scanner.setJarScanFilter((type, name) -> name.equals("classes"));
        context.setJarScanner(scanner);
        context.addServletContainerInitializer(new JasperInitializer(), null);
        Wrapper pages = Tomcat.addServlet(context, "jsp", "org.apache.jasper.servlet.JspServlet");
        pages.setLoadOnStartup(1);
        context.addServletMappingDecoded("*.jsp", "jsp");
        Tomcat.addServlet(context, "start", new Model());
        context.addServletMappingDecoded("/start", "start");
        tomcat.getConnector();
        tomcat.start();
    }

    @AfterAll
    static void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    private static final class Model extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.setAttribute("page", PAGE);
            request.setAttribute("text", HOSTILE);
            try {
                request.getRequestDispatcher("/page.jsp").forward(request, response);
            } catch (jakarta.servlet.ServletException failed) {
                throw new IOException(failed);
            }
        }
    }

    @Test
    void aSafeHtmlArrivesAsItIsAndEverythingElseIsEncoded() throws IOException, InterruptedException {
        URI start = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/start");
        String page = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(start).build(), HttpResponse.BodyHandlers.ofString())
                .body();

        assertThat(page)
                .contains("<p id=raw>" + HOSTILE + "</p>")
                .contains("<p id=page><b title=\"t\">a &lt; b</b></p>")
                .contains("<p id=text>" + ENCODED + "</p>")
                .contains("<p id=copy>&lt;b title=&#34;t&#34;&gt;a &amp;lt; b&lt;/b&gt;</p>")
                .contains("<p id=none></p>")
                .contains("<p id=fixed title=\"" + ENCODED + "\"></p>");
    }
}
