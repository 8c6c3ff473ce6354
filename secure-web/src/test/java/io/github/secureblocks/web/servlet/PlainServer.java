package io.github.secureblocks.web.servlet;

import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.tomcat.SecurityHeadersValve;
import io.github.secureblocks.web.wire.Wire;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Tomcat as it comes, one servlet, and the filters of the edge before it, where they are asked for. */
final class PlainServer implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();
    private final Context context;

    private PlainServer() {
        try {
            Path base = Files.createTempDirectory("plain-server");
            tomcat.setBaseDir(base.toString());
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            context = tomcat.addContext(
                    "", Files.createDirectory(base.resolve("root")).toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static PlainServer bare(HttpServlet servlet) {
        PlainServer server = new PlainServer();
        server.add("servlet", servlet, "/*");
        return server.start();
    }

    static PlainServer of(HttpServlet servlet, Filter... filters) {
        return of(servlet, "/*", filters);
    }

    /** What Tomcat answers by itself, a valve puts into words. */
    static PlainServer withValve(HttpServlet servlet) {
        PlainServer server = new PlainServer();
        SecurityHeadersValve.protect(server.tomcat.getHost(), SecurityHeaders.html());
        return server.fill(servlet, "/*");
    }

    static PlainServer of(HttpServlet servlet, String guarded, Filter... filters) {
        return new PlainServer().fill(servlet, guarded, filters);
    }

    private PlainServer fill(HttpServlet servlet, String guarded, Filter... filters) {
        List<Filter> all = filters.length > 0
                ? Arrays.asList(filters)
                : List.of(SecurityHeadersFilter.of(SecurityHeaders.html()), ErrorFilter.of());
        for (Filter filter : all) {
            add(filter, guarded);
        }
        add("servlet", servlet, "/*");
        return start();
    }

    /** As a web.xml asks for it. */
    static PlainServer withErrorPage(HttpServlet servlet, Filter... filters) {
        PlainServer server = of(servlet, filters);
        ErrorPage page = new ErrorPage();
        page.setLocation("/error");
        server.context.addErrorPage(page);
        return server;
    }

    /** As where a program that tidies up has removed the directory. */
    static PlainServer withoutPlaceForParts(HttpServlet servlet) {
        PlainServer server = of(servlet);
        try {
            Files.delete(Path.of(server.context
                    .getServletContext()
                    .getAttribute(ServletContext.TEMPDIR)
                    .toString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return server;
    }

    Wire wire() {
        return new Wire(tomcat.getConnector().getLocalPort());
    }

    private void add(String name, HttpServlet servlet, String mapping) {
        Wrapper wrapper = Tomcat.addServlet(context, name, servlet);
        wrapper.setAsyncSupported(true);
        wrapper.setMultipartConfigElement(new MultipartConfigElement("", 10_000, 20_000, 1_000));
        context.addServletMappingDecoded(mapping, name);
    }

    private void add(Filter filter, String guarded) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(filter.getClass().getName());
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName(definition.getFilterName());
        map.addURLPattern(guarded);
        for (DispatcherType type : List.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR)) {
            map.setDispatcher(type.name());
        }
        context.addFilterMap(map);
    }

    private PlainServer start() {
        try {
            tomcat.start();
            return this;
        } catch (LifecycleException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
