package io.github.secureblocks.samples.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** One person's browser: it keeps cookies and tells where a form comes from. Follows no redirects. */
final class Browser {
    static final String FOREIGN_ORIGIN = "https://evil.example";
    private static final Pattern TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final URI application;

    Browser(URI application) {
        this.application = application;
    }

    Answer get(String path, String... query) {
        return send(request(path + (query.length == 0 ? "" : "?" + form(query)))
                .header("Sec-Fetch-Site", "same-origin")
                .GET());
    }

    /** What a script of a foreign page asks for. */
    Answer getFromForeignPage(String path) {
        return send(request(path)
                .header("Origin", FOREIGN_ORIGIN)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "cors")
                .GET());
    }

    Answer post(String path, String... fields) {
        return submit(path, application.toString(), "same-origin", fields);
    }

    /** A form that a foreign page makes the browser send. */
    Answer postFromForeignPage(String path, String... fields) {
        return submit(path, FOREIGN_ORIGIN, "cross-site", fields);
    }

    boolean logIn(String name, String password) {
        post(HttpContract.LOGIN, HttpContract.USERNAME, name, HttpContract.PASSWORD, password);
        return isSignedInAs(name);
    }

    boolean isSignedInAs(String name) {
        Answer answer = get(HttpContract.NOTES);
        return answer.status() == 200 && answer.shows(HttpContract.signedInAs(name));
    }

    /** The signed token in the session cookie. */
    Optional<String> token() {
        return cookies.values().stream()
                .filter(value -> TOKEN.matcher(value).matches())
                .findFirst();
    }

    /** A browser that presents another token instead of this one's. */
    Browser withToken(String token) {
        Browser other = new Browser(application);
        cookies.forEach(
                (name, value) -> other.cookies.put(name, TOKEN.matcher(value).matches() ? token : value));
        return other;
    }

    /** A browser of somebody who has copied all cookies. */
    Browser copy() {
        Browser other = new Browser(application);
        other.cookies.putAll(cookies);
        return other;
    }

    /** As after the session token's end, where there is another cookie to get the next one by. */
    Browser withoutToken() {
        if (cookies.size() > 1) {
            token().ifPresent(token -> cookies.values().remove(token));
        }
        return this;
    }

    private Answer submit(String path, String origin, String site, String... fields) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .header("Sec-Fetch-Site", site)
                .header("Sec-Fetch-Mode", "navigate")
                .POST(BodyPublishers.ofString(form(fields))));
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application + pathAndQuery))
                .timeout(TIMEOUT)
                .header("Accept", "text/html,application/json;q=0.9,*/*;q=0.8");
        if (!cookies.isEmpty()) {
            StringJoiner header = new StringJoiner("; ");
            cookies.forEach((name, value) -> header.add(name + "=" + value));
            request.header("Cookie", header.toString());
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            Answer answer = new Answer(client.send(request.build(), BodyHandlers.ofString(UTF_8)));
            answer.cookies().forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty()) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    private static String form(String... fields) {
        StringJoiner form = new StringJoiner("&");
        for (int i = 0; i < fields.length; i += 2) {
            form.add(URLEncoder.encode(fields[i], UTF_8) + "=" + URLEncoder.encode(fields[i + 1], UTF_8));
        }
        return form.toString();
    }
}
