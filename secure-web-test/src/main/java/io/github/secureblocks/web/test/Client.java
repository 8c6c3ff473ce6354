package io.github.secureblocks.web.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
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
    private int sent;
    private int notSent;

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
            looker.accept(answer);
            return answer;
        } catch (HttpTimeoutException e) {
            findings.addEach(
                    Attack.HANG,
                    request.shown(),
                    "no end of the answer within " + plan.bounds().each());
        } catch (IOException e) {
            findings.notTried(request.shown() + ": the connection ended without an answer");
        }
        return null;
    }

    /** Takes the cookies over. */
    void signedIn(Answer answer) {
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
