package io.github.secureblocks.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.web.wire.Answer;
import io.github.secureblocks.web.wire.BadRequestCheck;
import io.github.secureblocks.web.wire.Wire;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
    private static final List<String> PATHS =
            List.of("/parameters", "/names", "/body", "/text", "/parts", "/late", "/headers", "/session", "/");

    private static PlainServer server;

    @BeforeAll
    static void start() {
        server = PlainServer.withErrorPage(new ReadingServlet());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of(400, get("/headers", "If-Modified-Since: yesterday")),
                Arguments.of(400, get("/headers", "X-Count: many")),
                Arguments.of(400, get("/parameters?text=%zz")),
                Arguments.of(400, get("/names?text=%zz")),
                Arguments.of(400, get("/parameters?a" + "&x=1".repeat(1_100))),
                Arguments.of(400, post("/parameters", "application/x-www-form-urlencoded", "text=%zz")),
                Arguments.of(400, post("/body", "text/plain", "cut off").replace("Length: 7", "Length: 70")),
                Arguments.of(400, post("/text", "text/plain", "cut off").replace("Length: 7", "Length: 70")),
                Arguments.of(
                        400,
                        post("/body", "text/plain", "zz\r\nx")
                                .replaceFirst("Content-Length: \\d+", "Transfer-Encoding: chunked")),
                Arguments.of(415, post("/text", "text/plain;charset=klingon", "text")),
                Arguments.of(415, post("/parts", "text/plain", "text")),
                Arguments.of(400, post("/parts", "multipart/form-data", "--b--")),
                Arguments.of(
                        400,
                        post(
                                "/parts",
                                "multipart/form-data; boundary=b",
                                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\ncut")),
                Arguments.of(413, post("/parts", "multipart/form-data; boundary=b", part("x".repeat(10_001)))));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCannotBeReadIsTheClientsFault(int status, String request) {
        try (PlainServer bare = PlainServer.bare(new ReadingServlet())) {
            assertThat(bare.wire().send(request).body()).doesNotContain("\"type\":\"about:blank\"");
        }
        Answer answer = server.wire().send(request);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).startsWith("{\"type\":\"about:blank\"").contains("\"status\":" + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/parts", "/late"})
    void whatTomcatSwallowsAndAnswersItselfIsTheClientsFaultToo(String path) {
        String request = post(path, "multipart/form-data; boundary=b", "9\r\n--b-")
                .replaceFirst("Content-Length: \\d+", "Transfer-Encoding: chunked");
        try (PlainServer valve = PlainServer.withValve(new ReadingServlet())) {
            for (Answer answer :
                    List.of(server.wire().send(request), valve.wire().send(request))) {
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.body()).startsWith("{\"type\":\"about:blank\"");
            }
        }
        try (PlainServer nothingElse = PlainServer.of(new ReadingServlet())) {
            assertThat(nothingElse.wire().send(request).body()).contains("400").doesNotContain("xception", "at org.");
        }
    }

    @Test
    void partsThatHaveNoPlaceOnTheDiskAreNoFaultOfTheClient() {
        try (PlainServer full = PlainServer.withoutPlaceForParts(new ReadingServlet())) {
            Answer answer = full.wire().send(post("/parts", "multipart/form-data; boundary=b", part("a")));
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).startsWith("{\"type\":\"about:blank\"");
        }
    }

    @Test
    void noRequestIsAnsweredByAnInternalErrorOrNotAtAll() {
        BadRequestCheck check = new BadRequestCheck().run(server.wire(), PATHS, 20_261_121, 4_000);
        assertThat(check.behindTheFilters()).isGreaterThan(2_000);
        assertThat(check.statuses()).containsKeys(200, 400, 401, 413, 415);
    }

    /** What Jetty answers before any filter is its own. */
    @Test
    void norIsItBehindTheFiltersOfJetty(@TempDir Path parts) {
        try (JettyServer jetty = new JettyServer(new ReadingServlet(), parts.toString())) {
            Answer answer = jetty.wire().get("/headers", "Accept-Language: utf-7a=\"b");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).startsWith("{\"type\":\"about:blank\"");
            BadRequestCheck check = new BadRequestCheck().run(jetty.wire(), PATHS, 20_261_121, 4_000);
            assertThat(check.behindTheFilters()).isGreaterThan(500);
            assertThat(check.statuses()).containsKeys(200, 400, 415);
        }
    }

    private static String part(String content) {
        return "--b\r\nContent-Disposition: form-data; name=a; filename=b\r\n\r\n" + content + "\r\n--b--\r\n";
    }

    private static String get(String path, String... headers) {
        return Wire.request("GET", path, headers) + "\r\n";
    }

    private static String post(String path, String type, String body) {
        return Wire.request("POST", path, "Content-Type: " + type, "Content-Length: " + body.length()) + "\r\n" + body;
    }
}
