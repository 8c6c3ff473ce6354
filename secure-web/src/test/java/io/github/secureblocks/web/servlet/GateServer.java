package io.github.secureblocks.web.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Filters before one servlet in a container without any framework, asked byte by byte. */
final class GateServer implements AutoCloseable {
    /** What is behind the filters. */
    @FunctionalInterface
    interface Handler {
        void handle(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    /** An answer as it came. */
    record Answer(int status, String head, String body) {
        /** All values of a header. */
        Stream<String> header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip());
        }
    }

    /** What the filters run in. */
    enum Container {
        TOMCAT,
        JETTY
    }

    private final AtomicInteger reached = new AtomicInteger();
    private final int port;
    private final AutoCloseable stop;

    private GateServer(Container container, Handler handler, Consumer<ServletContext> started, Filter... filters) {
        try {
            Path directory = Files.createTempDirectory("gates");
            directory.toFile().deleteOnExit();
            if (container == Container.TOMCAT) {
                Tomcat tomcat = tomcat(directory, servlet(handler), started, filters);
                port = tomcat.getConnector().getLocalPort();
                stop = () -> {
                    tomcat.stop();
                    tomcat.destroy();
                };
            } else {
                Server jetty = jetty(directory, servlet(handler), started, filters);
                port = ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
                stop = jetty::stop;
            }
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    static GateServer of(Container container, Handler handler, Filter... filters) {
        return new GateServer(container, handler, application -> {}, filters);
    }

    /** With filters of the application, and what it registers by itself when it starts. */
    static GateServer registering(
            Container container, Handler handler, Consumer<ServletContext> started, Filter... filters) {
        return new GateServer(container, handler, started, filters);
    }

    /** How many requests came through to the servlet. */
    int reached() {
        return reached.get();
    }

    Answer ask(String method, String path, String... headers) {
        return send(method, path, "", headers);
    }

    Answer send(String method, String path, String body, String... headers) {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: notes.example\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        request.append("Content-Length: ").append(bytes.length).append("\r\nConnection: close\r\n\r\n");
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(bytes);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            return new Answer(
                    Integer.parseInt(answer.substring(9, 12)), answer.substring(0, end), answer.substring(end + 4));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            stop.close();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Tomcat tomcat(
            Path directory, HttpServlet servlet, Consumer<ServletContext> started, Filter... filters)
            throws LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setAllowTrace(true);
        Context context = tomcat.addContext("", directory.toString());
        context.addServletContainerInitializer((types, application) -> started.accept(application), null);
        for (int i = 0; i < filters.length; i++) {
            add(context, "filter" + i, filters[i]);
        }
        Tomcat.addServlet(context, "servlet", servlet)
                .setMultipartConfigElement(new MultipartConfigElement(directory.toString()));
        context.addServletMappingDecoded("/*", "servlet");
        tomcat.start();
        return tomcat;
    }

    private static Server jetty(
            Path directory, HttpServlet servlet, Consumer<ServletContext> started, Filter... filters) throws Exception {
        Server jetty = new Server(new InetSocketAddress("127.0.0.1", 0));
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServletContainerInitializer((types, application) -> started.accept(application));
        for (Filter each : filters) {
            context.addFilter(new FilterHolder(each), "/*", EnumSet.of(DispatcherType.REQUEST));
        }
        ServletHolder holder = new ServletHolder(servlet);
        holder.getRegistration().setMultipartConfig(new MultipartConfigElement(directory.toString()));
        context.addServlet(holder, "/*");
        jetty.setHandler(context);
        jetty.start();
        return jetty;
    }

    private static void add(Context context, String name, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName(name);
        map.addURLPattern("/*");
        context.addFilterMap(map);
    }

    private HttpServlet servlet(Handler handler) {
        return new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                reached.incrementAndGet();
                handler.handle(request, response);
            }
        };
    }
}
