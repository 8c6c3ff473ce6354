package io.github.secureblocks.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.web.auth.TokenAuthentication;
import io.github.secureblocks.web.cookie.HostCookie;
import io.github.secureblocks.web.csrf.CsrfTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The token's filter behind the one that proves sessions. */
@ParameterizedClass
@EnumSource(GateServer.Container.class)
class CsrfTokenOfASessionTest {
    private static final SecurityEvents UNTOLD = SecurityEvents.to(event -> {}, () -> Instant.EPOCH);
    private static final KeyRing RING = KeyRing.inMemory(InstantSource.system());
    private static final String COOKIE = "Cookie: __Host-session=";

    private static String ada;
    private static String adaElsewhere;

    private final GateServer server;

    CsrfTokenOfASessionTest(GateServer.Container container) {
        TokenVerifier verifier = TokenVerifier.builder(RING)
                .issuer("https://notes.example")
                .audience("notes")
                .events(UNTOLD)
                .build();
        CsrfTokens tokens = CsrfTokens.builder(MasterKey.of(Secret.of(
                        Base64.getEncoder().encodeToString(new byte[32]).toCharArray())))
                .events(UNTOLD)
                .build();
        server = GateServer.of(
                container,
                (request, response) -> response.getWriter()
                        .write(CsrfTokenFilter.tokenOf(request).orElse("none")),
                ErrorFilter.of(),
                AuthenticationFilter.of(TokenAuthentication.of(verifier, HostCookie.of("session"), UNTOLD)),
                CsrfTokenFilter.of(tokens));
    }

    @BeforeAll
    static void issue() {
        TokenIssuer issuer = TokenIssuer.builder(RING)
                .issuer("https://notes.example")
                .audience("notes")
                .lifetime(Duration.ofMinutes(15))
                .build();
        ada = issuer.issue(Subject.of("ada"), Roles.of("user")).revealAsString();
        adaElsewhere = issuer.issue(Subject.of("ada"), Roles.of("user")).revealAsString();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTokenIsGoodInItsOwnSessionAlone() {
        String token = server.ask("GET", "/notes", COOKIE + ada).body();
        assertThat(token).hasSize(88);
        assertThat(server.ask("POST", "/notes", COOKIE + ada, "X-CSRF-Token: " + token)
                        .status())
                .isEqualTo(200);
        assertThat(server.ask("POST", "/notes", COOKIE + adaElsewhere, "X-CSRF-Token: " + token)
                        .status())
                .isEqualTo(403);
        assertThat(server.ask("POST", "/notes", COOKIE + ada).status()).isEqualTo(403);
    }

    /** No browser sends a bearer's header by itself, so another site's page cannot either. */
    @Test
    void aProgramNeedsNone() {
        assertThat(server.ask("POST", "/notes", "Authorization: Bearer " + ada).body())
                .isEqualTo("none");
    }

    @Test
    void whoIsNobodyNeedsNone() {
        assertThat(server.ask("POST", "/login").body()).isEqualTo("none");
        assertThat(server.ask("POST", "/login", COOKIE + "a.b.c").body()).isEqualTo("none");
    }
}
