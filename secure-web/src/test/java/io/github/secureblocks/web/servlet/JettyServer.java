package io.github.secureblocks.web.servlet;

import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.wire.Wire;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServlet;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty as it comes, one servlet, and before it the filters of the edge. */
final class JettyServer implements AutoCloseable {
    private final Server server = new Server(new InetSocketAddress("127.0.0.1", 0));

    JettyServer(HttpServlet servlet, String directoryOfParts) {
        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
        for (Filter each : List.of(SecurityHeadersFilter.of(SecurityHeaders.html()), ErrorFilter.of())) {
            context.addFilter(
                    new FilterHolder(each),
                    "/*",
                    EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        }
        ServletHolder holder = new ServletHolder(servlet);
        holder.getRegistration()
                .setMultipartConfig(new MultipartConfigElement(directoryOfParts, 10_000, 20_000, 1_000));
        context.addServlet(holder, "/*");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    Wire wire() {
        return new Wire(((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
