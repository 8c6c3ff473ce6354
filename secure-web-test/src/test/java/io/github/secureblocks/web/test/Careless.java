package io.github.secureblocks.web.test;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Does everything wrong. */
final class Careless implements HttpHandler {
    static final String SESSION = "s3cr3t-of-the-session";

    private final CountDownLatch never = new CountDownLatch(1);

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Server", "Careless/1.2.3");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin != null) {
            headers.set("Access-Control-Allow-Origin", origin);
            headers.set("Access-Control-Allow-Credentials", "true");
        }
        try {
            route(exchange);
        } catch (RuntimeException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            TestServer.answer(exchange, 500, "<pre>" + trace + "</pre>");
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        Map<String, String> query = TestServer.query(exchange);
        String method = query.getOrDefault("_method", exchange.getRequestMethod());
        if (method.equals("TRACE")) {
            exchange.getResponseHeaders().set("Content-Type", "message/http");
            TestServer.answer(
                    exchange, 200, exchange.getRequestHeaders().entrySet().toString());
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (body.startsWith("{")) {
            await();
        }
        switch (exchange.getRequestURI().getPath()) {
            case "/login" -> login(exchange, query, method);
            case "/notes" -> notes(exchange, query, method);
            case "/" -> TestServer.answer(exchange, 200, "<h1>Home</h1>");
            default -> TestServer.answer(exchange, 404, "<h1>HTTP Status 404 - " + exchange.getRequestURI() + "</h1>");
        }
    }

    private static void login(HttpExchange exchange, Map<String, String> query, String method) throws IOException {
        if (method.equals("POST")) {
            exchange.getResponseHeaders().add("Set-Cookie", "session=" + SESSION + "; Path=/");
        }
        exchange.getResponseHeaders().set("Location", query.getOrDefault("next", "/notes"));
        TestServer.answer(exchange, 302, "");
    }

    private static void notes(HttpExchange exchange, Map<String, String> query, String method) throws IOException {
        if (method.equals("POST")) {
            exchange.getResponseHeaders().set("Location", "/notes");
            TestServer.answer(exchange, 302, "");
            return;
        }
        String q = query.getOrDefault("q", "");
        if (q.equals("'")) {
            throw new IllegalArgumentException("Syntax error in SQL statement");
        }
        TestServer.answer(exchange, 200, "<form><input name=q value=\"" + q + "\"></form><p>" + q + "</p>");
    }

    private void await() {
        try {
            never.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
