package io.github.secureblocks.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.web.Mutations;
import io.github.secureblocks.web.csrf.CsrfTokens;
import io.github.secureblocks.web.servlet.GateServer.Answer;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(GateServer.Container.class)
class CsrfTokenFilterTest {
    private static final String ADA = "Cookie: sid=ada";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    private final CsrfTokens tokens = CsrfTokens.of(MasterKey.of(
            Secret.of(Base64.getEncoder().encodeToString(new byte[32]).toCharArray())));
    private final GateServer.Container container;
    private final GateServer server;

    CsrfTokenFilterTest(GateServer.Container container) {
        this.container = container;
        server = GateServer.of(
                container,
                (request, response) -> response.getWriter()
                        .write(CsrfTokenFilter.tokenOf(request).orElse("none")),
                ErrorFilter.of(),
                CsrfTokenFilter.of(
                        tokens,
                        request -> request.getCookies() == null
                                ? Optional.empty()
                                : Optional.of(request.getCookies()[0].getValue())));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCookieAloneWritesNothing() {
        try (GateServer raw = GateServer.of(
                container, (request, response) -> response.getWriter().write("written"))) {
            assertThat(raw.send("POST", "/notes", "text=forged", ADA, FORM).body())
                    .isEqualTo("written");
        }
        Answer forged = server.send("POST", "/notes", "text=forged", ADA, FORM);
        assertThat(forged.status()).isEqualTo(403);
        assertThat(server.reached()).isZero();
    }

    @Test
    void thePagesOwnTokenWritesFromAFormAHeaderOrAnUpload() {
        String token = server.ask("GET", "/notes", ADA).body();
        assertThat(token).hasSize(88);
        assertThat(server.send("POST", "/notes", "a=b&_csrf=" + token, ADA, FORM)
                        .status())
                .isEqualTo(200);
        assertThat(server.ask("DELETE", "/notes/1", ADA, "X-CSRF-Token: " + token)
                        .status())
                .isEqualTo(200);
        String part = "--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--x--\r\n";
        assertThat(server.send("POST", "/notes", part, ADA, "Content-Type: multipart/form-data; boundary=x")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anothersTokenNoneSeveralOrOneInTheAddressWritesNothing() {
        String token = server.ask("GET", "/notes", ADA).body();
        String evil = server.ask("GET", "/notes", "Cookie: sid=evil").body();
        assertThat(server.send("POST", "/notes", "_csrf=" + evil, ADA, FORM).status())
                .isEqualTo(403);
        assertThat(server.send("POST", "/notes", "_csrf=" + token + "&_csrf=" + token, ADA, FORM)
                        .status())
                .isEqualTo(403);
        assertThat(server.ask("POST", "/notes", ADA, "X-CSRF-Token: " + token, "X-CSRF-Token: " + token)
                        .status())
                .isEqualTo(403);
        assertThat(server.send("POST", "/notes", "_csrf=" + token, ADA, FORM, "X-CSRF-Token: " + evil)
                        .status())
                .isEqualTo(403);
        for (String query : new String[] {"_csrf=", "%5Fcsrf=", "a=b&%5fc%73rf="}) {
            assertThat(server.ask("POST", "/notes?" + query + token, ADA).status())
                    .isEqualTo(403);
        }
        assertThat(server.reached()).isEqualTo(2);
    }

    @Test
    void noSpellingOfAnAddressBringsATokenIn() {
        Random random = new Random(60_607);
        String token = server.ask("GET", "/notes", ADA).body();
        for (int round = 0; round < 500; round++) {
            StringBuilder name = new StringBuilder();
            for (char c : "_csrf".toCharArray()) {
                name.append(random.nextBoolean() ? c : String.format("%%%02x", (int) c));
            }
            String query = Mutations.of("a=b&" + name + "=" + token, "&=%5f_+;", random);
            assertThat(server.ask("POST", "/notes?" + query, ADA).status()).isBetween(400, 499);
        }
        assertThat(server.reached()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "PROPFIND", "get", "X-ANY"})
    void everyOtherMethodNeedsAToken(String method) {
        assertThat(server.ask(method, "/notes", ADA).status()).isEqualTo(403);
    }

    @Test
    void whoHasNoSessionHasNothingToAbuse() {
        assertThat(server.ask("GET", "/login").body()).isEqualTo("none");
        assertThat(server.send("POST", "/login", "name=ada", FORM).status()).isEqualTo(200);
    }

    /** Where nothing tells of a session, every request would pass. */
    @Test
    void withoutTheFilterThatKnowsSessionsNothingPasses() {
        try (GateServer wrong = GateServer.of(
                container,
                (request, response) -> response.getWriter().write("written"),
                ErrorFilter.of(),
                CsrfTokenFilter.of(tokens))) {
            assertThat(wrong.send("POST", "/notes", "text=forged", ADA, FORM).status())
                    .isEqualTo(500);
            assertThat(wrong.reached()).isZero();
        }
    }

    @Test
    void everyPageHasAnotherToken() {
        assertThat(server.ask("GET", "/notes", ADA).body())
                .isNotEqualTo(server.ask("GET", "/notes", ADA).body());
    }

    @Test
    void aPageThatTheFilterIsNotMappedToIsToldSo() {
        try (GateServer without = GateServer.of(container, (request, response) -> {
            try {
                CsrfTokenFilter.tokenOf(request).ifPresent(token -> {});
            } catch (IllegalStateException told) {
                response.getWriter().write(told.getMessage());
            }
        })) {
            assertThat(without.ask("GET", "/").body()).startsWith("No token: map CsrfTokenFilter");
        }
    }
}
