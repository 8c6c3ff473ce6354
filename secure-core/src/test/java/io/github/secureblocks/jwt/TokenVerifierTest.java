package io.github.secureblocks.jwt;

import static io.github.secureblocks.jwt.ChecklistItem.AUDIENCE;
import static io.github.secureblocks.jwt.ChecklistItem.BOUNDED_LIFETIME;
import static io.github.secureblocks.jwt.ChecklistItem.BOUNDED_SKEW;
import static io.github.secureblocks.jwt.ChecklistItem.DATES_IN_RANGE;
import static io.github.secureblocks.jwt.ChecklistItem.EXPIRY;
import static io.github.secureblocks.jwt.ChecklistItem.ISSUER;
import static io.github.secureblocks.jwt.ChecklistItem.NOT_FROM_THE_FUTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.github.secureblocks.HandClock;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.jwt.TokenRejected.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static KeyRing ring;

    private final HandClock clock = new HandClock();
    private final List<SecurityEvent> told = new ArrayList<>();
    private final TokenVerifier verifier = TokenVerifier.builder(ring)
            .issuer("https://notes.example")
            .audience("notes")
            .events(SecurityEvents.to(told::add, clock))
            .clock(clock)
            .build();

    @BeforeAll
    static void makeOneKey() {
        ring = KeyRing.inMemory(new HandClock());
    }

    private Forger forged() {
        return new Forger(ring);
    }

    private void assertRejected(String token, Reason reason) {
        told.clear();
        TokenRejected rejected = catchThrowableOfType(TokenRejected.class, () -> verifier.verify(token));

        assertThat(rejected).isNotNull().hasMessage("The token is not valid").hasNoCause();
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(SecurityEvent.Type.AUTHN_TOKEN_REJECTED);
            assertThat(event.reason()).isEqualTo(reason.name());
        });
    }

    @Test
    void acceptsWhatTheForgerMakesWithoutForging() {
        VerifiedToken who = verifier.verify(forged().sign());

        assertThat(who.subject()).hasToString("ada");
        assertThat(who.roles()).isEqualTo(Roles.of("user"));
        assertThat(who.id()).isEqualTo("id-1");
        assertThat(who.issuedAt()).isEqualTo(Instant.ofEpochSecond(Forger.NOW)).isEqualTo(clock.instant());
        assertThat(told).isEmpty();
    }

    @Test
    @Ticks({AUDIENCE, EXPIRY})
    void rejectsATokenForNobodyWithoutEndThatTheRawProcessorAccepts() throws Exception {
        String token = forged().without("iss").without("aud").without("exp").sign();

        DefaultJWTProcessor<SecurityContext> raw = new DefaultJWTProcessor<>();
        raw.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        raw.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256,
                new ImmutableJWKSet<>(
                        new JWKSet(new RSAKey.Builder(ring.signing().publicKey())
                                .keyID(ring.signing().id())
                                .build()))));
        JWTClaimsSet claims = raw.process(token, null);
        assertThat(claims.getSubject())
                .as("raw: believed for ever, by everybody")
                .isEqualTo("ada");
        assertThat(claims.getExpirationTime()).isNull();

        assertRejected(token, Reason.CLAIM_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "sub", "exp", "iat", "jti", "roles"})
    @Ticks(EXPIRY)
    void rejectsATokenWithoutARequiredClaim(String name) {
        assertRejected(forged().without(name).sign(), Reason.CLAIM_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"https://notes.example/\"",
                "\"HTTPS://notes.example\"",
                "\"https://notes.example.evil.example\"",
                "\"https://notes.exampl\"",
                "\"\"",
                "\"https://notes.example\\u0000\""
            })
    @Ticks(ISSUER)
    void rejectsAnotherIssuer(String json) {
        assertRejected(forged().claim("iss", json).sign(), Reason.ISSUER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "\"Notes\"", "\"notes \"", "\"\""})
    @Ticks(AUDIENCE)
    void rejectsAnotherAudience(String json) {
        assertRejected(forged().claim("aud", json).sign(), Reason.AUDIENCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iss | 1",
                "iss | [\"https://notes.example\"]",
                "aud | []",
                "aud | [\"notes\",\"other\"]",
                "sub | 42",
                "sub | \"\"",
                "sub | \"a b\"",
                "sub | \"a\\nb\"",
                "sub | \"\\ud800\"",
                "sub | [\"ada\"]",
                "jti | \"\"",
                "jti | \"\\u202e\"",
                "exp | \"1893456900\"",
                "exp | [\"1893456900\"]",
                "exp | -1",
                "iat | -1",
                "exp | 253402300800",
                "exp | 999999999999999",
                "iat | \"1893456000\"",
                "iat | 999999999999999",
                "nbf | \"1893456000\"",
                "nbf | 999999999999999",
                "roles | \"admin\"",
                "roles | \"user admin\"",
                "roles | 1",
                "roles | [\"Admin\"]",
                "roles | [\"\"]",
                "sid | 1",
                "sid | \"\"",
                "sb_rev | -2",
                "sb_rev | \"7\"",
            })
    @Ticks(DATES_IN_RANGE)
    void rejectsAClaimThatIsNotOfItsForm(String name, String json) {
        assertRejected(forged().claim(name, json).sign(), Reason.CLAIM_INVALID);
    }

    @Test
    void rejectsMoreThan64RolesAndAnIdentifierOfMoreThan255Characters() {
        String roles = "[" + "\"r\",".repeat(64) + "\"r\"]";

        assertRejected(forged().claim("roles", roles).sign(), Reason.CLAIM_INVALID);
        assertRejected(forged().claim("sub", "\"" + "x".repeat(256) + "\"").sign(), Reason.CLAIM_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "{}",
                "1e5",
                "1.0",
                "01",
                "1e999999999",
                "-1e-999999999",
                "9223372036854775808",
                "18446744073709551617",
                "NaN",
                "Infinity",
                "0x7fffffff",
                "1893456900 ,\"exp\":1893456900"
            })
    @Ticks(DATES_IN_RANGE)
    void rejectsAnExpiryThatIsNotAPlainNumber(String json) {
        assertRejected(forged().claim("exp", json).sign(), Reason.MALFORMED);
    }

    @Test
    void rejectsANumberOfAHundredThousandDigitsBeforeReadingIt() {
        assertRejected(forged().claim("exp", "9".repeat(100_000)).sign(), Reason.TOO_LONG);
        assertRejected(forged().claim("exp", "9".repeat(10_000)).sign(), Reason.MALFORMED);
    }

    @Test
    @Ticks(BOUNDED_SKEW)
    void rejectsAnExpiredTokenToTheSecond() {
        String token = forged().sign();

        clock.advance(Duration.ofSeconds(900).plus(TokenVerifier.SKEW).minusSeconds(1));
        assertThat(verifier.verify(token)).isNotNull();

        clock.advance(Duration.ofSeconds(1));
        assertRejected(token, Reason.EXPIRED);
    }

    @Test
    @Ticks(NOT_FROM_THE_FUTURE)
    void rejectsATokenFromTheFuture() {
        long last = Forger.NOW + TokenVerifier.SKEW.toSeconds();

        for (String claim : List.of("iat", "nbf")) {
            assertThat(verifier.verify(
                            forged().claim(claim, String.valueOf(last)).sign()))
                    .isNotNull();
            assertRejected(forged().claim(claim, String.valueOf(last + 1)).sign(), Reason.NOT_YET_VALID);
        }
    }

    @Test
    void beginsATokenAtTheLaterOfItsTwoTimes() {
        String future = String.valueOf(Forger.NOW + TokenVerifier.SKEW.toSeconds() + 1);
        String past = String.valueOf(Forger.NOW - 1);

        assertRejected(forged().claim("iat", future).claim("nbf", past).sign(), Reason.NOT_YET_VALID);
        assertRejected(forged().claim("iat", past).claim("nbf", future).sign(), Reason.NOT_YET_VALID);
        assertThat(verifier.verify(
                        forged().claim("iat", past).claim("nbf", past).sign()))
                .isNotNull();
    }

    @Test
    @Ticks(DATES_IN_RANGE)
    void readsTimesUpToTheEndOfTheYear9999() {
        assertRejected(forged().claim("nbf", "253402300799").sign(), Reason.NOT_YET_VALID);
        assertRejected(forged().claim("nbf", "253402300800").sign(), Reason.CLAIM_INVALID);
    }

    @Test
    void takesANumberOfTheFirstRevocationAndOfNone() {
        for (String number : List.of("-1", "0")) {
            assertThat(verifier.verify(
                            forged().claim(TokenIssuer.LAST_REVOCATION, number).sign()))
                    .isNotNull();
        }
    }

    @Test
    void isToldTheTimeByTheRingAndElseByTheSystem() {
        TokenVerifier byTheRing = Forgery.named(TokenVerifier.builder(ring)).build();
        TokenVerifier bySystem =
                Forgery.named(TokenVerifier.builder(ring::find)).build();
        long system = InstantSource.system().instant().getEpochSecond();
        Forger today = forged().claim("iat", String.valueOf(system)).claim("exp", String.valueOf(system + 900));

        assertThat(byTheRing.verify(forged().sign())).isNotNull();
        assertThat(bySystem.verify(today.sign())).isNotNull();
    }

    @Test
    @Ticks(BOUNDED_LIFETIME)
    void rejectsALifetimeThatNoIssuerGives() {
        long longest = Forger.NOW + TokenIssuer.MAX_LIFETIME.toSeconds();

        assertThat(verifier.verify(
                        forged().claim("exp", String.valueOf(longest)).sign()))
                .isNotNull();
        assertRejected(forged().claim("exp", String.valueOf(longest + 1)).sign(), Reason.CLAIM_INVALID);
        assertRejected(forged().claim("exp", String.valueOf(Forger.NOW)).sign(), Reason.CLAIM_INVALID);
        assertRejected(forged().claim("exp", "0").sign(), Reason.EXPIRED);
        assertRejected(forged().claim("iat", "0").sign(), Reason.CLAIM_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "\u00e9"})
    void refusesANameThatNobodyHas(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenVerifier.builder(ring).issuer(name));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenVerifier.builder(ring).audience(name));
    }

    @Test
    void cannotBeBuiltWithoutIssuerAndAudience() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TokenVerifier.builder(ring).audience("a").build())
                .withMessageContaining(".issuer(\"");
        assertThatIllegalStateException()
                .isThrownBy(() -> TokenVerifier.builder(ring).issuer("a").build())
                .withMessageContaining(".audience(\"");
    }
}
