package io.github.secureblocks.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.web.cors.Cors;
import io.github.secureblocks.web.csrf.CrossSiteGuard;
import io.github.secureblocks.web.servlet.GateServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(GateServer.Container.class)
class CorsFilterTest {
    private static final String OURS = "Origin: https://app.example";
    private static final String EVIL = "Origin: https://evil.example";
    private static final Cors WRITING = Cors.builder()
            .origin("https://app.example")
            .methods("GET", "PUT")
            .headers("Content-Type")
            .build();

    private final CrossSiteGuard guard =
            CrossSiteGuard.builder().trustedOrigin("https://app.example").build();
    private final GateServer.Container container;
    private final GateServer server;

    CorsFilterTest(GateServer.Container container) {
        this.container = container;
        server = GateServer.of(
                container,
                (request, response) -> {
                    if (request.getRequestURI().equals("/reset")) {
                        response.reset();
                    }
                    if (request.getRequestURI().equals("/vary")) {
                        response.setHeader("Vary", "Accept-Language");
                    }
                    if (request.getRequestURI().equals("/vary-already")) {
                        response.setHeader("Vary", "origin, Accept");
                    }
                    response.getWriter().write("secret of ada");
                },
                ErrorFilter.of(),
                CorsFilter.of(WRITING, guard),
                CrossSiteFilter.of(guard));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPreflightIsAnsweredHereAndNeverReachesTheApplication() {
        Answer answer = server.ask(
                "OPTIONS",
                "/notes",
                OURS,
                "Access-Control-Request-Method: PUT",
                "Access-Control-Request-Headers: content-type");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly("https://app.example");
        assertThat(answer.header("Access-Control-Allow-Methods")).containsExactly("GET,PUT");
        assertThat(answer.header("Access-Control-Allow-Private-Network")).isEmpty();
        assertThat(answer.header("Vary"))
                .containsExactly("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        assertThat(server.reached()).isZero();
    }

    @Test
    void aFailedPreflightHasStatus403AndNoCorsHeader() {
        for (String[] headers : new String[][] {
            {EVIL, "Access-Control-Request-Method: PUT"},
            {OURS, "Access-Control-Request-Method: DELETE"},
            {OURS, "Access-Control-Request-Method: PUT", "Access-Control-Request-Headers: authorization"},
            {OURS, "Access-Control-Request-Method: PUT", "Access-Control-Request-Private-Network: true"},
            {OURS, EVIL, "Access-Control-Request-Method: PUT"},
        }) {
            Answer answer = server.ask("OPTIONS", "/notes", headers);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.head()).doesNotContainPattern("(?im)^access-control-");
            assertThat(answer.header("Vary"))
                    .containsExactly("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        }
        assertThat(server.reached()).isZero();
    }

    @Test
    void aNamedOriginReadsAndWrites() {
        Answer read = server.ask("GET", "/notes", OURS, "Sec-Fetch-Site: cross-site");
        Answer written = server.ask("PUT", "/notes", OURS, "Sec-Fetch-Site: cross-site");
        for (Answer answer : new Answer[] {read, written}) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly("https://app.example");
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(answer.header("Vary")).containsExactly("Origin");
        }
    }

    /** CORS hides an answer and stops nothing: without the guard, the write is carried out. */
    @Test
    void anotherOriginReadsNothingAndWritesNothing() {
        try (GateServer open = GateServer.of(
                container,
                (request, response) -> response.getWriter().write("written"),
                CorsFilter.of(WRITING, guard))) {
            Answer written = open.ask("POST", "/notes", EVIL, "Sec-Fetch-Site: cross-site");
            assertThat(written.body()).isEqualTo("written");
            assertThat(written.head()).doesNotContainPattern("(?im)^access-control-");
        }
        Answer read = server.ask("GET", "/notes", EVIL, "Sec-Fetch-Site: cross-site");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.head()).doesNotContainPattern("(?im)^access-control-");
        assertThat(read.header("Vary")).containsExactly("Origin");
        assertThat(server.ask("POST", "/notes", EVIL, "Sec-Fetch-Site: cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(server.ask("POST", "/notes", EVIL).status()).isEqualTo(403);
        assertThat(server.reached()).isEqualTo(1);
    }

    @Test
    void theAnswerAlwaysVariesByOriginWhateverTheHandlerDoes() {
        assertThat(server.ask("GET", "/notes").header("Vary")).containsExactly("Origin");
        assertThat(server.ask("GET", "/vary", OURS).header("Vary")).containsExactly("Accept-Language", "Origin");
        assertThat(server.ask("GET", "/vary-already", OURS).header("Vary")).containsExactly("origin, Accept");
        Answer reset = server.ask("GET", "/reset", OURS);
        assertThat(reset.header("Vary")).containsExactly("Origin");
        assertThat(reset.header("Access-Control-Allow-Origin")).containsExactly("https://app.example");
    }

    @Test
    void optionsThatAreNoPreflightReachTheApplication() {
        assertThat(server.ask("OPTIONS", "/notes", OURS).status()).isEqualTo(200);
        assertThat(server.ask("OPTIONS", "/notes", "Access-Control-Request-Method: PUT")
                        .status())
                .isEqualTo(200);
        assertThat(server.reached()).isEqualTo(2);
    }

    @Test
    void anOriginThatMayWriteIsTrustedByTheGuardOrTheFilterCannotBeMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CorsFilter.of(WRITING))
                .withMessageContaining("write CorsFilter.of(cors, guard)");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CorsFilter.of(WRITING, CrossSiteGuard.builder().build()))
                .withMessageContaining("write CrossSiteGuard.builder().trustedOrigin(\"https://app.example\")");
        Cors reading = Cors.builder().origin("https://app.example").build();
        assertThat(CorsFilter.of(reading)).isNotNull();
        assertThat(CorsFilter.of(reading, CrossSiteGuard.builder().build())).isNotNull();
    }
}
