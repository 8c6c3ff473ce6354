package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource({
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

    @Test
    void anOutageForgetsNoCookie() {
        AtomicBoolean outage = application.bean(AtomicBoolean.class);
        outage.set(true);
        HttpResponse<String> response = application.get("/mine", "Cookie", refresh);
        outage.set(false);

        assertThat(response.statusCode()).isEqualTo(500);
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
