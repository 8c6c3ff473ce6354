package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.TokenRejected.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What comes of an issuer and a verifier that are told different things, and that what is said once cannot differ. */
class WiringTest {
    private static final Subject ADA = Subject.of("ada");

    private final HandClock clock = new HandClock();
    private final KeyRing ring = Rings.over(KeyRingStore.inMemory(), clock).build();
    private final TokenRevocations revocations = TokenRevocations.inMemory(clock);
    private final TokenRevocations others = TokenRevocations.inMemory(clock);
    private final TokenIssuer issuer = TokenIssuer.builder(ring)
            .issuer("https://notes.example")
            .audience("notes")
            .lifetime(Rings.LIFETIME)
            .revocations(revocations)
            .build();
    private final TokenVerifier mismatched = TokenVerifier.builder(ring)
            .issuer("https://notes.example")
            .audience("notes")
            .revocations(others)
            .build();
    private final TokenVerifier verifier = TokenVerifier.builder(issuer).build();

    @Test
    void aVerifierOfAnotherStoreAcceptsWhatItsIssuersStoreTookBackAndTheIssuersOwnDoesNot() {
        String token = token();
        revocations.revokeAllOf(ADA);

        assertThat(mismatched.verify(token).subject()).isEqualTo(ADA);
        assertRevoked(verifier, token);
        assertThat(verifier.verify(token()).subject()).isEqualTo(ADA);
    }

    @Test
    void aVerifierOfAnotherStoreRefusesNewLogInsUntilTheIssuersStoreCountsALaterRevocation() {
        String before = token();
        clock.advance(Duration.ofSeconds(1));
        others.revokeAllOf(ADA);
        clock.advance(Duration.ofSeconds(1));

        assertRevoked(mismatched, before);
        assertRevoked(mismatched, token());
        assertThat(verifier.verify(token()).subject()).isEqualTo(ADA);
        revocations.revokeSession("of-somebody-else");
        assertThat(mismatched.verify(token()).subject()).isEqualTo(ADA);
    }

    @Test
    void aVerifierOfAnIssuerAcceptsNothingOfAnotherNameOrForAnother() {
        assertRejected(Reason.ISSUER, "https://other.example", "notes");
        assertRejected(Reason.AUDIENCE, "https://notes.example", "other");
    }

    @Test
    void aVerifierOfAnIssuerHasItsClock() {
        String token = token();
        clock.advance(Rings.LIFETIME.plus(TokenVerifier.SKEW).plusSeconds(1));

        assertThatExceptionOfType(TokenRejected.class)
                .isThrownBy(() -> verifier.verify(token))
                .extracting(TokenRejected::reason)
                .isEqualTo(Reason.EXPIRED);
    }

    @Test
    void revocationsOfARingAreHeldForAsLongAsItsTokensCanLive() {
        KeyRing odd = Rings.over(KeyRingStore.inMemory(), clock)
                .tokenLifetime(Duration.ofMillis(1_500))
                .build();

        assertThat(of(ring).tokenLifetime()).isEqualTo(Rings.LIFETIME);
        assertThat(of(odd).tokenLifetime()).isEqualTo(Duration.ofSeconds(2));
    }

    private static TokenRevocations of(KeyRing of) {
        return TokenRevocations.builder(new LoneStore(), of)
                .scheduler(new HandScheduler())
                .build();
    }

    private String token() {
        return issuer.issue(ADA, Roles.none()).revealAsString();
    }

    private void assertRejected(Reason reason, String name, String audience) {
        String token = TokenIssuer.builder(ring)
                .issuer(name)
                .audience(audience)
                .lifetime(Rings.LIFETIME)
                .build()
                .issue(ADA, Roles.none())
                .revealAsString();

        assertThatExceptionOfType(TokenRejected.class)
                .isThrownBy(() -> verifier.verify(token))
                .extracting(TokenRejected::reason)
                .isEqualTo(reason);
    }

    private static void assertRevoked(TokenVerifier by, String token) {
        assertThatExceptionOfType(TokenRejected.class)
                .isThrownBy(() -> by.verify(token))
                .extracting(TokenRejected::reason)
                .isEqualTo(Reason.REVOKED);
    }
}
