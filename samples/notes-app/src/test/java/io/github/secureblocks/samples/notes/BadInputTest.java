package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that no browser sends, as a user who is signed in: every answer is the client's fault, in the words of a problem. */
class BadInputTest {
    private static final List<String> HOSTILE = List.of(
            "%",
            "%zz",
            "%00",
            "%c0%af",
            "%ed%a0%80",
            "..%2f",
            "%5c..",
            ";a=b",
            "%0d%0aX-Injected:%201",
            "1e999999999",
            "9".repeat(400),
            "-1",
            "%u0041",
            "a".repeat(7_000),
            "&x=1".repeat(1_100));

    private static RunningNotes notes;
    private static String signedIn;

    @BeforeAll
    static void start() {
        notes = RunningNotes.start();
        String session =
                notes.browser().signUp("bad-input", "quiet-otter-41-lantern").cookie(Browser.ACCESS);
        signedIn = "Host: localhost\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\nCookie: " + Browser.ACCESS
                + "=" + session + "\r\n";
    }

    @AfterAll
    static void stop() {
        notes.close();
    }

    static Stream<String> requests() {
        return HOSTILE.stream()
                .flatMap(hostile -> Stream.of(
                        "GET /notes/" + hostile + " HTTP/1.1\r\n" + signedIn + "\r\n",
                        "GET /notes?page=1&size=" + hostile + " HTTP/1.1\r\n" + signedIn + "\r\n",
                        "GET /notes?page=" + hostile + "&sort=" + hostile + "&tag=" + hostile + "&from=x HTTP/1.1\r\n"
                                + signedIn + "\r\n",
                        "GET /notes?page=x HTTP/1.1\r\n" + signedIn + "Accept-Language: " + hostile + "\r\nRange: "
                                + hostile + "\r\nIf-Modified-Since: " + hostile + "\r\nX-Forwarded-For: " + hostile
                                + "\r\n\r\n",
                        post("/notes/0/edit", "application/x-www-form-urlencoded", "title=" + hostile),
                        post("/notes/import", "multipart/form-data; boundary=" + hostile, "--" + hostile),
                        post("/notes/import", "multipart/form-data; boundary=b", part("UTF-8''" + hostile)),
                        post("/notes/import", "multipart/form-data; boundary=b", part("nope''" + hostile)),
                        post("/notes/import", "application/json;charset=" + hostile, "[".repeat(100_000))));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isTheClientsFaultAndSaidSo(String request) throws IOException {
        String answer = send(request);
        assertThat(answer).matches("(?s)HTTP/1.1 4.*").containsIgnoringCase("Content-Security-Policy: ");
        assertThat(answer).contains("{\"type\":\"about:blank\"").doesNotContain("Exception", "at io.", "X-Injected: 1");
    }

    private static String part(String name) {
        return "--b\r\nContent-Disposition: form-data; name=other; filename*=" + name + "\r\n\r\nx\r\n--b--\r\n";
    }

    private static String post(String path, String type, String body) {
        return "POST " + path + " HTTP/1.1\r\n" + signedIn + "Content-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static String send(String request) throws IOException {
        try (Socket socket = new Socket("localhost", URI.create(notes.origin()).getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
