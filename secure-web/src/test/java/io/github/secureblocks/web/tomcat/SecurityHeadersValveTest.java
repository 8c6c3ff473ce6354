package io.github.secureblocks.web.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.web.TrustedProxies;
import io.github.secureblocks.web.headers.ContentSecurityPolicy;
import io.github.secureblocks.web.headers.CspNonce;
import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.servlet.SecurityHeadersFilter;
import io.github.secureblocks.web.servlet.WebServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.catalina.valves.ErrorReportValve;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SecurityHeadersValveTest {
    private static final String HOST = "Host: a.example\r\nConnection: close\r\n";

    @TempDir
    private static Path directory;

    private static WebServer bare;
    private static WebServer protectedServer;

    @BeforeAll
    static void start() {
        SecurityHeadersFilter filter = SecurityHeadersFilter.of(SecurityHeaders.html());
        bare = WebServer.tomcatOfTwo(directory.resolve("bare"), host -> {}, filter);
        protectedServer = WebServer.tomcatOfTwo(
                directory.resolve("protected"),
                host -> {
                    SecurityHeadersValve.protect(host, SecurityHeaders.html());
                    host.getPipeline().addValve(new ErrorReportValve());
                },
                filter);
    }

    @AfterAll
    static void stop() throws Exception {
        bare.close();
        protectedServer.close();
    }

    static Stream<Arguments> beforeAnyFilter() {
        return Stream.of(
                Arguments.of(400, "GET /a b c HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(400, "G<T / HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(400, "GET /\u0000 HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(400, "GET /%zz HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(400, "GET /%2f HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(400, "GET /../../a HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\n" + HOST + "Host: b.example\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\nHost: <script>\r\nConnection: close\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\n" + HOST + "a b: c\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\n" + HOST + "X: " + "x".repeat(20_000) + "\r\n\r\n"),
                Arguments.of(400, "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\n" + HOST + "X: y\r\n".repeat(200) + "\r\n"),
                Arguments.of(400, "POST / HTTP/1.1\r\n" + HOST + "Content-Length: -1\r\n\r\n"),
                Arguments.of(501, "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: xyz\r\n\r\n"),
                Arguments.of(417, "GET / HTTP/1.1\r\n" + HOST + "Expect: the-worst\r\n\r\n"),
                Arguments.of(505, "GET / HTTP/9.9\r\n" + HOST + "\r\n"),
                Arguments.of(405, "TRACE / HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(501, "CONNECT a.example:443 HTTP/1.1\r\n" + HOST + "\r\n"));
    }

    @ParameterizedTest
    @MethodSource("beforeAnyFilter")
    void whatTomcatAnswersBeforeAnyFilterHasTheHeadersAndAProblem(int status, String request) {
        String unprotected = bare.raw(request);
        assertThat(unprotected).startsWith("HTTP/1.1 " + status).doesNotContain("Content-Security-Policy");

        String answer = protectedServer.raw(request);
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        SecurityHeaders.html()
                .headers(CspNonce.fresh())
                .keySet()
                .forEach(name -> assertThat(answer.split("(?i)\r\n" + name + ": ", -1))
                        .as(name)
                        .hasSize(2));
        assertThat(answer)
                .contains("application/problem+json", "{\"type\":\"about:blank\"", "\"status\":" + status)
                .doesNotContain("Tomcat", "Exception", "script>");
    }

    @Test
    void tomcatsOwnPageTellsItsNameAndOursDoesNot() {
        String request = "TRACE / HTTP/1.1\r\n" + HOST + "Accept: text/html\r\n\r\n";
        assertThat(bare.raw(request)).contains("Apache Tomcat");
        assertThat(protectedServer.raw(request))
                .contains("<h1>Method Not Allowed</h1>", "text/html")
                .doesNotContain("Apache Tomcat");
    }

    @Test
    void theAnswersOfAnApplicationKeepTheirOwnHeaders() {
        HttpResponse<String> failed = protectedServer.get("/answer/fails", "Accept", "text/html");
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(failed.body()).contains("<h1>Internal Server Error</h1>").doesNotContain("canary", "at io.");
        assertThat(protectedServer.get("/answer").body()).isEqualTo("ok");
    }

    @Test
    void whatARouteOfTheFilterLeavesOutIsNotAddedToItsErrors() throws Exception {
        SecurityHeaders framed = SecurityHeaders.builder()
                .contentSecurityPolicy(ContentSecurityPolicy.builder()
                        .frameAncestors("https://partner.example")
                        .build())
                .build();
        SecurityHeadersFilter filter = SecurityHeadersFilter.of(SecurityHeaders.html())
                .weakerRoute("/answer/*", framed, "partners show it")
                .hstsOverHttpsOnly(TrustedProxies.none());
        try (WebServer server = WebServer.tomcat(
                directory, host -> SecurityHeadersValve.protect(host, SecurityHeaders.html()), filter)) {
            for (String path : List.of("error/404", "fails", "status/404", "redirect/302")) {
                assertThat(server.get("/answer/" + path).headers().map())
                        .as(path)
                        .containsKeys("content-security-policy", "x-content-type-options")
                        .doesNotContainKeys("x-frame-options", "strict-transport-security");
            }
        }
    }

    @Test
    void theWayIntoAnApplicationLeadsThroughItsFilters() {
        assertThat(bare.get("/app").headers().firstValue("Content-Security-Policy"))
                .isEmpty();
        HttpResponse<String> answer = protectedServer.get("/app");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(protectedServer.get("/app/answer").body()).isEqualTo("ok");
    }

    @Test
    void noRequestIsAnsweredWithoutTheHeaders() {
        Random random = new Random(6);
        for (int i = 0; i < 2_000; i++) {
            String answer = protectedServer.raw(mutated(random) + "\r\nConnection: close\r\n\r\n");
            for (String one : answer.split("(?=HTTP/1\\.1 )", -1)) {
                // HTTP/0.9 has no headers at all.
                if (one.startsWith("HTTP/1.1 ") && !one.startsWith("HTTP/1.1 100")) {
                    assertThat(one.toLowerCase(Locale.ROOT))
                            .as("round %s", i)
                            .contains("content-security-policy: ", "strict-transport-security: ");
                }
            }
        }
    }

    /** A request of which up to three characters are another. */
    private static String mutated(Random random) {
        StringBuilder request = new StringBuilder("GET /answer?a=b HTTP/1.1\r\nHost: a.example\r\nCookie: a=b\r\n"
                + "Content-Length: 0\r\nAccept: text/html");
        for (int change = 1 + random.nextInt(3); change > 0; change--) {
            request.setCharAt(random.nextInt(request.length()), (char) random.nextInt(256));
        }
        return request.toString();
    }
}
