package io.github.secureblocks.web.test;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** The same with every defence. */
final class Careful implements HttpHandler {
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        exchange.getRequestBody().readAllBytes();
        String method = exchange.getRequestMethod();
        if (!Set.of("GET", "POST").contains(method)) {
            TestServer.answer(exchange, 405, "Not here");
        } else if (method.equals("POST") && !isOwn(exchange)) {
            TestServer.answer(exchange, 403, "Not from there");
        } else {
            route(exchange, method.equals("POST"), TestServer.query(exchange));
        }
    }

    private static void route(HttpExchange exchange, boolean writes, Map<String, String> query) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/login", "/notes" -> {
                if (writes) {
                    exchange.getResponseHeaders()
                            .add("Set-Cookie", "__Host-session=secret; Path=/; Secure; HttpOnly; SameSite=Lax");
                    exchange.getResponseHeaders().set("Location", "/notes");
                    TestServer.answer(exchange, 303, "");
                    return;
                }
                String q = encoded(query.getOrDefault("q", ""));
                TestServer.answer(exchange, 200, "<form><input name=q value=\"" + q + "\"></form><p>" + q + "</p>");
            }
            case "/" -> TestServer.answer(exchange, 200, "<h1>Home</h1>");
            default -> TestServer.answer(exchange, 404, "There is no such page");
        }
    }

    private static boolean isOwn(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String own = "//" + headers.getFirst("Host");
        String origin = headers.getFirst("Origin");
        return "same-origin".equals(headers.getFirst("Sec-Fetch-Site")) && origin != null && origin.endsWith(own);
    }

    private static String encoded(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
