package io.github.secureblocks.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.secureblocks.net.HttpsFailed.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsServiceTest {
    private static final String MARK = "of-the-answer";

    @Test
    void aDocumentIsReadWithItsHeaders() throws HttpsFailed {
        try (LocalHttps server = LocalHttps.answering(LocalHttps.text("text/plain", MARK))) {
            HttpsAnswer answer = service(server).build().get();
            assertThat(new String(answer.body(), US_ASCII)).isEqualTo(MARK);
            assertThat(answer.header("content-TYPE")).contains("text/plain");
            assertThat(answer.header("Missing")).isEmpty();
            assertThat(answer).hasToString("HttpsAnswer[13 bytes]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example/keys",
                "HTTP://login.example",
                "file:///etc/passwd",
                "ftp://login.example",
                "jar:https://a!/b",
                "/keys",
                "//login.example/keys",
                "https:/keys",
                "https:login",
                "https://user:word@login.example/",
                "https://a/#b",
                "https://login.example:0/",
                "https://login.example:65536/",
                "https://a_b/"
            })
    void anotherAddressThanOneOfHttpsIsRefused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpsService.builder(URI.create(address)))
                .withMessageContaining("must be https")
                .withMessageNotContaining("word");
    }

    @Test
    void aSegmentStaysBelowTheAddress() throws HttpsFailed {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        HttpHandler noting = exchange -> {
            asked.add(exchange.getRequestURI().toString());
            LocalHttps.answer(exchange, "text/plain", MARK);
        };
        try (LocalHttps server = LocalHttps.answering(noting)) {
            for (String path : List.of("", "/", "/a%2Fb/range", "/range/?key=k", "//evil.example/")) {
                HttpsService.builder(server.at(path))
                        .tls(LocalHttps.trusting())
                        .build()
                        .get("A-0_f");
            }
            assertThat(asked)
                    .containsExactly(
                            "/A-0_f", "/A-0_f", "/a%2Fb/range/A-0_f", "/range/A-0_f?key=k", "//evil.example/A-0_f");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a%2fb", "?", "#", "@host", "//host", "a\r\nb", "é", "a b", "\\"})
    void aSegmentThatCouldLeadElsewhereIsRefusedBeforeAnythingIsSent(String segment) {
        URI address = URI.create("https://login.example/range/");
        assertThat(address.resolve("//evil.example/x").getHost())
                .as("what resolving does with such a text")
                .isEqualTo("evil.example");
        HttpsService service = HttpsService.builder(address).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service.get(segment))
                .withMessage("A segment is 1 to 128 letters, digits, - and _");
        assertThatIllegalArgumentException().isThrownBy(() -> service.get("a".repeat(129)));
    }

    @Test
    void anAnswerThatDripsIsCutOffWhereTheClientsOwnTimeOutIsNot() throws Exception {
        Duration timeout = Duration.ofSeconds(1);
        ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor();
        try (LocalHttps server = LocalHttps.answering(dripping(pulse, 14))) {
            HttpClient client = client();
            client.send(HttpRequest.newBuilder(server.at("/")).build(), HttpResponse.BodyHandlers.discarding());
            HttpResponse<byte[]> raw = client.send(
                    HttpRequest.newBuilder(server.at("/")).timeout(timeout).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(raw.body())
                    .as(
                            "bytes that came a tenth of a second apart, with a time-out of a second that is for the headers alone")
                    .hasSize(14);
            assertThat(reason(service(server).timeout(timeout))).isEqualTo(Reason.TIMED_OUT);
        } finally {
            pulse.shutdownNow();
        }
    }

    @Test
    void aServiceThatDripsItsHeadersOrSaysNothingIsCutOff() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (LocalHttps server = LocalHttps.answering(exchange -> await(never))) {
            assertThat(reason(service(server).timeout(Duration.ofMillis(200)))).isEqualTo(Reason.TIMED_OUT);
            never.countDown();
        }
    }

    @Test
    void theConnectionIsEndedWithTheTimeOut() throws Exception {
        CountDownLatch broken = new CountDownLatch(1);
        HttpHandler endless = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(new byte[] {'x'});
                    out.flush();
                }
            } catch (IOException closed) {
                broken.countDown();
            }
        };
        try (LocalHttps server = LocalHttps.answering(endless)) {
            assertThat(reason(service(server).maxBytes(16 << 20).timeout(Duration.ofMillis(300))))
                    .isEqualTo(Reason.TIMED_OUT);
            assertThat(broken.await(20, TimeUnit.SECONDS))
                    .as("the server saw the end")
                    .isTrue();
        }
    }

    @Test
    void theFirstByteTooManyEndsTheRequest() throws Exception {
        CountDownLatch broken = new CountDownLatch(1);
        HttpHandler endless = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(new byte[1_024]);
                }
            } catch (IOException closed) {
                broken.countDown();
            }
        };
        try (LocalHttps server = LocalHttps.answering(endless)) {
            assertThat(reason(service(server).maxBytes(4_096))).isEqualTo(Reason.TOO_LARGE);
            assertThat(broken.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void theBoundIsInclusiveAndAnAnnouncedLengthIsBelievedWhereItIsTooLarge() throws Exception {
        try (LocalHttps server = LocalHttps.answering(LocalHttps.text("text/plain", "x".repeat(4_096)))) {
            assertThat(service(server).maxBytes(4_096).build().get().body()).hasSize(4_096);
            assertThat(reason(service(server).maxBytes(4_095))).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void aCompressedAnswerIsNeitherAskedForNorRead() throws Exception {
        Queue<String> accepted = new ConcurrentLinkedQueue<>();
        HttpHandler zipping = exchange -> {
            accepted.addAll(exchange.getRequestHeaders().get("Accept-Encoding"));
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                out.write(new byte[1 << 20]);
            }
        };
        try (LocalHttps server = LocalHttps.answering(zipping)) {
            assertThat(reason(service(server).maxBytes(16 << 20))).isEqualTo(Reason.ENCODED);
            assertThat(accepted).containsExactly("identity");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 307, 308})
    void aRedirectIsNotFollowedNotEvenOnTheSameHost(int status) throws Exception {
        HttpHandler redirecting = exchange -> {
            if (exchange.getRequestURI().getPath().equals("/inside")) {
                LocalHttps.answer(exchange, "text/plain", MARK);
            } else {
                exchange.getResponseHeaders().set("Location", "/inside");
                LocalHttps.status(status).handle(exchange);
            }
        };
        try (LocalHttps server = LocalHttps.answering(redirecting)) {
            HttpsFailed failed = failure(service(server));
            assertThat(failed.reason()).isEqualTo(Reason.REDIRECTED);
            assertThat(failed).hasMessageContaining("[status " + status + "]");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 206, 400, 401, 404, 500, 503})
    void onlyStatus200IsAnAnswer(int status) throws Exception {
        try (LocalHttps server = LocalHttps.answering(LocalHttps.status(status))) {
            assertThat(reason(service(server))).isEqualTo(Reason.STATUS);
        }
    }

    @Test
    void aServerOfAnUnknownAuthorityOrOfAnotherNameIsRefused() throws Exception {
        try (LocalHttps server = LocalHttps.answering(LocalHttps.text("text/plain", MARK));
                LocalHttps other = LocalHttps.ofAnotherName(LocalHttps.text("text/plain", MARK))) {
            assertThat(reason(HttpsService.builder(server.at("/")))).isEqualTo(Reason.UNTRUSTED);
            assertThat(reason(service(other))).isEqualTo(Reason.UNTRUSTED);
            assertThat(server.requests() + other.requests()).isZero();
        }
    }

    @Test
    void nobodyThereIsUnreachable() {
        LocalHttps server = LocalHttps.answering(LocalHttps.status(200));
        server.close();
        assertThat(reason(service(server))).isEqualTo(Reason.UNREACHABLE);
        assertThat(reason(HttpsService.builder(URI.create("https://no-such-host.invalid/"))))
                .isIn(Reason.UNREACHABLE, Reason.TIMED_OUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                MARK,
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: " + MARK + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\ncut",
                "HTTP/1.1 200 OK\r\nContent-Length: -9\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void whatIsNoHttpIsBrokenAndNotEchoed(String bytes) throws Exception {
        try (SSLServerSocket socket = (SSLServerSocket) LocalHttps.serving("localhost")
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            new Thread(() -> answerEach(socket, bytes)).start();
            HttpsFailed failed = failure(
                    HttpsService.builder(URI.create("https://localhost:" + socket.getLocalPort() + "/?key=secret-word"))
                            .tls(LocalHttps.trusting()));
            assertThat(failed.reason()).isEqualTo(Reason.BROKEN);
            assertThat(failed)
                    .hasMessageNotContainingAny(MARK, "secret-word", "abc", "zz")
                    .hasNoCause();
        }
    }

    @Test
    void anInterruptedThreadEndsAtOnceAndStaysInterrupted() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (LocalHttps server = LocalHttps.answering(exchange -> await(never))) {
            HttpsService service =
                    service(server).timeout(Duration.ofMinutes(1)).build();
            Thread.currentThread().interrupt();
            HttpsFailed failed = catchThrowableOfType(HttpsFailed.class, service::get);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failed.reason()).isEqualTo(Reason.INTERRUPTED);
            never.countDown();
        }
    }

    @Test
    void anAnswerDoesNotWaitForTheCommonPoolWhichOthersMayHaveBlocked() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
            ForkJoinPool.commonPool().execute(() -> await(end));
        }
        try (LocalHttps server = LocalHttps.answering(LocalHttps.text("text/plain", MARK))) {
            assertThat(service(server).build().get().body()).hasSize(MARK.length());
        } finally {
            end.countDown();
        }
    }

    @Test
    void noCookieIsKeptAndTheGivenHeadersAreSent() throws Exception {
        AtomicInteger cookies = new AtomicInteger();
        Queue<String> padding = new ConcurrentLinkedQueue<>();
        HttpHandler setting = exchange -> {
            cookies.addAndGet(exchange.getRequestHeaders().containsKey("Cookie") ? 1 : 0);
            padding.add(exchange.getRequestHeaders().getFirst("Add-Padding"));
            exchange.getResponseHeaders().set("Set-Cookie", "a=b; Path=/");
            LocalHttps.answer(exchange, "text/plain", MARK);
        };
        try (LocalHttps server = LocalHttps.answering(setting)) {
            HttpsService service = service(server).header("Add-Padding", "true").build();
            service.get();
            service.get();
            assertThat(cookies).hasValue(0);
            assertThat(padding).containsExactly("true", "true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "cookie", "Content-Length", "Accept-Encoding", "a:b", "", "A\nB", "Connection"})
    void aHeaderOfTheConnectionIsRefused(String name) {
        HttpsService.Builder builder = HttpsService.builder(URI.create("https://login.example/"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.header(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a\r\nB: c", "é", "\0"})
    void aValueThatCouldEndItsHeaderIsRefusedAndNotEchoed(String value) {
        HttpsService.Builder builder = HttpsService.builder(URI.create("https://login.example/"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.header("Key", value))
                .withMessageNotContaining("B: c");
    }

    @Test
    void boundsThatBoundNothingAreRefused() {
        HttpsService.Builder builder = HttpsService.builder(URI.create("https://login.example/"));
        for (Duration time : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofSeconds(61))) {
            assertThatIllegalArgumentException().isThrownBy(() -> builder.timeout(time));
        }
        for (int bytes : new int[] {0, -1, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException().isThrownBy(() -> builder.maxBytes(bytes));
        }
    }

    private static HttpsService.Builder service(LocalHttps server) {
        return HttpsService.builder(server.at("/keys?key=secret-word"))
                .tls(LocalHttps.trusting())
                .timeout(Duration.ofSeconds(20));
    }

    private static Reason reason(HttpsService.Builder service) {
        return failure(service).reason();
    }

    private static HttpsFailed failure(HttpsService.Builder service) {
        HttpsFailed failed =
                catchThrowableOfType(HttpsFailed.class, () -> service.build().get());
        assertThat(failed).as("a failure").isNotNull();
        assertThat(failed.getMessage()).doesNotContain("secret-word", MARK);
        return failed;
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().sslContext(LocalHttps.trusting()).build();
    }

    private static HttpHandler dripping(ScheduledExecutorService pulse, int bytes) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            drip(pulse, exchange, bytes);
        };
    }

    private static void drip(ScheduledExecutorService pulse, HttpExchange exchange, int left) {
        if (left == 0) {
            exchange.close();
            return;
        }
        Runnable next = () -> {
            try {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                drip(pulse, exchange, left - 1);
            } catch (IOException gone) {
                exchange.close();
            }
        };
        pulse.schedule(next, 100, TimeUnit.MILLISECONDS);
    }

    private static void answerEach(SSLServerSocket socket, String bytes) {
        while (!socket.isClosed()) {
            try (Socket one = socket.accept()) {
                one.getInputStream().read(new byte[512]);
                one.getOutputStream().write(bytes.getBytes(US_ASCII));
                one.getOutputStream().flush();
            } catch (IOException gone) {
                // The client of one of them is; the next is waited for until the socket is closed.
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
