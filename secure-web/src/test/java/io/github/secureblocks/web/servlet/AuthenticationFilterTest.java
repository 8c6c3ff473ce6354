package io.github.secureblocks.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenRevocations;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.refresh.RefreshStore;
import io.github.secureblocks.refresh.RefreshTokens;
import io.github.secureblocks.refresh.jwt.Sessions;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.web.auth.SessionCookies;
import io.github.secureblocks.web.auth.TokenAuthentication;
import io.github.secureblocks.web.cookie.HostCookie;
import io.github.secureblocks.web.servlet.GateServer.Answer;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(GateServer.Container.class)
class AuthenticationFilterTest {
    private static final SecurityEvents UNTOLD = SecurityEvents.to(event -> {}, () -> Instant.EPOCH);
    private static final KeyRing RING = KeyRing.inMemory(InstantSource.system());

    private static String ada;
    private static String eve;

    private final GateServer.Container container;
    private final GateServer server;

    AuthenticationFilterTest(GateServer.Container container) {
        this.container = container;
        TokenVerifier verifier = TokenVerifier.builder(RING)
                .issuer("https://notes.example")
                .audience("notes")
                .events(UNTOLD)
                .build();
        server = GateServer.of(
                container,
                AuthenticationFilterTest::answer,
                ErrorFilter.of(),
                AuthenticationFilter.of(TokenAuthentication.of(verifier, HostCookie.of("session"), UNTOLD)));
    }

    @BeforeAll
    static void issue() {
        TokenIssuer issuer = TokenIssuer.builder(RING)
                .issuer("https://notes.example")
                .audience("notes")
                .lifetime(Duration.ofMinutes(15))
                .build();
        ada = issuer.issue(Subject.of("ada"), Roles.of("user")).revealAsString();
        eve = issuer.issue(Subject.of("eve"), Roles.of("user")).revealAsString();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer ",
                "authorization: bearer ",
                "AUTHORIZATION: BEARER ",
                "Cookie: __Host-session="
            })
    void knowsTheCallerByOneCredential(String header) {
        assertThat(server.ask("GET", "/mine", header + ada).body()).isEqualTo("ada");
        assertThat(server.ask("GET", "/forward", header + ada).body()).isEqualTo("ada");
    }

    @Test
    void whereTwoAreSentNeitherCounts() {
        String bearer = "Authorization: Bearer ";
        assertThat(server.ask("GET", "/by-hand", bearer + eve, bearer + ada).body())
                .contains(eve);
        for (String[] headers : new String[][] {
            {bearer + ada, bearer + eve},
            {bearer + ada, bearer + ada},
            {bearer + ada, "Authorization:"},
            {"Authorization: Basic YTpi", bearer + ada},
            {bearer + ada + ", Bearer " + eve},
            {bearer + ada, "Cookie: __Host-session=" + ada},
            {"Cookie: __Host-session=" + eve + "; __Host-session=" + ada},
            {"Cookie: __Host-session=" + eve, "Cookie: __Host-session=" + ada}
        }) {
            Answer answer = server.ask("GET", "/mine", headers);
            assertThat(answer.status()).as("%s lines", headers.length).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).containsExactly("Bearer");
        }
    }

    @Test
    void readsATokenFromNowhereElse() {
        String form = "access_token=" + ada + "&token=" + ada + "&session=" + ada;
        assertThat(server.send("POST", "/mine?" + form, form, "Content-Type: application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(401);
        for (String header : new String[] {
            "Cookie: session=", "Cookie: __host-session=", "X-Authorization: Bearer ", "Proxy-Authorization: Bearer "
        }) {
            assertThat(server.ask("GET", "/mine", header + ada).status())
                    .as(header)
                    .isEqualTo(401);
        }
    }

    /** RFC 6750, 3 and 3.1: without an error where nothing was presented. */
    @Test
    void tellsAProgramToGetAnotherTokenWhereItsOwnIsNoGood() {
        assertThat(server.ask("GET", "/mine").header("WWW-Authenticate")).containsExactly("Bearer");
        for (String header : new String[] {"Authorization: Bearer a.b.c", "Cookie: __Host-session=a.b.c"}) {
            Answer answer = server.ask("GET", "/mine", header);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).containsExactly("Bearer error=\"invalid_token\"");
        }
    }

    @Test
    void nobodyIsTheOneBefore() {
        for (int round = 0; round < 50; round++) {
            assertThat(server.ask("GET", "/mine", "Authorization: Bearer " + ada)
                            .body())
                    .isEqualTo("ada");
            assertThat(server.ask("GET", "/mine").status()).isEqualTo(401);
        }
    }

    /** Nobody would be told of the new cookies, and the old ones would soon be those of a thief. */
    @Test
    void whereTheAnswerHasBegunNoSessionIsRenewed() {
        TokenIssuer issuer = TokenIssuer.builder(RING)
                .issuer("https://notes.example")
                .audience("notes")
                .lifetime(Duration.ofMinutes(5))
                .revocations(TokenRevocations.inMemory(InstantSource.system()))
                .build();
        RefreshTokens tokens = RefreshTokens.builder(
                        RefreshStore.inMemory(), MasterKey.of(Secret.of(SecureTokens.urlSafe())))
                .events(UNTOLD)
                .build();
        SessionCookies cookies =
                SessionCookies.of(Sessions.of(issuer, tokens), subject -> Optional.of(Roles.of("user")));
        TokenVerifier verifier = TokenVerifier.builder(issuer).events(UNTOLD).build();
        Filter early = (request, response, chain) -> {
            if (((HttpServletRequest) request).getRequestURI().equals("/late")) {
                response.getWriter().write("begun by ");
                response.flushBuffer();
            }
            chain.doFilter(request, response);
        };
        try (GateServer renewing = GateServer.of(
                container,
                (request, response) -> response.getWriter()
                        .write(AuthenticationFilter.callerOf(request)
                                .map(caller -> caller.subject().id())
                                .orElse("nobody")),
                early,
                AuthenticationFilter.of(TokenAuthentication.of(verifier, cookies, UNTOLD)))) {
            String refresh = cookies.start(Subject.of("ada"), Roles.of("user")).get(1);
            String cookie = "Cookie: " + refresh.substring(0, refresh.indexOf(';'));
            assertThat(renewing.ask("GET", "/late", cookie).body())
                    .contains("nobody")
                    .doesNotContain("ada");
            Answer renewed = renewing.ask("GET", "/mine", cookie);
            assertThat(renewed.body()).isEqualTo("ada");
            assertThat(renewed.header("Set-Cookie")).hasSize(2);
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo())) {
            case "/by-hand" -> response.getWriter().write(request.getHeader("Authorization"));
            case "/forward" -> forward(request, response);
            default -> {
                var caller = AuthenticationFilter.callerOf(request);
                if (caller.isEmpty()) {
                    response.sendError(401);
                } else {
                    response.getWriter().write(caller.get().subject().id());
                }
            }
        }
    }

    private static void forward(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            request.getRequestDispatcher("/mine").forward(request, response);
        } catch (ServletException failed) {
            throw new IOException(failed);
        }
    }
}
