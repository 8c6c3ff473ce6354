package io.github.secureblocks.refresh.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.AccessToken;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenRejected;
import io.github.secureblocks.jwt.TokenRevocations;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.refresh.RefreshFamily;
import io.github.secureblocks.refresh.RefreshRejected;
import io.github.secureblocks.refresh.RefreshRejected.Reason;
import io.github.secureblocks.refresh.RefreshStore;
import io.github.secureblocks.refresh.RefreshTokens;
import io.github.secureblocks.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Subject ADA = Subject.of("ada");
    private static final Roles USER = Roles.of("user");
    private static final Function<Subject, Optional<Roles>> STILL_A_USER = subject -> Optional.of(USER);

    private static KeyRing ring;
    private static Instant now = Instant.parse("2030-01-01T00:00:00.5Z");

    private final List<SecurityEvent> events = new ArrayList<>();
    private final SecurityEvents told = SecurityEvents.to(events::add, () -> now);
    private final TokenRevocations revocations = TokenRevocations.inMemory(() -> now);
    private final TokenIssuer issuer = TokenIssuer.builder(ring)
            .issuer("https://notes.example")
            .audience("notes")
            .lifetime(Duration.ofMinutes(5))
            .revocations(revocations)
            .build();
    private final TokenVerifier verifier =
            TokenVerifier.builder(issuer).events(told).build();
    private final RefreshTokens refreshTokens = RefreshTokens.builder(
                    RefreshStore.inMemory(), MasterKey.of(Secret.of(SecureTokens.urlSafe())))
            .clock(() -> now)
            .events(told)
            .build();
    private final Sessions sessions = Sessions.of(issuer, refreshTokens);

    @BeforeAll
    static void makeOneRing() {
        ring = KeyRing.inMemory(() -> now);
    }

    @Test
    void sessionsWhoseEndWouldNotReachTheAccessTokensCannotBeMade() {
        TokenIssuer withoutRevocations = TokenIssuer.builder(ring)
                .issuer("https://notes.example")
                .audience("notes")
                .lifetime(Duration.ofMinutes(5))
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sessions.of(withoutRevocations, refreshTokens))
                .withMessageContaining(".revocations(");
    }

    @Test
    void theAccessTokenNamesTheSessionThatTheRefreshTokenRenews() {
        SessionTokens first = sessions.start(ADA, USER);
        SessionTokens next = sessions.renew(first.refresh().revealAsString(), STILL_A_USER);

        assertThat(verified(first).session()).hasValue(first.refresh().family());
        assertThat(verified(next).session()).isEqualTo(verified(first).session());
        assertThat(verified(next).subject()).isEqualTo(ADA);
        assertThat(sessions.of(ADA))
                .extracting(RefreshFamily::id)
                .containsExactly(first.refresh().family());
        assertThat(first.toString())
                .doesNotContain(first.refresh().revealAsString(), first.access().revealAsString());
    }

    @Test
    void rolesAreThoseOfTheRenewal() {
        SessionTokens first = sessions.start(ADA, Roles.of("admin", "user"));

        SessionTokens next = sessions.renew(first.refresh().revealAsString(), STILL_A_USER);

        assertThat(verified(next).roles()).isEqualTo(USER);
    }

    @Test
    void anAccountThatIsGoneEndsItsSessionForGood() {
        SessionTokens first = sessions.start(ADA, USER);

        assertRejected(first.refresh().revealAsString(), subject -> Optional.empty(), Reason.REVOKED);

        assertDead(first.access());
        assertThat(sessions.of(ADA)).isEmpty();
        assertRejected(first.refresh().revealAsString(), STILL_A_USER, Reason.REVOKED);
    }

    @Test
    void whereRolesCannotBeReadTheSameTokenMayBeTriedAgain() {
        String presented = sessions.start(ADA, USER).refresh().revealAsString();

        assertThatIllegalStateException()
                .isThrownBy(() -> sessions.renew(presented, subject -> {
                    throw new IllegalStateException("the database is away");
                }));

        assertThat(verified(sessions.renew(presented, STILL_A_USER)).subject()).isEqualTo(ADA);
    }

    @Test
    void aReplayTakesTheAccessTokensBackWhichRotationAloneLeavesValid() {
        SessionTokens alone = sessions.start(ADA, USER);
        String stolen =
                refreshTokens.redeem(alone.refresh().revealAsString()).token().revealAsString();
        refreshTokens.redeem(refreshTokens.redeem(stolen).token().revealAsString());
        assertThatExceptionOfType(RefreshRejected.class).isThrownBy(() -> refreshTokens.redeem(stolen));
        assertThat(verified(alone).subject()).isEqualTo(ADA);

        SessionTokens first = sessions.start(ADA, USER);
        SessionTokens second = sessions.renew(first.refresh().revealAsString(), STILL_A_USER);
        SessionTokens third = sessions.renew(second.refresh().revealAsString(), STILL_A_USER);
        assertRejected(first.refresh().revealAsString(), STILL_A_USER, Reason.REUSED);

        assertDead(first.access());
        assertDead(third.access());
        assertRejected(third.refresh().revealAsString(), STILL_A_USER, Reason.REUSED);
        assertThat(events).anyMatch(event -> event.type() == SecurityEvent.Type.AUTHN_TOKEN_REUSE);
    }

    @Test
    void loggingOutEndsBothKindsOfTokenAndNoOtherSession() {
        SessionTokens here = sessions.start(ADA, USER);
        SessionTokens there = sessions.start(ADA, USER);

        sessions.end(verified(here));

        assertDead(here.access());
        assertRejected(here.refresh().revealAsString(), STILL_A_USER, Reason.REVOKED);
        assertThat(verified(there).subject()).isEqualTo(ADA);
    }

    @Test
    void aTokenOfNoSessionIsTakenBackAlone() {
        AccessToken first = issuer.issue(ADA, USER);
        AccessToken other = issuer.issue(ADA, USER);

        sessions.end(verifier.verify(first.revealAsString()));

        assertDead(first);
        assertThat(verifier.verify(other.revealAsString()).subject()).isEqualTo(ADA);
    }

    @Test
    void nothingIsHandedOutForASessionThatEndsWhileItIsRenewed() {
        SessionTokens first = sessions.start(ADA, USER);
        VerifiedToken loggingOut = verified(first);

        assertRejected(
                first.refresh().revealAsString(),
                subject -> {
                    sessions.end(loggingOut);
                    return Optional.of(USER);
                },
                Reason.REVOKED);
    }

    @Test
    void theOthersEndAndOnesOwnGoesOn() {
        SessionTokens own = sessions.start(ADA, USER);
        SessionTokens other = sessions.start(ADA, USER);
        SessionTokens bobs = sessions.start(Subject.of("bob"), USER);

        sessions.endOthers(verified(own));

        assertDead(other.access());
        assertRejected(other.refresh().revealAsString(), STILL_A_USER, Reason.REVOKED);
        assertThat(sessions.renew(own.refresh().revealAsString(), STILL_A_USER)).isNotNull();
        assertThat(verified(own).subject()).isEqualTo(ADA);
        assertThat(verified(bobs).subject()).isEqualTo(Subject.of("bob"));
    }

    @Test
    void allEndAndALogInOfTheSameSecondHolds() {
        SessionTokens before = sessions.start(ADA, USER);

        sessions.endAll(ADA);
        SessionTokens after = sessions.start(ADA, USER);

        assertDead(before.access());
        assertRejected(before.refresh().revealAsString(), STILL_A_USER, Reason.REVOKED);
        assertThat(verified(after).subject()).isEqualTo(ADA);
    }

    @Test
    void nobodyEndsASessionOfSomebodyElse() {
        SessionTokens adas = sessions.start(ADA, USER);
        String family = adas.refresh().family();

        assertThat(sessions.end(Subject.of("mallory"), family)).isFalse();
        assertThat(sessions.end(ADA, "no-such-session")).isFalse();
        assertThat(verified(adas).subject()).isEqualTo(ADA);

        assertThat(sessions.end(ADA, family)).isTrue();
        assertDead(adas.access());
    }

    private VerifiedToken verified(SessionTokens tokens) {
        return verifier.verify(tokens.access().revealAsString());
    }

    private void assertDead(AccessToken token) {
        assertThatExceptionOfType(TokenRejected.class)
                .isThrownBy(() -> verifier.verify(token.revealAsString()))
                .matches(rejected -> rejected.reason() == TokenRejected.Reason.REVOKED);
    }

    private void assertRejected(String presented, Function<Subject, Optional<Roles>> roles, Reason reason) {
        assertThatExceptionOfType(RefreshRejected.class)
                .isThrownBy(() -> sessions.renew(presented, roles))
                .matches(rejected -> rejected.reason() == reason);
    }
}
