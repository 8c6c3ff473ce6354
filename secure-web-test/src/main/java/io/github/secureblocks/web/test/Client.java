package io.github.secureblocks.web.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends requests one after another, within bounds, and has every answer looked at. */
final class Client {
    private static final int READ = 1 << 20;
    private static final String AGENT = "secure-web-test";

    private final Plan plan;
    private final Findings findings;
    private final Consumer<Answer> looker;
    private final HttpClient http;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final long end;
    private final Map<String, Map<String, String>> hidden = new HashMap<>();
    private @Nullable IOException failure;
    private int sent;
    private int notSent;
    private int limited;

    Client(Plan plan, Findings findings, Consumer<Answer> looker) {
        this.plan = plan;
        this.findings = findings;
        this.looker = looker;
        this.end = System.nanoTime() + plan.bounds().total().toNanos();
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(plan.bounds().each());
        if (plan.trust() != null) {
            builder.sslContext(plan.trust());
        }
        this.http = builder.build();
    }

    Plan plan() {
        return plan;
    }

    int sent() {
        return sent;
    }

    /** Requests for which there was no room. */
    int notSent() {
        return notSent;
    }

    /** Requests that the application refused because there were too many. */
    int limited() {
        return limited;
    }

    /** Why no answer came the last time; null where none was missing. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** A form as the application's own page sends it, with the hidden fields that it turned out to ask for. */
    Request own(Plan.Form form, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(hidden.getOrDefault(form.path(), Map.of()));
        all.putAll(fields);
        return CrossSiteWrites.asItsOwn(Request.form(form.path(), all), plan.origin());
    }

    /** Sends it; where it is refused, once more with the hidden fields of the pages, such as a token against forgery. */
    @Nullable
    Answer sendOwn(Plan.Form form, Map<String, String> fields) {
        Answer answer = send(own(form, fields));
        if (answer == null || !answer.isRefusal() || hidden.containsKey(form.path())) {
            return answer;
        }
        Map<String, String> found = hiddenFields(form.path());
        if (found.isEmpty()) {
            return answer;
        }
        hidden.put(form.path(), found);
        return send(own(form, fields));
    }

    private Map<String, String> hiddenFields(String path) {
        List<String> pages = new ArrayList<>(plan.pages());
        pages.add(path);
        Map<String, String> all = new LinkedHashMap<>();
        for (String page : pages) {
            Answer answer = send(Request.get(page));
            if (answer != null && answer.isPage()) {
                takeCookies(answer);
                all.putAll(HiddenFields.of(answer.body()));
            }
        }
        return all;
    }

    /** Whether one more request is within the bounds; counts it. */
    boolean mayGoOn() {
        if (sent >= plan.bounds().requests() || System.nanoTime() > end) {
            notSent++;
            return false;
        }
        sent++;
        return true;
    }

    /** Answers nothing where the bounds are reached or no answer came, which is noted. */
    @Nullable
    Answer send(Request request) {
        if (!mayGoOn()) {
            return null;
        }
        try {
            Answer answer = exchange(request);
            limited += answer.status() == 429 ? 1 : 0;
            looker.accept(answer);
            return answer;
        } catch (HttpTimeoutException e) {
            findings.addEach(
                    Attack.HANG,
                    request.shown(),
                    "no end of the answer within " + plan.bounds().each());
        } catch (IOException e) {
            failure = e;
            findings.notTried(request.shown() + ": the connection ended without an answer");
        }
        return null;
    }

    /** Sends them from now on. */
    void takeCookies(Answer answer) {
        for (String cookie : answer.cookies()) {
            String pair = cookie.split(";", 2)[0].strip();
            cookies.put(pair.split("=", 2)[0], pair);
        }
    }

    boolean hasCookies() {
        return !cookies.isEmpty();
    }

    private Answer exchange(Request request) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(plan.target().resolve(request.path()))
                .timeout(plan.bounds().each())
                .header("User-Agent", AGENT)
                .method(request.method(), body(request));
        plan.headers().forEach(builder::setHeader);
        if (!cookies.isEmpty()) {
            builder.setHeader("Cookie", cookies.values().stream().collect(Collectors.joining("; ")));
        }
        request.headers().forEach(builder::setHeader);
        try {
            HttpResponse<InputStream> response = http.send(builder.build(), HttpResponse.BodyHandlers.ofInputStream());
            String text = text(response.body());
            return new Answer(request.shown(), response.statusCode(), response.headers(), text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted", e);
        }
    }

    /** The client's own limit ends with the headers. */
    private String text(InputStream body) throws IOException {
        AtomicBoolean tooLate = new AtomicBoolean();
        CompletableFuture<Void> watch = CompletableFuture.runAsync(
                () -> {
                    tooLate.set(true);
                    close(body);
                },
                CompletableFuture.delayedExecutor(plan.bounds().each().toMillis(), TimeUnit.MILLISECONDS));
        try (body) {
            return new String(body.readNBytes(READ), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw tooLate.get() ? new HttpTimeoutException("The body has no end") : e;
        } finally {
            watch.cancel(false);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest.BodyPublisher body(Request request) {
        return request.body().isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(request.body());
    }
}
