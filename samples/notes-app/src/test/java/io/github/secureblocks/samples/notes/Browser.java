package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person's browser does: keeps cookies, follows no redirect unasked, and says where a request comes from. */
final class Browser {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    static final String ACCESS = "__Host-session";
    static final String REFRESH = "__Host-refresh";

    private final String origin;
    private final Map<String, String> cookies = new TreeMap<>();

    Browser(String origin) {
        this.origin = origin;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).header("Sec-Fetch-Site", "same-origin").GET());
    }

    HttpResponse<String> getAs(String mediaType, String path) {
        return send(request(path)
                .setHeader("Accept", mediaType)
                .header("Sec-Fetch-Site", "same-origin")
                .GET());
    }

    HttpResponse<String> post(String path, String... fields) {
        return send(form(path, fields).header("Origin", origin).header("Sec-Fetch-Site", "same-origin"));
    }

    /** Sends one file of a form, as a browser does. */
    HttpResponse<String> upload(String path, byte[] content) {
        String boundary = "----------------boundary";
        String head =
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"notes.jsonl\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n";
        return send(request(path)
                .header("Origin", origin)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofByteArray(content),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
    }

    /** Imports lines, which must succeed. */
    Browser load(List<String> lines) {
        assertThat(upload("/notes/import", String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(303);
        return this;
    }

    /** What a script of the page sends. */
    HttpResponse<String> patch(String path, String json) {
        return send(request(path)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
    }

    /** What the browser sends when a page of another site posts a form; the cookie goes along as if SameSite failed. */
    HttpResponse<String> postFromAnotherSite(String path, String... fields) {
        return send(form(path, fields).header("Origin", "https://evil.example").header("Sec-Fetch-Site", "cross-site"));
    }

    /** Registers and signs in, which must succeed. */
    Browser signUp(String name, String password) {
        assertThat(post("/register", "username", name, "password", password).statusCode())
                .isEqualTo(303);
        return signIn(name, password);
    }

    Browser signIn(String name, String password) {
        HttpResponse<String> answer = post("/login", "username", name, "password", password);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/notes");
        return this;
    }

    /** Writes a note and answers its path, as the list shows it. */
    String write(String title, String body) {
        assertThat(post("/notes", "title", title, "body", body).statusCode()).isEqualTo(303);
        return links(get("/notes"), "/notes/\\d+").get(0);
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    boolean hasCookies() {
        return !cookies.isEmpty();
    }

    /** A browser that holds a copy of these cookies: another tab, or a thief. */
    Browser copy() {
        Browser other = new Browser(origin);
        other.cookies.putAll(cookies);
        return other;
    }

    Browser at(String otherOrigin) {
        Browser other = new Browser(otherOrigin);
        other.cookies.putAll(cookies);
        return other;
    }

    Browser with(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    Browser without(String name) {
        cookies.remove(name);
        return this;
    }

    boolean isSignedIn() {
        return get("/notes").statusCode() == 200;
    }

    /** A path with parameters: names and values by turns. */
    static String query(String path, String... parameters) {
        return parameters.length == 0 ? path : path + "?" + pairs(parameters);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    static List<String> links(HttpResponse<String> page, String pattern) {
        Matcher matcher = Pattern.compile("href=\"(" + pattern + ")\"").matcher(page.body());
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + path)).header("Accept", "text/html,*/*;q=0.8");
        return cookies.isEmpty()
                ? request
                : request.header(
                        "Cookie",
                        cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; ")));
    }

    private HttpRequest.Builder form(String path, String... fields) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(pairs(fields)));
    }

    private static String pairs(String... namesAndValues) {
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.append(i == 0 ? "" : "&")
                    .append(namesAndValues[i])
                    .append('=')
                    .append(encoded(namesAndValues[i + 1]));
        }
        return pairs.toString();
    }

    /** Carries cookies by hand, because the JDK's cookie handler withholds Secure cookies from http://localhost. */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String set : answer.headers().allValues("Set-Cookie")) {
                String[] pair = set.split(";", 2)[0].split("=", 2);
                if (set.contains("Max-Age=0")) {
                    cookies.remove(pair[0]);
                } else {
                    cookies.put(pair[0], pair[1]);
                }
            }
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
