package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRevocationsTest {
    private static final Subject ADA = Subject.of("ada");
    private static final Subject BOB = Subject.of("bob");

    private final HandClock clock = new HandClock();
    private final List<SecurityEvent> events = new ArrayList<>();
    private final KeyRing ring = Rings.over(KeyRingStore.inMemory(), clock).build();
    private final TokenRevocations revocations = builder(new LoneStore()).build();
    private final TokenIssuer issuer = issuer(revocations);
    private final TokenVerifier verifier = verifier(revocations);

    private TokenRevocations.Builder builder(RevocationStore store) {
        return TokenRevocations.builder(store)
                .clock(clock)
                .events(SecurityEvents.to(events::add, clock))
                .scheduler(new HandScheduler());
    }

    private TokenIssuer.Builder issuer() {
        return TokenIssuer.builder(ring)
                .issuer("https://notes.example")
                .audience("notes")
                .lifetime(Rings.LIFETIME);
    }

    private TokenIssuer issuer(TokenRevocations known) {
        return issuer().revocations(known).build();
    }

    private TokenVerifier verifier(TokenRevocations known) {
        return TokenVerifier.builder(ring)
                .issuer("https://notes.example")
                .audience("notes")
                .revocations(known)
                .events(SecurityEvents.to(events::add, clock))
                .build();
    }

    private String token(Subject subject) {
        return issuer.issue(subject, Roles.of("user")).revealAsString();
    }

    private void rejects(TokenVerifier by, String token) {
        assertThatExceptionOfType(TokenRejected.class)
                .isThrownBy(() -> by.verify(token))
                .extracting(TokenRejected::reason)
                .isEqualTo(TokenRejected.Reason.REVOKED);
    }

    private List<String> told() {
        return events.stream()
                .map(event -> event.type() + " " + event.reason()
                        + event.subject().map(subject -> " " + subject).orElse(""))
                .toList();
    }

    /** What a table of instants by user makes of {@code iat}, whichever way it compares. */
    private record NaiveNotBefore(Instant revokedAt) {
        boolean refusesEarlier(VerifiedToken token) {
            return token.issuedAt().isBefore(revokedAt);
        }

        boolean refusesEarlierSeconds(VerifiedToken token) {
            return token.issuedAt().getEpochSecond() < revokedAt.getEpochSecond();
        }
    }

    @Test
    void aNaiveNotBeforeIsWrongWithinASecondWhicheverWayItCompares() {
        clock.advance(Duration.ofMillis(400));
        VerifiedToken stolen = verifier.verify(token(ADA));
        clock.advance(Duration.ofMillis(100));
        NaiveNotBefore naive = new NaiveNotBefore(clock.instant());
        clock.advance(Duration.ofMillis(100));
        VerifiedToken next = verifier.verify(token(ADA));

        assertThat(naive.refusesEarlier(stolen) && naive.refusesEarlier(next))
                .as("the new token is refused as well")
                .isTrue();
        assertThat(naive.refusesEarlierSeconds(stolen))
                .as("the stolen token holds")
                .isFalse();
    }

    @Test
    void whoSignsInAgainInTheSameInstantIsLetInAndTheOldTokenIsNot() {
        String stolen = token(ADA);
        for (int i = 0; i < 100; i++) {
            revocations.revokeAllOf(ADA);
            String next = token(ADA);

            rejects(verifier, stolen);
            assertThat(verifier.verify(next).subject()).isEqualTo(ADA);
            assertThat(verifier.verify(next).issuedAt()).isEqualTo(clock.instant());
            stolen = next;
        }
    }

    @Test
    void aTokenIsTakenBackAloneAndAlsoOutOfTheCache() {
        String one = token(ADA);
        String other = token(ADA);
        VerifiedToken known = verifier.verify(one);

        revocations.revoke(known);
        revocations.revoke(known);

        rejects(verifier, one);
        assertThat(verifier.verify(other).subject()).isEqualTo(ADA);
        assertThat(told()).startsWith("AUTHN_TOKEN_REVOKED TOKEN ada", "AUTHN_TOKEN_REJECTED REVOKED");
    }

    @Test
    void aSessionIsTakenBackWithWhatARenewalWasIssuingMeanwhile() {
        String before = issuer.issue(ADA, Roles.none(), "s1").revealAsString();
        String other = issuer.issue(ADA, Roles.none(), "s2").revealAsString();

        revocations.revokeSession("s1");

        String late = issuer.issue(ADA, Roles.none(), "s1").revealAsString();
        rejects(verifier, before);
        rejects(verifier, late);
        assertThat(verifier.verify(other).session()).contains("s2");
        assertThat(told()).startsWith("AUTHN_TOKEN_REVOKED SESSION");
    }

    @Test
    void allAreTakenBackAtOnce() {
        String ofAda = token(ADA);
        String ofBob = token(BOB);

        revocations.revokeAll();

        rejects(verifier, ofAda);
        rejects(verifier, ofBob);
        assertThat(verifier.verify(token(BOB)).subject()).isEqualTo(BOB);
        assertThat(revocations.size()).isZero();
    }

    @Test
    void withoutThemALogOutEndsNothing() {
        TokenVerifier raw = TokenVerifier.builder(ring)
                .issuer("https://notes.example")
                .audience("notes")
                .build();
        String stolen = token(ADA);
        revocations.revokeAllOf(ADA);

        assertThat(raw.verify(stolen).subject()).isEqualTo(ADA);
        rejects(verifier, stolen);
    }

    @Test
    void tokensOfAnIssuerThatDoesNotKnowThemAreJudgedByTimeAndRatherRefused() {
        TokenIssuer elsewhere = issuer().build();
        String before = elsewhere.issue(ADA, Roles.none()).revealAsString();
        revocations.revokeAllOf(ADA);
        clock.advance(TokenVerifier.SKEW);
        String soon = elsewhere.issue(ADA, Roles.none()).revealAsString();
        clock.advance(Duration.ofSeconds(1));
        String later = elsewhere.issue(ADA, Roles.none()).revealAsString();

        rejects(verifier, before);
        rejects(verifier, soon);
        assertThat(verifier.verify(later).subject()).isEqualTo(ADA);
    }

    @Test
    void aRevocationIsHeldUntilNothingIsLeftToRefuse() {
        revocations.revoke(verifier.verify(token(ADA)));
        assertThat(revocations.size()).isEqualTo(1);
        clock.advance(Rings.LIFETIME.plus(TokenVerifier.SKEW.multipliedBy(3)));
        revocations.revokeSession("s1");
        assertThat(revocations.size()).as("the token's is gone").isEqualTo(1);
        clock.advance(TokenIssuer.MAX_LIFETIME.plus(TokenVerifier.SKEW.multipliedBy(3)));
        revocations.revokeAllOf(BOB);
        assertThat(revocations.size()).as("the session's is gone").isEqualTo(1);
    }

    @Test
    void tokensThatOutliveTheirRevocationsAreNeitherIssuedNorAccepted() {
        TokenRevocations brief =
                builder(new LoneStore()).tokenLifetime(Duration.ofMinutes(5)).build();
        assertThatIllegalStateException().isThrownBy(() -> issuer(brief)).withMessageContaining(".tokenLifetime(...)");
        String longer = token(ADA);
        String asLong = issuer().lifetime(Duration.ofMinutes(5))
                .revocations(brief)
                .build()
                .issue(ADA, Roles.none())
                .revealAsString();

        rejects(verifier(brief), longer);
        assertThat(verifier(brief).verify(asLong).subject()).isEqualTo(ADA);
        brief.revokeAllOf(ADA);
        clock.advance(Duration.ofMinutes(5).plus(TokenVerifier.SKEW.multipliedBy(3)));
        brief.revokeAllOf(BOB);
        assertThat(brief.size()).as("ada's is gone").isEqualTo(1);
    }

    @Test
    void theOneThatDoesNotFitRefusesEverythingBeforeItAndNothingAfter() {
        TokenRevocations small = builder(new LoneStore()).maxEntries(3).build();
        TokenIssuer issues = issuer(small);
        TokenVerifier verifies = verifier(small);
        String revoked = issues.issue(ADA, Roles.none()).revealAsString();
        String innocent = issues.issue(BOB, Roles.none()).revealAsString();
        small.revoke(verifies.verify(revoked));
        small.revokeSession("s1");
        small.revokeSession("s2");
        assertThat(verifies.verify(innocent).subject()).isEqualTo(BOB);

        small.revokeSession("s3");

        assertThat(told()).contains("AUTHN_TOKEN_REVOKED FULL");
        rejects(verifies, revoked);
        rejects(verifies, innocent);
        rejects(verifies, issues.issue(BOB, Roles.none(), "s3").revealAsString());
        assertThat(verifies.verify(issues.issue(BOB, Roles.none()).revealAsString())
                        .subject())
                .isEqualTo(BOB);
    }

    @Test
    void aFloodTakesNoMoreRoomThanThereIs() {
        TokenRevocations small = builder(new LoneStore())
                .maxEntries(1_000)
                .events(SecurityEvents.to(event -> {}, clock))
                .build();
        int greatest = 0;
        for (int i = 0; i < 200_000; i++) {
            small.revokeSession("session-" + i);
            if (i % 3 == 0) {
                small.revokeAllOf(ADA);
            }
            greatest = Math.max(greatest, small.size());
        }
        assertThat(greatest).isEqualTo(1_000);
    }

    @Test
    void whatIsRevokedAfterARestartThatForgotConcernsTheTokensFromBefore() {
        revocations.revokeAllOf(BOB);
        String stolen = token(ADA);
        clock.advance(Duration.ofMillis(1));
        TokenRevocations restarted = builder(new LoneStore()).build();

        restarted.revokeAllOf(ADA);

        rejects(verifier(restarted), stolen);
    }

    @Test
    void whoLogsOutEverywhereAgainAndAgainTakesOneEntry() {
        for (int i = 0; i < 1_000; i++) {
            revocations.revokeAllOf(ADA);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(revocations.size()).isEqualTo(1);
        assertThat(told()).doesNotContain("AUTHN_TOKEN_REVOKED FULL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "\u2028"})
    void aSessionThatNoTokenCanHaveIsRefused(String session) {
        assertThatIllegalArgumentException().isThrownBy(() -> revocations.revokeSession(session));
    }

    @Test
    void boundsAreBounds() {
        TokenRevocations.Builder builder = builder(new LoneStore());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxEntries(0))
                .withMessageContaining(".maxEntries(100_000)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.interval(Duration.ofMillis(99)))
                .withMessageContaining(".interval(Duration.ofSeconds(5))");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.interval(Duration.ofSeconds(61)));
        for (String time : new String[] {"PT0S", "PT0.5S", "PT12H1S"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.tokenLifetime(Duration.parse(time)))
                    .withMessageContaining(".tokenLifetime(Duration.ofMinutes(15))");
        }
    }
}
