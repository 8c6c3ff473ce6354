package io.github.secureblocks.samples.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.web.headers.SecurityHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestBookTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Tomcat tomcat;

    @BeforeAll
    static void start() throws LifecycleException {
        Connector connector = new Connector();
        connector.setPort(0);
        tomcat = GuestBook.start(connector, SecurityHeaders.html());
    }

    @AfterAll
    static void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 200",
        "HEAD, /, 200",
        "GET, /nowhere, 404",
        "POST, /, 400",
        "PUT, /, 405",
        "PROPFIND, /, 405",
        "TRACE, /, 405",
        "GET, /%00, 400"
    })
    void everyAnswerHasTheHeaders(String method, String path, int status) throws Exception {
        HttpResponse<String> response = send(method, path, "", "Sec-Fetch-Site", "same-origin");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(header(response, "Content-Security-Policy")).contains("default-src 'none'", "base-uri 'none'");
        assertThat(header(response, "Strict-Transport-Security")).isEqualTo("max-age=63072000; includeSubDomains");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.headers().map()).doesNotContainKeys("server", "x-powered-by");
        assertThat(response.body()).doesNotContain("Tomcat", "Exception");
    }

    @Test
    void aLineIsTextWhateverItHolds() throws Exception {
        HttpResponse<String> written =
                send("POST", "/", "line=%3Cscript%3Ealert(1)%3C/script%3E", "Sec-Fetch-Site", "same-origin");
        assertThat(written.statusCode()).isEqualTo(303);
        HttpResponse<String> page = send("GET", "/", "");
        assertThat(page.body()).contains("<li>&lt;script&gt;alert(1)&lt;/script&gt;</li>");
        assertThat(header(page, "Set-Cookie")).startsWith("__Host-visited=yes;").contains("Secure", "HttpOnly");
    }

    @Test
    void anotherSiteCannotWrite() throws Exception {
        HttpResponse<String> refused = send(
                "POST", "/", "line=spam-of-evil", "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(send("GET", "/", "").body()).doesNotContain("spam-of-evil");
    }

    @Test
    void allOfItIsAtMostEightyLines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> lines = files.filter(Files::isRegularFile)
                    .flatMap(file -> {
                        try {
                            return Files.readAllLines(file).stream();
                        } catch (IOException unreadable) {
                            throw new java.io.UncheckedIOException(unreadable);
                        }
                    })
                    .toList();
            assertThat(lines).hasSizeBetween(40, 80);
        }
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
