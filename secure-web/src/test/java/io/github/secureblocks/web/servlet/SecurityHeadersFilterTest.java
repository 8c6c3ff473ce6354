package io.github.secureblocks.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.web.TrustedProxies;
import io.github.secureblocks.web.headers.ContentSecurityPolicy;
import io.github.secureblocks.web.headers.CspNonce;
import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.wire.Answer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersFilterTest {
    private static final SecurityHeaders FRAMED = SecurityHeaders.builder()
            .contentSecurityPolicy(ContentSecurityPolicy.builder()
                    .frameAncestors("https://partner.example")
                    .build())
            .build();

    private static final SecurityHeadersFilter FILTER = SecurityHeadersFilter.of(SecurityHeaders.builder()
                    .contentSecurityPolicy(ContentSecurityPolicy.builder()
                            .reportTo("/csp-reports")
                            .build())
                    .build())
            .staticFiles("/static/*", Duration.ofHours(1))
            .weakerRoute("/answer/framed/*", FRAMED, "partners show it")
            .collectReports("/csp-reports");

    @TempDir
    private static Path directory;

    enum Container {
        TOMCAT,
        JETTY;

        WebServer start(Filter... filters) {
            return start(directory, filters);
        }

        WebServer start(Path directory, Filter... filters) {
            return this == TOMCAT
                    ? WebServer.tomcat(directory, host -> {}, filters)
                    : WebServer.jetty(directory, filters);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyAnswerHasEveryHeaderOnce(Container container) throws Exception {
        SecurityHeaders headers = SecurityHeaders.html();
        try (WebServer server = container.start(SecurityHeadersFilter.of(headers))) {
            String modified = server.get("/static/a.txt")
                    .headers()
                    .firstValue("Last-Modified")
                    .orElseThrow();
            assertThat(Stream.of(
                            Map.entry(200, server.get("/answer")),
                            Map.entry(200, server.send("HEAD", "/answer")),
                            Map.entry(200, server.get("/answer/resets")),
                            Map.entry(200, server.get("/answer/forward")),
                            Map.entry(200, server.get("/answer/include")),
                            Map.entry(200, server.get("/static/a.txt")),
                            Map.entry(200, server.send("HEAD", "/static/a.txt")),
                            Map.entry(304, server.get("/static/a.txt", "If-Modified-Since", modified)),
                            Map.entry(404, server.get("/static/none")),
                            Map.entry(404, server.get("/nowhere")),
                            Map.entry(405, server.send("PUT", "/answer")),
                            Map.entry(500, server.get("/answer/fails"))))
                    .allSatisfy(each -> assertComplete(headers, each.getKey(), each.getValue()));
            for (int status : List.of(400, 401, 403, 404, 405, 413, 429, 500, 503)) {
                assertComplete(headers, status, server.get("/answer/error/" + status));
                assertComplete(headers, status, server.get("/answer/status/" + status));
            }
            for (int status : List.of(301, 302, 303, 307, 308)) {
                assertComplete(headers, status, server.get("/answer/redirect/" + status));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAnsweredLaterHasTheHeadersAndWhatTheHandlerTightened(Container container) throws Exception {
        try (WebServer server = container.start(SecurityHeadersFilter.of(SecurityHeaders.html()))) {
            for (String how : List.of("dispatch", "wrapped")) {
                HttpResponse<String> answer = server.get("/answer/async/" + how);
                assertThat(answer.body()).isEqualTo("ok");
                assertThat(answer.headers().allValues("Content-Security-Policy"))
                        .as(how)
                        .hasSize(2)
                        .contains("sandbox");
                assertThat(answer.headers().allValues("Cache-Control")).as(how).containsExactly("private");
            }
            assertComplete(SecurityHeaders.html(), 200, server.get("/answer/async/reset"));
            assertThat(header(server.get("/answer/async/error"), "Cache-Control"))
                    .contains("no-store");
            for (String how : List.of("timeout", "fails")) {
                HttpResponse<String> failed = server.get("/answer/async/" + how);
                assertThat(failed.statusCode()).as(how).isEqualTo(500);
                SecurityHeaders.html()
                        .headers(CspNonce.fresh())
                        .keySet()
                        .forEach(name -> assertThat(failed.headers().firstValue(name))
                                .as(how + " " + name)
                                .isPresent());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHandlerThatStatesHowToCacheInSeveralLinesLosesNone(Container container) throws Exception {
        try (WebServer server = container.start(FILTER)) {
            HttpResponse<String> answer = server.get("/answer/adds?Cache-Control=private&Cache-Control=no-cache");
            assertThat(String.join(", ", answer.headers().allValues("Cache-Control")))
                    .isEqualTo("private, no-cache");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErrorIsNotKeptAsThePageThatItCameInsteadOf(Container container) throws Exception {
        try (WebServer bare = container.start(FILTER);
                WebServer answered = container.start(FILTER, ErrorFilter.of())) {
            for (String how : List.of("fails", "error", "status")) {
                assertThat(header(bare.get("/answer/kept/" + how), "Cache-Control"))
                        .as(how)
                        .contains("no-store");
                assertThat(header(answered.get("/answer/kept/" + how), "Cache-Control"))
                        .as(how)
                        .contains("no-store");
            }
        }
    }

    @Test
    void thePageOfAnErrorIsNotKeptEither() throws Exception {
        HttpServlet failing = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response)
                    throws IOException, ServletException {
                if (request.getDispatcherType() == DispatcherType.ERROR) {
                    response.getWriter().print("ours");
                    return;
                }
                response.addHeader("Content-Security-Policy", "sandbox");
                response.setHeader("Cache-Control", "public, max-age=600");
                throw new ServletException("canary");
            }
        };
        try (PlainServer server = PlainServer.withErrorPage(failing, FILTER)) {
            Answer answer = server.wire().get("/static/page");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("ours");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store, max-age=0");
            assertThat(answer.head()).doesNotContain("sandbox").contains("X-Content-Type-Options: nosniff");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageThatAsksForItsNonceIsNotKeptWhereFilesAre(Container container) throws Exception {
        SecurityHeadersFilter kept =
                SecurityHeadersFilter.of(SecurityHeaders.html()).staticFiles("/answer/*", Duration.ofDays(1));
        try (WebServer server = container.start(kept)) {
            assertThat(header(server.get("/answer/nonce"), "Cache-Control")).isEqualTo("no-store, max-age=0");
        }
    }

    private static void assertComplete(SecurityHeaders headers, int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(status);
        headers.headers(CspNonce.fresh()).forEach((name, value) -> {
            List<String> lines = response.headers().allValues(name);
            assertThat(lines)
                    .as("%s of %s %s", name, response.uri().getPath(), status)
                    .hasSize(1);
            if (name.equals("Content-Security-Policy")) {
                assertThat(lines.get(0).replaceAll("nonce-[A-Za-z0-9_-]{43}'", "nonce-...'"))
                        .isEqualTo(ContentSecurityPolicy.html().toString());
            } else if (name.equals("Cache-Control")) {
                // The error page of Jetty says it in its own words.
                assertThat(lines.get(0)).contains("no-store");
            } else {
                assertThat(lines).containsExactly(value);
            }
        });
        assertThat(header(response, "Server") + header(response, "X-Powered-By"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aPageCanAskForTheNonceThatItsPolicyNames(Container container) throws Exception {
        try (WebServer server = container.start(FILTER)) {
            HttpResponse<String> first = server.get("/answer/nonce");
            assertThat(header(first, "Content-Security-Policy")).contains("'nonce-" + first.body() + "'");
            assertThat(server.get("/answer/nonce").body()).hasSize(43).isNotEqualTo(first.body());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHandlerTightensAndReplacesAndLosesNothing(Container container) throws Exception {
        try (WebServer server = container.start(FILTER)) {
            HttpResponse<String> stricter = server.get("/answer/writes?Content-Security-Policy=sandbox");
            assertThat(stricter.headers().allValues("Content-Security-Policy"))
                    .hasSize(2)
                    .contains("sandbox")
                    .anyMatch(each -> each.contains("default-src 'none'"));
            for (String name : SecurityHeaders.html().headers(CspNonce.fresh()).keySet()) {
                for (String gone : List.of("null", "", "%20")) {
                    HttpResponse<String> response =
                            server.get("/answer/writes?" + name + "=" + gone + "&" + name + "=" + gone);
                    assertThat(response.headers().allValues(name))
                            .as(name)
                            .hasSize(1)
                            .noneMatch(String::isBlank);
                }
            }
            assertThat(header(server.get("/answer/writes?cache-control=private"), "Cache-Control"))
                    .isEqualTo("private");
            assertThat(header(server.get("/answer/writes?X-Frame-Options=ALLOWALL"), "X-Frame-Options"))
                    .isEqualTo("DENY");
            assertThat(header(
                            server.get("/answer/writes?strict-transport-security=max-age%3D0"),
                            "Strict-Transport-Security"))
                    .startsWith("max-age=63072000");
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesOfSoftwareAreNotSent(Container container) throws Exception {
        String names = "/answer/writes?x-powered-by=a&Server=b&X-Generator=c&X-XSS-Protection=1&X-B3-TraceId=d&X-Own=e";
        try (WebServer server = container.start(FILTER);
                WebServer traced = container.start(FILTER.keeping("X-B3-TraceId"))) {
            assertThat(server.get(names).headers().map())
                    .containsKey("x-own")
                    .doesNotContainKeys("x-powered-by", "x-generator", "x-xss-protection", "x-b3-traceid");
            assertThat(header(server.get(names), "Server")).isEmpty();
            assertThat(server.get("/answer/numbers").headers().map())
                    .containsEntry("x-frame-options", List.of("DENY"))
                    .containsEntry("x-own", List.of("1"))
                    .doesNotContainKey("x-xss-protection");
            assertThat(header(traced.get(names), "X-B3-TraceId")).isEqualTo("d");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> FILTER.keeping("X-Own"));
    }

    @ParameterizedTest
    @EnumSource
    void aFileIsKeptAndItsErrorsAreNot(Container container) throws Exception {
        try (WebServer server = container.start(FILTER.route("/answer/cookie", SecurityHeaders.api()))) {
            HttpResponse<String> file = server.get("/static/a.txt");
            assertThat(header(file, "Cache-Control")).isEqualTo("public, max-age=3600");
            String modified = header(file, "Last-Modified");
            assertThat(header(server.get("/static/a.txt", "If-Modified-Since", modified), "Cache-Control"))
                    .isEqualTo("public, max-age=3600");
            assertThat(header(server.get("/static/none"), "Cache-Control")).contains("no-store");
            assertThat(header(server.get("/answer"), "Cache-Control")).isEqualTo("no-store, max-age=0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsKeptIsNoErrorNoRedirectAndNoCookie(Container container) throws Exception {
        SecurityHeadersFilter kept =
                SecurityHeadersFilter.of(SecurityHeaders.html()).staticFiles("/answer/*", Duration.ofDays(1));
        try (WebServer server = container.start(kept)) {
            assertThat(header(server.get("/answer/status/200"), "Cache-Control"))
                    .isEqualTo("public, max-age=86400");
            assertThat(Stream.of(
                                    "cookie",
                                    "async/cookie",
                                    "fails",
                                    "error/404",
                                    "status/404",
                                    "redirect/301",
                                    "redirect/302",
                                    "writes?Set-Cookie=a%3Db&Cache-Control=public")
                            .map(each -> header(server.get("/answer/" + each), "Cache-Control")))
                    .allMatch(each -> each.contains("no-store"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPathThatTwoReadersReadDifferentlyIsNotARouteThatIsWeaker(Container container) throws Exception {
        String framed = "frame-ancestors https://partner.example";
        try (WebServer server = container.start(FILTER)) {
            HttpResponse<String> response = server.get("/answer/framed/map");
            assertThat(header(response, "Content-Security-Policy")).contains(framed);
            assertThat(response.headers().firstValue("X-Frame-Options")).isEmpty();
            assertThat(Stream.of(
                                    "/answer/admin/..;/framed/map",
                                    "/answer/admin/%2e%2e/framed/map",
                                    "/answer/framed/..;/admin",
                                    "/answer/framed;a=b/map",
                                    "//answer/framed/map",
                                    "/answer/./framed/map",
                                    "/answer/framedx")
                            .map(each -> server.raw(
                                    "GET " + each + " HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n")))
                    .noneMatch(answer -> answer.contains("partner.example"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void reportsOfBrowsersAreTakenAndBounded(Container container) throws Exception {
        try (WebServer server = container.start(FILTER)) {
            assertThat(header(server.get("/answer"), "Reporting-Endpoints")).isEqualTo("csp=\"/csp-reports\"");
            assertThat(report(server, "POST", "application/csp-report", "{}")).isEqualTo(204);
            assertThat(report(server, "POST", "application/reports+json; charset=utf-8", "[\r\nforged"))
                    .isEqualTo(204);
            assertThat(report(server, "POST", "text/plain", "{}")).isEqualTo(415);
            assertThat(report(server, "PUT", "application/csp-report", "{}")).isEqualTo(405);
            assertThat(report(server, "POST", "application/csp-report", "x".repeat(70_000)))
                    .isEqualTo(413);
        }
    }

    private static int report(WebServer server, String method, String type, String body) {
        return server.send(method, "/csp-reports", HttpRequest.BodyPublishers.ofString(body), "Content-Type", type)
                .statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "192.0.2.1"})
    void overHttpsOnlyMeansWhatANamedProxySays(String proxy) throws Exception {
        SecurityHeadersFilter filter =
                SecurityHeadersFilter.of(SecurityHeaders.html()).hstsOverHttpsOnly(TrustedProxies.of(proxy));
        try (WebServer server = WebServer.tomcat(directory, host -> {}, filter)) {
            boolean named = proxy.startsWith("127");
            HttpResponse<String> told = server.get("/answer", "X-Forwarded-Proto", "https");
            assertThat(told.headers().firstValue("Strict-Transport-Security").isPresent())
                    .isEqualTo(named);
            assertThat(server.get("/answer").headers().firstValue("Strict-Transport-Security"))
                    .isEmpty();
            assertThat(header(told, "X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    /** As docs/limits.md says. */
    @Test
    void whatJettyAnswersBeforeAnyFilterIsNotOurs() throws Exception {
        try (WebServer server = WebServer.jetty(directory, FILTER)) {
            assertThat(server.raw("GET /a b HTTP/1.1\r\nHost: a.example\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("Content-Security-Policy");
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsWrongFailsBeforeItIsServed(String message, Consumer<SecurityHeadersFilter> mistake) {
        SecurityHeadersFilter filter =
                SecurityHeadersFilter.of(SecurityHeaders.html()).route("/api/*", SecurityHeaders.api());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mistake.accept(filter))
                .withMessageContaining(message);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("one path", each -> each.route("api", SecurityHeaders.api())),
                wrong("there twice", each -> each.route("/api/*", SecurityHeaders.api())),
                wrong("changes nothing", each -> each.route("/other", SecurityHeaders.html())),
                wrong("write .weakerRoute(\"/map\"", each -> each.route("/map", FRAMED)),
                wrong("write .route(\"/pay\"", each -> each.weakerRoute("/pay", SecurityHeaders.api(), "why")),
                wrong("has a reason", each -> each.weakerRoute("/map", FRAMED, " ")),
                wrong("a second to a year", each -> each.staticFiles("/static/*", Duration.ZERO)),
                wrong("No policy reports", each -> each.collectReports("/csp-reports")));
    }

    private static Arguments wrong(String message, Consumer<SecurityHeadersFilter> mistake) {
        return Arguments.of(message, mistake);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
