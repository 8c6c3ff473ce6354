package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.KeyRingStore;
import io.github.secureblocks.jwt.RevocationStore;
import io.github.secureblocks.jwt.TokenRevocations;
import io.github.secureblocks.onetime.OneTimeLinks;
import io.github.secureblocks.onetime.OneTimeStore;
import io.github.secureblocks.password.PasswordHasher;
import io.github.secureblocks.secret.Secret;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionAtTheEdgeTest {
    private static RunningApplication application;

    private String access;
    private String refresh;

    @BeforeAll
    static void start() {
        application = RunningApplication.of(SessionApplication.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void signIn() {
        List<String> set = cookies(post("/login"));
        access = pair(set.get(0));
        refresh = pair(set.get(1));
    }

    @Test
    void noCacheKeepsAResponseThatRenewsThoughItsHandlerSaysSo() {
        HttpResponse<String> plain = application.get("/cached", "Cookie", access);
        assertThat(plain.headers().allValues("Cache-Control")).containsExactly("public, max-age=600");
        assertThat(cookies(plain)).isEmpty();

        HttpResponse<String> renewed = application.get("/cached", "Cookie", refresh);

        assertThat(renewed.body()).isEqualTo("ada");
        assertThat(renewed.headers().allValues("Cache-Control")).containsExactly("no-store, max-age=0");
        assertThat(renewed.headers().firstValue("Expires")).isEmpty();
        assertThat(cookies(renewed)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cached-by-proxies", "/dispatches"})
    void noProxyKeepsItByAnotherHeaderOrAfterAnotherDispatch(String path) {
        HttpResponse<String> renewed = application.get(path, "Cookie", refresh);

        assertThat(renewed.body()).isEqualTo("ada");
        assertThat(renewed.headers().allValues("Cache-Control")).containsExactly("no-store, max-age=0");
        assertThat(renewed.headers().map())
                .doesNotContainKeys("cdn-cache-control", "surrogate-control", "x-accel-expires");
        assertThat(cookies(renewed)).hasSize(2);
    }

    @Test
    void aCookieThatAHandlerAddsAsAnObjectReplacesTheRenewedOne() {
        assertThat(cookies(application.get("/cookie-object", "Cookie", refresh)))
                .hasSize(2)
                .anyMatch(set -> set.startsWith("__Host-session=gone"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /no-cookies, 200",
        "GET, /resets, 200",
        "GET, /fails, 500",
        "GET, /sends-error, 418",
        "GET, /nowhere, 404",
        "HEAD, /cached, 200"
    })
    void theCookiesReachTheBrowserOnceWhateverBecomesOfTheRequest(String method, String path, int status) {
        HttpResponse<String> response = application.send(method, path, "Cookie", refresh);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(cookies(response)).hasSize(2).noneMatch(set -> set.contains("Max-Age=0"));
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store, max-age=0");
    }

    @Test
    void aRequestThatIsDispatchedAgainIsJudgedOnce() {
        HttpResponse<String> response = application.get("/later", "Cookie", refresh);

        assertThat(response.body()).isEqualTo("ada");
        assertThat(cookies(response)).hasSize(2);
    }

    @Test
    void signingOutByARequestThatRenewedNamesEachCookieOnce() {
        HttpResponse<String> response = post("/logout", "Cookie", refresh);

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(cookies(response)).hasSize(2).allMatch(set -> set.contains("=; Max-Age=0"));
        assertThat(application.get("/mine", "Cookie", access).statusCode()).isEqualTo(401);
    }

    @Test
    void anotherSiteRenewsNothing() {
        HttpResponse<String> response =
                application.send("POST", "/login", "Cookie", refresh, "Sec-Fetch-Site", "cross-site");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(cookies(response)).isEmpty();
    }

    @Test
    void aProgramIsNotRenewed() {
        String token = access.substring(access.indexOf('=') + 1);
        assertThat(application.get("/mine", "Authorization", "Bearer " + token).body())
                .isEqualTo("ada");

        for (String[] headers :
                new String[][] {{"Authorization", "Bearer x"}, {"Authorization", "Bearer " + token, "Cookie", refresh}
                }) {
            HttpResponse<String> response = application.get("/mine", headers);
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(cookies(response)).isEmpty();
        }
    }

    @Test
    void aRefusedRefreshTokenIsForgottenAndTheRequestIsAnonymous() {
        HttpResponse<String> response = application.get("/cached", "Cookie", "__Host-refresh=invented");

        assertThat(response.body()).isEqualTo("nobody");
        assertThat(cookies(response)).hasSize(2).allMatch(set -> set.contains("=; Max-Age=0"));
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store, max-age=0");
    }

    /** Each as its block throws it, not as a test would make it. */
    enum Outage {
        ACCOUNTS(500, "", () -> {
            throw new IllegalStateException("the accounts are away");
        }),
        REVOCATIONS(503, "10", () -> TokenRevocations.of(failing(RevocationStore.class), InstantSource.system())),
        KEYS(
                503,
                "10",
                () -> KeyRing.builder(failing(KeyRingStore.class), MasterKey.of(Secret.of("k".repeat(43))))
                        .tokenLifetime(Duration.ofMinutes(5))
                        .build()),
        LINKS(503, "10", () -> {
            OneTimeLinks links =
                    OneTimeLinks.builder("test", OneTimeStore.inMemory(1)).build();
            links.issue(Subject.of("ada"));
            links.issue(Subject.of("bob"));
        }),
        PASSWORDS(503, "1", () -> {
            PasswordHasher hasher = PasswordHasher.bcrypt();
            Thread.currentThread().interrupt();
            try {
                hasher.hash(Secret.of("a password of some length"));
            } finally {
                Thread.interrupted();
            }
        });

        private final int status;
        private final String retryAfter;
        private final ThrowingCallable happens;

        Outage(int status, String retryAfter, ThrowingCallable happens) {
            this.status = status;
            this.retryAfter = retryAfter;
            this.happens = happens;
        }

        private static <T> T failing(Class<T> store) {
            return store.cast(Proxy.newProxyInstance(
                    store.getClassLoader(), new Class<?>[] {store}, (proxy, method, arguments) -> {
                        throw new IllegalStateException("away");
                    }));
        }
    }

    @ParameterizedTest
    @EnumSource
    @SuppressWarnings("unchecked")
    void anOutageSaysWhenToComeAgainAndForgetsNoCookie(Outage kind) {
        AtomicReference<RuntimeException> outage = application.bean(AtomicReference.class);
        outage.set(catchThrowableOfType(RuntimeException.class, kind.happens));
        HttpResponse<String> response = application.get("/mine", "Cookie", refresh);
        outage.set(null);

        assertThat(response.statusCode()).isEqualTo(kind.status);
        assertThat(response.headers().firstValue("Retry-After").orElse("")).isEqualTo(kind.retryAfter);
        assertThat(cookies(response)).isEmpty();
        assertThat(application.get("/mine", "Cookie", refresh).body()).isEqualTo("ada");
    }

    @ParameterizedTest
    @CsvSource({"/link, 400", "/renew, 401"})
    void whatABlockRefusesIsTheClientsToMend(String path, int status) {
        assertThat(post(path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"__Host-session=a; __Host-session=b", "__Host-refresh=a; __Host-refresh=b"})
    void aCookieThatIsThereTwiceProvesNothing(String twice) {
        assertThat(application.get("/mine", "Cookie", twice).statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> post(String path, String... headers) {
        return application.send(
                "POST",
                path,
                Stream.concat(Stream.of("Sec-Fetch-Site", "same-origin"), Stream.of(headers))
                        .toArray(String[]::new));
    }

    private static List<String> cookies(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie");
    }

    private static String pair(String setCookie) {
        return setCookie.substring(0, setCookie.indexOf(';'));
    }
}
