package io.github.secureblocks.web.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileRequestsTest {
    private static final String PASSWORD = "pass-word-of-alice";

    @Test
    void everyAttackSucceedsAgainstAServerWithoutDefences() throws IOException {
        try (TestServer server = TestServer.of(new Careless())) {
            AttackReport report = everything(server.uri("http")).run();
            Set<Attack> expected = EnumSet.complementOf(EnumSet.of(Attack.NO_STRICT_TRANSPORT));
            assertThat(found(report)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(report.requests()).isBetween(100, 1000);
            assertThatThrownBy(report::assertNothingSucceeded)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("16 of 16 attacks succeeded");
        }
    }

    @Test
    void noAttackSucceedsAgainstAServerWithEveryDefence() throws IOException {
        try (TestServer server = TestServer.of(new Careful())) {
            AttackReport report = everything(server.uri("http")).run();
            assertThat(report.findings()).isEmpty();
            assertThat(report.notTried()).isEmpty();
            assertThatCode(report::assertNothingSucceeded).doesNotThrowAnyException();
            assertThat(report.toString()).contains("0 of 16 attacks succeeded", "Tried without success");
        }
    }

    @Test
    void theReportSaysWhatWasTriedAndSeenAndHowToMendItAndHoldsNoSecret() throws IOException {
        try (TestServer server = TestServer.of(new Careless())) {
            String report = everything(server.uri("http"))
                    .header("X-Api-Key", "key-of-alice")
                    .run()
                    .toString();
            assertThat(report)
                    .contains(
                            "A parameter that becomes markup or script of the page (CWE-79, OWASP ASVS 5.0 1.2.1)",
                            "tried  GET /notes?q=<an element>",
                            "seen   the value is an element of the page",
                            "mend   return Html.of(",
                            "seen   the cookie session without Secure, HttpOnly, SameSite, the prefix __Host-")
                    .doesNotContain(Careless.SESSION, PASSWORD, "key-of-alice");
        }
    }

    @Test
    void overHttpsTheAbsenceOfStrictTransportSecurityIsFound(@TempDir Path directory) throws Exception {
        SSLContext context = TestCertificate.in(directory);
        HttpsServer https = HttpsServer.create(TestServer.address(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context));
        try (TestServer server = TestServer.on(https, new Careless())) {
            AttackReport report = HostileRequests.against(server.uri("https"))
                    .trusting(context)
                    .page("/notes")
                    .run();
            assertThat(found(report)).contains(Attack.NO_STRICT_TRANSPORT, Attack.FRAMING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1", "https://192.0.2.1:8443", "http://[2001:db8::1]"})
    void attacksNoHostButThisMachine(String elsewhere) {
        assertThatThrownBy(HostileRequests.against(URI.create(elsewhere))::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(".iOwnThisHost(\"");
        assertThatThrownBy(HostileRequests.against(URI.create(elsewhere)).iOwnThisHost("notes.example")::run)
                .hasMessageContaining(".iOwnThisHost(\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "ftp://localhost",
                "http://localhost/app",
                "http://u:p@localhost",
                "http://localhost?a"
            })
    void isAgainstAnApplicationAsAWhole(String address) {
        URI uri = URI.create(address);
        assertThatThrownBy(() -> HostileRequests.against(uri)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsNoMoreRequestsThanItMayAndSaysWhatIsMissing() throws IOException {
        try (TestServer server = TestServer.of(new Careful())) {
            AttackReport report = everything(server.uri("http"))
                    .atMost(10, Duration.ofMinutes(1), Duration.ofSeconds(5))
                    .run();
            assertThat(server.requests()).isLessThanOrEqualTo(10);
            assertThat(report.requests()).isEqualTo(10);
            assertThat(report.notTried()).singleElement().asString().contains("bounds of the run");
            assertThatThrownBy(report::assertNothingSucceeded).hasMessageContaining("Not tried:");
        }
    }

    @Test
    void aFormThatIsAnsweredByARefusalShowsNothing() throws IOException {
        try (TestServer server = TestServer.of(new Careful())) {
            AttackReport report = HostileRequests.against(server.uri("http"))
                    .form("/absent", Map.of("a", "b"))
                    .run();
            assertThat(report.notTried()).singleElement().asString().contains("POST /absent", "404");
        }
    }

    @Test
    void anAnswerWithoutEndIsFound() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        HttpHandler endless = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            if (exchange.getRequestURI().getPath().equals("/endless")) {
                waitFor(never);
            }
        };
        try (TestServer server = TestServer.of(endless)) {
            AttackReport report = HostileRequests.against(server.uri("http"))
                    .page("/endless")
                    .atMost(50, Duration.ofSeconds(20), Duration.ofMillis(200))
                    .run();
            assertThat(report.findings())
                    .anyMatch(found ->
                            found.attack() == Attack.HANG && found.tried().equals("GET /endless"));
        }
    }

    @Test
    void aPageThatIsNoneShowsNothing() throws IOException {
        try (TestServer server = TestServer.of(new Careful())) {
            AttackReport report = HostileRequests.against(server.uri("http"))
                    .page("/absent")
                    .parameter("/absent", "q")
                    .run();
            assertThat(report.notTried()).hasSize(2);
        }
    }

    @Test
    void withoutASessionNothingIsAttacked() throws IOException {
        try (TestServer server = TestServer.of(new Careful())) {
            HostileRequests requests =
                    HostileRequests.against(server.uri("http")).login("/absent", Map.of("password", PASSWORD));
            assertThatThrownBy(requests::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("The sign-in set no cookie")
                    .hasMessageNotContaining(PASSWORD);
        }
    }

    @Test
    void everyAttackNamesItsWeaknessItsRequirementAndItsMend() {
        assertThat(Attack.values()).allSatisfy(attack -> {
            assertThat(attack.title()).isNotBlank();
            assertThat(attack.cwe()).isPositive();
            assertThat(attack.asvs()).matches("\\d+\\.\\d+\\.\\d+");
            assertThat(attack.mend()).isNotBlank();
        });
    }

    @Test
    void aParameterThatLeadsNowhereShowsNothing() throws IOException {
        try (TestServer server = TestServer.of(new Careful())) {
            AttackReport report = against(server).redirect("/notes", "next").run();
            assertThat(report.notTried()).singleElement().asString().contains("GET /notes?next=", "no redirect");
        }
    }

    @Test
    void whereASignInLeadsIsAttackedByThatForm() throws IOException {
        HttpHandler afterSignIn = exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().add("Set-Cookie", "session=1");
                String next = TestServer.fields(body).getOrDefault("next", "/");
                exchange.getResponseHeaders().set("Location", next.replaceAll("[\\x00-\\x1f]", ""));
                TestServer.answer(exchange, 302, "");
            } else {
                TestServer.answer(exchange, 200, "<form></form>");
            }
        };
        try (TestServer server = TestServer.of(afterSignIn)) {
            AttackReport report = against(server)
                    .login("/login", Map.of("password", PASSWORD))
                    .redirect("/login", "next")
                    .run();
            assertThat(report.findings())
                    .anyMatch(found -> found.attack() == Attack.OPEN_REDIRECT
                            && found.tried().startsWith("POST /login"));
        }
    }

    @Test
    void formsThatAskForATokenAreSentWithItAndForgedWithout() throws IOException {
        HttpHandler withToken = exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().add("Set-Cookie", "before=1");
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                TestServer.answer(
                        exchange, 200, "<form><input type=\"hidden\" name=\"_csrf\" value=\"t&#43;1\"></form>");
            } else if ("t+1".equals(TestServer.fields(body).get("_csrf"))
                    && String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"))
                            .contains("before=1")) {
                exchange.getResponseHeaders().add("Set-Cookie", "session=1");
                exchange.getResponseHeaders().set("Location", "/notes");
                TestServer.answer(exchange, 302, "");
            } else {
                TestServer.answer(exchange, 403, "");
            }
        };
        try (TestServer server = TestServer.of(withToken)) {
            AttackReport report = against(server)
                    .login("/login", Map.of("password", PASSWORD))
                    .form("/notes", Map.of("title", "{n}"))
                    .run();
            assertThat(report.notTried()).isEmpty();
            assertThat(found(report)).doesNotContain(Attack.CROSS_SITE_WRITE);
            assertThat(report.toString()).contains(Attack.CROSS_SITE_WRITE.title());
        }
    }

    @Test
    void pagesThatAreNotShownAnyMoreAndRefusalsOfTooManyShowNothing() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpHandler tired = exchange -> {
            exchange.getRequestBody().readAllBytes();
            TestServer.answer(exchange, requests.incrementAndGet() > 20 ? 429 : 200, "");
        };
        try (TestServer server = TestServer.of(tired)) {
            AttackReport report = against(server).page("/notes").run();
            assertThat(report.notTried())
                    .anyMatch(line -> line.contains("(429)"))
                    .anyMatch(line -> line.contains("GET /notes: shown at first, but status 429"));
        }
    }

    @Test
    void aPathThatAMissingPageRepeatsIsFound() throws IOException {
        HttpHandler repeating = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            TestServer.answer(
                    exchange, 404, "Nothing at " + exchange.getRequestURI().getPath());
        };
        try (TestServer server = TestServer.of(repeating)) {
            AttackReport report = against(server).run();
            assertThat(found(report)).contains(Attack.SCRIPT_ECHO);
        }
    }

    @Test
    void aCertificateThatIsNotTrustedIsToldAsTheCause(@TempDir Path directory) throws Exception {
        HttpsServer https = HttpsServer.create(TestServer.address(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(TestCertificate.in(directory)));
        try (TestServer server = TestServer.on(https, new Careful())) {
            assertThatThrownBy(HostileRequests.against(server.uri("https"))::run)
                    .hasMessageContaining(".trusting(sslContext)")
                    .hasCauseInstanceOf(SSLException.class);
        }
    }

    @Test
    void aCookieThatIsDeletedIsNoFinding() throws IOException {
        HttpHandler deleting = exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Set-Cookie", "session=; Path=/; Max-Age=0");
            TestServer.answer(exchange, 200, "");
        };
        try (TestServer server = TestServer.of(deleting)) {
            assertThat(found(against(server).run())).doesNotContain(Attack.OPEN_COOKIE);
        }
    }

    private static HostileRequests against(TestServer server) {
        return HostileRequests.against(server.uri("http")).atMost(1000, Duration.ofMinutes(1), Duration.ofSeconds(2));
    }

    private static HostileRequests everything(URI application) {
        return HostileRequests.against(application)
                .login("/login", Map.of("username", "alice", "password", PASSWORD))
                .page("/notes")
                .form("/notes", Map.of("title", "attack {n}", "body", "x"))
                .parameter("/notes", "q")
                .redirect("/login", "next")
                .atMost(1000, Duration.ofMinutes(1), Duration.ofSeconds(1));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<Attack> found(AttackReport report) {
        return report.findings().stream().map(AttackFinding::attack).collect(Collectors.toSet());
    }
}
