package io.github.secureblocks.samples.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that shows the pages it is given, and remembers every other request. */
final class Site implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<String> strays = new CopyOnWriteArrayList<>();

    Site() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Answers the address, on this machine by its number. */
    String show(String path, String html, Map<String, String> headers) {
        pages.put(path, new Page(html.getBytes(StandardCharsets.UTF_8), headers));
        return "http://127.0.0.1:" + port() + path;
    }

    /** Requests that nobody should have made, since the last time they were asked for. */
    List<String> strays() {
        List<String> found = List.copyOf(strays);
        strays.clear();
        return found;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            Page page = pages.get(path);
            if (page != null) {
                page.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, page.html().length);
                exchange.getResponseBody().write(page.html());
                return;
            }
            String host = exchange.getRequestHeaders().getFirst("Host");
            if (!path.equals("/favicon.ico") && !isOfTheBrowserItself(host)) {
                strays.add(host);
            }
            exchange.sendResponseHeaders(404, -1);
        }
    }

    /** It asks its maker for updates, also where that is switched off. */
    static boolean isOfTheBrowserItself(String host) {
        return host.endsWith(".google.com") || host.endsWith(".googleapis.com") || host.endsWith(".gvt1.com");
    }

    private record Page(byte[] html, Map<String, String> headers) {}
}
