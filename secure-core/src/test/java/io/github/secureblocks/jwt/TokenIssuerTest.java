package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jwt.SignedJWT;
import io.github.secureblocks.HandClock;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenIssuerTest {
    private static HandClock clock;
    private static KeyRing ring;

    @BeforeAll
    static void makeOneKey() {
        clock = new HandClock();
        ring = KeyRing.inMemory(clock);
    }

    private static TokenIssuer issuer() {
        return TokenIssuer.builder(ring)
                .issuer("https://notes.example")
                .audience("notes")
                .lifetime(Duration.ofMinutes(15))
                .build();
    }

    private static TokenVerifier verifier() {
        return TokenVerifier.builder(ring)
                .issuer("https://notes.example")
                .audience("notes")
                .build();
    }

    @Test
    void issuesWhatTheVerifierReads() {
        AccessToken token = issuer().issue(Subject.of("ada"), Roles.of("user", "admin"));

        VerifiedToken who = verifier().verify(token.revealAsString());

        assertThat(who.subject()).isEqualTo(Subject.of("ada"));
        assertThat(who.roles()).isEqualTo(Roles.of("admin", "user"));
        assertThat(who.issuedAt()).isEqualTo(clock.instant());
        assertThat(who.expiresAt())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(15)))
                .isEqualTo(token.expiresAt());
        assertThat(who.id()).hasSize(43);
        assertThat(who).hasToString("VerifiedToken[ada, expires 2030-01-01T00:15:00Z]");
    }

    @Test
    void writesEveryRequiredClaimAndNothingElse() throws Exception {
        SignedJWT read =
                SignedJWT.parse(issuer().issue(Subject.of("ada"), Roles.none()).revealAsString());

        assertThat(read.getHeader().toJSONObject())
                .containsOnlyKeys("alg", "kid", "typ")
                .containsEntry("alg", "RS256")
                .containsEntry("typ", "at+jwt");
        assertThat(read.getJWTClaimsSet().getClaims())
                .containsOnlyKeys("iss", "aud", "sub", "exp", "iat", "jti", "roles");
    }

    @Test
    void givesEachTokenItsOwnIdentifier() {
        TokenIssuer issuer = issuer();
        TokenVerifier verifier = verifier();

        assertThat(IntStream.range(0, 20)
                        .mapToObj(i -> verifier.verify(issuer.issue(Subject.of("ada"), Roles.none())
                                        .revealAsString())
                                .id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void issuesNoTokenThatIsTooLongToVerify() {
        String[] roles = IntStream.range(0, Roles.MAX_ROLES)
                .mapToObj(i -> "r".repeat(62) + (char) ('a' + i / 26) + (char) ('a' + i % 26))
                .toArray(String[]::new);
        TokenIssuer longest = TokenIssuer.builder(ring)
                .issuer("\\".repeat(255))
                .audience("\"".repeat(255))
                .lifetime(TokenIssuer.MAX_LIFETIME)
                .build();
        TokenVerifier verifier = TokenVerifier.builder(ring)
                .issuer("\\".repeat(255))
                .audience("\"".repeat(255))
                .build();

        AccessToken token = longest.issue(Subject.of("\u20ac".repeat(Subject.MAX_LENGTH)), Roles.of(roles));

        assertThat(verifier.verify(token.revealAsString()).roles().names()).hasSize(Roles.MAX_ROLES);
    }

    @Test
    void keepsSubjectsThatNeedEscaping() {
        for (String id :
                new String[] {"a\"b\\c", "</script>", "Zo\u00eb", "\ud83d\ude00", "{\"sub\":\"root\"}", "'&=<>"}) {
            String token = issuer().issue(Subject.of(id), Roles.none()).revealAsString();

            assertThat(verifier().verify(token).subject().id()).isEqualTo(id);
        }
    }

    @Test
    void doesNotPrintTheToken() {
        AccessToken token = issuer().issue(Subject.of("ada"), Roles.none());

        assertThat(token).hasToString("AccessToken[expires 2030-01-01T00:15:00Z]");
        assertThat(String.valueOf(token)).doesNotContain(token.revealAsString());
    }

    @Test
    void cannotBeBuiltWithoutIssuerAudienceAndLifetime() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TokenIssuer.builder(ring).build())
                .withMessageContaining(".issuer(\"");
        assertThatIllegalStateException()
                .isThrownBy(() -> TokenIssuer.builder(ring).issuer("a").build())
                .withMessageContaining(".audience(\"");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        TokenIssuer.builder(ring).issuer("a").audience("b").build())
                .withMessageContaining(".lifetime(Duration.ofMinutes(15))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.5S", "PT1.5S", "PT12H1S", "PT1000000H", "PT-2562047788015215H"})
    void refusesALifetimeOutOfBounds(Duration time) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenIssuer.builder(ring).lifetime(time))
                .withMessageContaining(".lifetime(Duration.ofMinutes(15))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "\u00e4"})
    void refusesANameThatIsNotVisibleAsciiWithoutEchoingIt(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenIssuer.builder(ring).issuer(name))
                .withMessageStartingWith("issuer has 1 to 255 visible ASCII characters; write ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenVerifier.builder(ring).audience(name))
                .withMessageStartingWith("audience has 1 to 255 visible ASCII characters; write ");
    }

    @Test
    void leavesNoWayToMakeATrustedTypeButTheChecker() {
        for (Class<?> trusted : new Class<?>[] {VerifiedToken.class, AccessToken.class}) {
            assertThat(trusted.getConstructors()).isEmpty();
            assertThat(trusted.getMethods())
                    .filteredOn(method -> method.getDeclaringClass() == trusted)
                    .noneMatch(method -> Modifier.isStatic(method.getModifiers()));
        }
    }
}
