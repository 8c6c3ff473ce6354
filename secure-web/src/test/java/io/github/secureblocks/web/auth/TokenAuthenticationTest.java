package io.github.secureblocks.web.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.web.auth.AuthenticationOutcome.Reason;
import io.github.secureblocks.web.auth.AuthenticationOutcome.State;
import io.github.secureblocks.web.cookie.HostCookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenAuthenticationTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private static KeyRing ring;
    private static String token;

    private final List<SecurityEvent> events = new ArrayList<>();
    private final SecurityEvents told = SecurityEvents.to(events::add, () -> NOW);
    private final TokenAuthentication authentication = at(NOW);

    @BeforeAll
    static void issueOneToken() {
        ring = KeyRing.inMemory(() -> NOW);
        token = TokenIssuer.builder(ring)
                .issuer("https://notes.example")
                .audience("notes")
                .lifetime(Duration.ofMinutes(15))
                .build()
                .issue(Subject.of("ada"), Roles.of("user"))
                .revealAsString();
    }

    private TokenAuthentication at(Instant now) {
        TokenVerifier verifier = TokenVerifier.builder(ring)
                .issuer("https://notes.example")
                .audience("notes")
                .events(told)
                .clock(() -> now)
                .build();
        return TokenAuthentication.of(verifier, HostCookie.of("session"), told);
    }

    @Test
    void believesNothingThatATokenSaysWhereAReaderOfItsPayloadDoes() {
        String[] parts = token.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String forged = parts[0] + "." + base64(claims.replace("\"user\"", "\"admin\"")) + "." + parts[2];
        assertThat(new String(Base64.getUrlDecoder().decode(forged.split("\\.")[1]), StandardCharsets.UTF_8))
                .contains("\"admin\"");

        assertRejected(authentication.authenticate("Bearer " + forged, List.of()), Reason.TOKEN);
        assertRejected(authentication.authenticate(null, List.of(forged)), Reason.TOKEN);
        assertThat(events).hasSize(2).allMatch(event -> event.reason().equals("SIGNATURE"));
    }

    @Test
    void knowsTheCallerByCookieOrByHeader() {
        for (AuthenticationOutcome outcome : List.of(
                authentication.authenticate("Bearer " + token, List.of()),
                authentication.authenticate("bEARER " + token, List.of()),
                authentication.authenticate(null, List.of(token)))) {
            assertThat(outcome.state()).isEqualTo(State.AUTHENTICATED);
            assertThat(outcome.caller()).hasValueSatisfying(caller -> {
                assertThat(caller.subject()).isEqualTo(Subject.of("ada"));
                assertThat(caller.hasRole("user")).isTrue();
                assertThat(caller.hasRole("admin")).isFalse();
            });
            assertThat(outcome.reason()).isEmpty();
            assertThat(outcome).hasToString("AUTHENTICATED, Caller[ada]");
        }
        assertThat(events).isEmpty();
    }

    @Test
    void nobodyIsAnonymousWhoPresentsSomething() {
        AuthenticationOutcome nothing = authentication.authenticate(null, List.of());
        assertThat(nothing.state()).isEqualTo(State.ANONYMOUS);
        assertThat(nothing.caller()).isEmpty();
        assertThat(nothing.reason()).isEmpty();
        assertThat(events).isEmpty();

        assertRejected(authentication.authenticate(null, List.of("")), Reason.TOKEN);
        assertRejected(authentication.authenticate("", List.of()), Reason.SCHEME);
    }

    @Test
    void rejectsTwoAnswersToOneQuestionEvenIfBothAreValid() {
        assertRejected(authentication.authenticate("Bearer " + token, List.of(token)), Reason.TWO_CREDENTIALS);
        assertRejected(authentication.authenticate("Basic eDp5", List.of(token)), Reason.TWO_CREDENTIALS);
        assertRejected(authentication.authenticate(null, List.of(token, token)), Reason.REPEATED_COOKIE);
        assertRejected(authentication.authenticate(null, List.of("", token)), Reason.REPEATED_COOKIE);
        assertThat(events).hasSize(4).allMatch(event -> event.type() == SecurityEvent.Type.AUTHN_TOKEN_REJECTED);
    }

    @ParameterizedTest
    @MethodSource("headers")
    void readsTheBearerSchemeToTheLetter(String header) {
        assertRejected(authentication.authenticate(header, List.of()), Reason.SCHEME);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).reason()).isEqualTo("SCHEME");
    }

    static Stream<String> headers() {
        return Stream.of(
                "Bearer",
                "Bearer ",
                token,
                " Bearer " + token,
                "Bearer  " + token,
                "Bearer\t" + token,
                "Bearer " + token + " ",
                "Bearer " + token + "\n",
                "Bearer " + token + ",Bearer " + token,
                "Bearer " + token + ", Basic eDp5",
                "Bearer Bearer " + token,
                "Bearer=" + token,
                "Bearer \"" + token + "\"",
                "Bearer token=\"" + token + "\"",
                "Bearer ==",
                "Bearer a=b",
                "Bearer\u00a0" + token,
                "Bearer " + token + "\u0000",
                "B\u0435arer " + token,
                "Basic eDp5",
                "Digest " + token,
                "DPoP " + token,
                "Bearer " + "a".repeat(16_385),
                "Bearer " + "=".repeat(1 << 20));
    }

    @Test
    void rejectsATokenAfterItsTime() {
        assertRejected(at(NOW.plusSeconds(3_600)).authenticate("Bearer " + token, List.of()), Reason.TOKEN);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).reason()).isEqualTo("EXPIRED");
    }

    private static void assertRejected(AuthenticationOutcome outcome, Reason reason) {
        assertThat(outcome.state()).isEqualTo(State.REJECTED);
        assertThat(outcome.reason()).contains(reason);
        assertThat(outcome.caller()).isEmpty();
        assertThat(outcome).hasToString("REJECTED, " + reason);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
