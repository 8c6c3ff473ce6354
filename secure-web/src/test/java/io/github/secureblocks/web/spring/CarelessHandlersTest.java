package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.TokenIssuer;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarelessHandlersTest {
    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.of(CarelessApplication.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @CsvSource({"/servlet/forgets-to-return, 403, application/json", "/servlet/writes-on, 401, text/html"})
    void nothingIsSentAfterAnError(String path, int status, String accept) {
        HttpResponse<String> response = application.get(path, "Accept", accept);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(Integer.toString(status)).doesNotContain(CarelessApplication.CANARY);
    }

    @Test
    void anErrorIsNotToldInTheFormOfTheAnswerThatFailed() {
        HttpResponse<String> response = application.get("/servlet/fails");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).startsWith("{\"type\"").endsWith("\"}");
        assertThat(response.headers().map())
                .doesNotContainKeys("content-encoding", "content-disposition", "etag", "last-modified");
        assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void aFailureOnAnotherThreadIsToldLikeEveryOther() {
        HttpResponse<String> response = application.get("/later");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).startsWith("{\"type\"").doesNotContain(CarelessApplication.CANARY, "later");
        assertThat(response.headers().allValues("Content-Security-Policy")).hasSize(1);
    }

    @Test
    void aHandlerOfAnotherMappingIsClosedToo() {
        HttpResponse<String> response = application.get("/own-mapping");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).doesNotContain(CarelessApplication.CANARY);
    }

    @Test
    void aNamedRouteIsOpenAndNothingBesideIt() {
        assertThat(application.get("/own/1").body()).isEqualTo(CarelessApplication.CANARY);
        assertThat(application.get("/own/%7Bpart%7D").statusCode()).isEqualTo(200);
        for (String path :
                List.of("/own-mapping", "/own/../own-mapping", "/own-mapping/", "/own/1/2", "/own%2Dmapping")) {
            assertThat(application.get(path).body()).as(path).doesNotContain(CarelessApplication.CANARY);
        }
    }

    @Test
    void aRouteNeedsAPatternAndAReason() {
        for (String pattern : List.of("", "own", "/**")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PublicRoutes.none().and(pattern, "a test"))
                    .withMessageContaining(".and(\"/actuator/health\"");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicRoutes.none().and("/own", " "));
        assertThat(PublicRoutes.none().and("/own", "a test")).hasToString("PublicRoutes[/own]");
    }

    @Test
    void programsNeedNoCookieToBeKnown() {
        assertThat(application.get("/mine", "Authorization", bearer()).body()).isEqualTo("user-42");
    }

    @Test
    void twoAuthorizationHeadersAreNobody() {
        assertThat(application
                        .get("/mine", "Authorization", bearer(), "Authorization", bearer())
                        .statusCode())
                .isEqualTo(401);
        assertThat(application
                        .get("/mine", "Authorization", bearer(), "Authorization", "Basic YTpi")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theWelcomePageIsAStaticFile() {
        HttpResponse<String> response = application.get("/", "Accept", "text/html");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Welcome to the test");
    }

    private static String bearer() {
        return "Bearer "
                + application
                        .bean(TokenIssuer.class)
                        .issue(Subject.of("user-42"), Roles.none())
                        .revealAsString();
    }
}
