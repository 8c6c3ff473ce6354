package io.github.secureblocks.web.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A server on a free port of this machine, with {@link Answers}, static files and the filters of a test. */
public final class WebServer implements AutoCloseable {
    private final int port;
    private final AutoCloseable stop;
    private final HttpClient client = HttpClient.newHttpClient();

    private WebServer(int port, AutoCloseable stop) {
        this.port = port;
        this.stop = stop;
    }

    public static WebServer tomcat(Path directory, Consumer<StandardHost> configured, Filter... filters) {
        return tomcat(directory, configured, List.of(""), filters);
    }

    /** The same application once more at {@code /app}. */
    public static WebServer tomcatOfTwo(Path directory, Consumer<StandardHost> configured, Filter... filters) {
        return tomcat(directory, configured, List.of("", "/app"), filters);
    }

    private static WebServer tomcat(
            Path directory, Consumer<StandardHost> configured, List<String> paths, Filter... filters) {
        try {
            Tomcat tomcat = new Tomcat();
            tomcat.setSilent(true);
            tomcat.setBaseDir(directory.resolve("tomcat").toString());
            tomcat.setPort(0);
            configured.accept((StandardHost) tomcat.getHost());
            for (String path : paths) {
                fill(tomcat.addContext(path, files(directory).toString()), filters);
            }
            tomcat.start();
            return new WebServer(tomcat.getConnector().getLocalPort(), () -> {
                tomcat.stop();
                tomcat.destroy();
            });
        } catch (LifecycleException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void fill(Context context, Filter... filters) {
        if (context instanceof StandardContext standard) {
            // What they look for is ours: the tests' own class loader.
            standard.setClearReferencesThreadLocals(false);
            standard.setClearReferencesRmiTargets(false);
        }
        Tomcat.addServlet(context, "default", new DefaultServlet());
        context.addServletMappingDecoded("/", "default");
        Tomcat.addServlet(context, "answers", new Answers()).setAsyncSupported(true);
        context.addServletMappingDecoded("/answer/*", "answers");
        for (Filter each : filters) {
            FilterDef definition = new FilterDef();
            definition.setFilterName(each.getClass().getName());
            definition.setFilter(each);
            definition.setAsyncSupported("true");
            context.addFilterDef(definition);
            FilterMap map = new FilterMap();
            map.setFilterName(definition.getFilterName());
            map.addURLPattern("/*");
            EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR)
                    .forEach(type -> map.setDispatcher(type.name()));
            context.addFilterMap(map);
        }
    }

    public static WebServer jetty(Path directory, Filter... filters) {
        Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
        try {
            ServletContextHandler context = new ServletContextHandler("/");
            context.setBaseResourceAsPath(files(directory));
            for (Filter each : filters) {
                FilterHolder holder = new FilterHolder(each);
                holder.setAsyncSupported(true);
                context.addFilter(
                        holder, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
            }
            context.addServlet(new ServletHolder("default", org.eclipse.jetty.ee11.servlet.DefaultServlet.class), "/");
            ServletHolder answers = new ServletHolder(new Answers());
            answers.setAsyncSupported(true);
            context.addServlet(answers, "/answer/*");
            server.setHandler(context);
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        return new WebServer(((ServerConnector) server.getConnectors()[0]).getLocalPort(), server::stop);
    }

    private static Path files(Path directory) throws IOException {
        Path files = Files.createDirectories(directory.resolve("files/static")).getParent();
        Files.writeString(files.resolve("static/a.txt"), "a file");
        return files;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    public HttpResponse<String> send(String method, String path, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    public HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        // A server may close a connection with an unread body, which the next request would have taken up.
        HttpClient once = body.contentLength() == 0 ? client : HttpClient.newHttpClient();
        try {
            return once.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What comes back for bytes that no client would send, to the end of the connection. */
    public String raw(String request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws Exception {
        stop.close();
    }
}
