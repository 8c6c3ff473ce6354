package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.servlet.ErrorFilter;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebEdgeTest {
    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.of(EdgeApplication.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/page, 400",
        "/mine, 401",
        "/undeclared, 403",
        "/foreign, 401",
        "/nowhere, 404",
        "/write, 405",
        "/fails, 500",
        "/error, 403"
    })
    void anErrorTellsItsStatusAndAnIdentifierAndNothingElse(String path, int status) {
        HttpResponse<String> program = application.get(path);
        assertThat(program.statusCode()).isEqualTo(status);
        assertThat(header(program, "Content-Type")).startsWith("application/problem+json");
        assertThat(program.body()).contains("\"status\":" + status).doesNotContain(path);
        HttpResponse<String> person = application.get(path, "Accept", "text/html");
        assertThat(person.statusCode()).isEqualTo(status);
        assertThat(header(person, "Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(program.body() + person.body())
                .doesNotContain(EdgeApplication.CANARY, "Exception", "io.github", "springframework", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/html", "application/json", "application/xml"})
    void aPageIsAPageWhateverItsClientAccepts(String accepted) {
        HttpResponse<String> response = application.get("/accepted", "Accept", accepted);
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("<p>Accepted</p>");
        assertThat(header(response, "Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
    }

    @Test
    void parametersThatCannotBeReadAreTheClientsFault() {
        HttpResponse<String> response = application.get("/page?name=a" + "&x=1".repeat(2_000));
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void anErrorCanBeShownInTheApplicationsOwnPage() {
        ErrorFilter filter = ErrorFilter.of().page(problem -> Html.of("<h1>Ours: {}</h1>", problem.title()));
        ErrorFilter broken = ErrorFilter.of().page(problem -> {
            throw new IllegalStateException(EdgeApplication.CANARY);
        });
        try (RunningApplication ours = RunningApplication.with(ErrorFilter.class, filter);
                RunningApplication failing = RunningApplication.with(ErrorFilter.class, broken)) {
            assertThat(ours.get("/nowhere", "Accept", "text/html").body()).isEqualTo("<h1>Ours: Not Found</h1>");
            assertThat(ours.get("/nowhere").body()).contains("\"status\":404");
            assertThat(failing.get("/nowhere", "Accept", "text/html").body())
                    .contains("<h1>Not Found</h1>")
                    .doesNotContain(EdgeApplication.CANARY);
        }
    }

    @Test
    void aPageEncodesItsValuesAndNamesTheNonceOfItsPolicy() {
        HttpResponse<String> response = application.get("/page?name=%3Cscript%3Ealert(1)%3C/script%3E");
        assertThat(response.body()).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        String nonce = response.body().replaceAll("(?s).*nonce=\"([^\"]*)\".*", "$1");
        assertThat(nonce).hasSizeGreaterThanOrEqualTo(22);
        assertThat(header(response, "Content-Security-Policy")).contains("'nonce-" + nonce + "'");
        assertThat(application.get("/page?name=a").body()).doesNotContain(nonce);
    }

    @Test
    void aHandlerThatSaysNothingIsClosedEvenToAnAdministrator() {
        HttpResponse<String> response = application.get("/undeclared", "Authorization", "Bearer " + token("admin"));
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).doesNotContain("must not be seen");
    }

    @Test
    void aTokenOpensWhatItsRolesAllow() {
        assertThat(application
                        .get("/mine", "Authorization", "Bearer " + token())
                        .body())
                .isEqualTo("user-42");
        assertThat(application
                        .get("/mine", "Cookie", "__Host-session=" + token())
                        .body())
                .isEqualTo("user-42");
        assertThat(application
                        .get("/admin", "Authorization", "Bearer " + token())
                        .statusCode())
                .isEqualTo(403);
        assertThat(application
                        .get("/admin", "Authorization", "Bearer " + token("admin"))
                        .body())
                .isEqualTo("admin");
    }

    @Test
    void aForgedTokenIsNoToken() {
        String token = token("admin");
        String unsigned = token.substring(0, token.lastIndexOf('.') + 1);
        assertThat(application
                        .get("/mine", "Authorization", "Bearer " + unsigned)
                        .statusCode())
                .isEqualTo(401);
        assertThat(application
                        .get("/page?name=a", "Cookie", "__Host-session=" + unsigned)
                        .body())
                .contains("nobody");
    }

    @Test
    void somebodyElsesThingIsNotThere() {
        assertThat(application
                        .get("/foreign", "Authorization", "Bearer " + token())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLimitAnswersWhenToComeBack() {
        application.get("/limited");
        HttpResponse<String> response = application.get("/limited");
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(header(response, "Retry-After"))).isBetween(3_000, 3_600);
    }

    @Test
    void anotherSiteCannotWrite() {
        assertThat(application
                        .send("POST", "/write", "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(application
                        .send("POST", "/write", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(application
                        .send("POST", "/write", "Sec-Fetch-Site", "same-origin", "Origin", application.origin())
                        .body())
                .isEqualTo("written");
    }

    @Test
    void aClientCannotNameItsOwnAddress() {
        assertThat(application.get("/address", "X-Forwarded-For", "203.0.113.9").body())
                .isEqualTo("127.0.0.1");
    }

    private static String token(String... roles) {
        return application
                .bean(TokenIssuer.class)
                .issue(Subject.of("user-42"), Roles.of(roles))
                .revealAsString();
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
