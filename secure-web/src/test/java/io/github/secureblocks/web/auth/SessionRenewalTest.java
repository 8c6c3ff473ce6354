package io.github.secureblocks.web.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenRevocations;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.refresh.RefreshRejected;
import io.github.secureblocks.refresh.RefreshStore;
import io.github.secureblocks.refresh.RefreshTokens;
import io.github.secureblocks.refresh.jwt.Sessions;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.web.auth.AuthenticationOutcome.Reason;
import io.github.secureblocks.web.auth.AuthenticationOutcome.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRenewalTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final Subject ADA = Subject.of("ada");
    private static Instant now = START;
    private static final KeyRing RING = KeyRing.inMemory(() -> SessionRenewalTest.now);

    private final List<SecurityEvent> events = new ArrayList<>();
    private final RefreshStore store = RefreshStore.inMemory();
    private final MasterKey key = masterKey();
    private @Nullable Optional<Roles> roles = Optional.of(Roles.of("user"));
    private RefreshTokens refreshTokens;
    private Sessions sessions;
    private SessionCookies cookies;
    private TokenAuthentication authentication;
    private String access;
    private String refresh;

    @BeforeEach
    void signIn() {
        now = START;
        authentication = over(store, key);
        keep(cookies.start(ADA, Roles.of("user")));
    }

    private TokenAuthentication over(RefreshStore kept, MasterKey under) {
        SecurityEvents told = SecurityEvents.to(events::add, () -> now);
        TokenRevocations revocations = TokenRevocations.inMemory(() -> now);
        TokenIssuer issuer = TokenIssuer.builder(RING)
                .issuer("https://notes.example")
                .audience("notes")
                .lifetime(Duration.ofMinutes(5))
                .revocations(revocations)
                .build();
        TokenVerifier verifier = TokenVerifier.builder(issuer).events(told).build();
        refreshTokens =
                RefreshTokens.builder(kept, under).clock(() -> now).events(told).build();
        sessions = Sessions.of(issuer, refreshTokens);
        cookies = SessionCookies.of(
                sessions,
                subject -> {
                    if (roles == null) {
                        throw new IllegalStateException("the database is away");
                    }
                    return roles;
                },
                () -> now);
        return TokenAuthentication.of(verifier, cookies, told);
    }

    private static MasterKey masterKey() {
        return MasterKey.of(Secret.of(SecureTokens.urlSafe()));
    }

    @Test
    void aTokenThatHoldsIsNotRenewed() {
        AuthenticationOutcome outcome = authentication.authenticate(null, List.of(access), List.of(refresh));

        assertThat(outcome.state()).isEqualTo(State.AUTHENTICATED);
        assertThat(outcome.setCookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "expired", "not a token"})
    void whereTheAccessTokenProvesNothingTheRefreshTokenDoes(String presented) {
        List<String> held = presented.isEmpty() ? List.of() : List.of(presented.equals("expired") ? old() : presented);
        String before = refresh;

        AuthenticationOutcome outcome = authentication.authenticate(null, held, List.of(refresh));

        assertThat(outcome.caller())
                .hasValueSatisfying(caller -> assertThat(caller.subject()).isEqualTo(ADA));
        keep(outcome.setCookies());
        assertThat(refresh).isNotEqualTo(before);
        assertThat(authentication.authenticate(null, List.of(access)).state()).isEqualTo(State.AUTHENTICATED);
    }

    @Test
    void cookiesLiveAsLongAsTheirTokens() {
        List<String> set = cookies.start(ADA, Roles.none());

        assertThat(set.get(0)).startsWith("__Host-session=").contains("; Max-Age=300;");
        assertThat(set.get(1)).startsWith("__Host-refresh=").contains("; Max-Age=604800;");
        assertThat(set).allSatisfy(each -> assertThat(each).contains("; Path=/; Secure; HttpOnly; SameSite=Lax"));
    }

    @Test
    void whereTheirClockIsAnotherThanTheTokensTheyAreStillCookies() {
        for (Duration off : List.of(Duration.ofDays(365), Duration.ofDays(-500))) {
            SessionCookies elsewhere =
                    SessionCookies.of(sessions, subject -> Optional.of(Roles.of("user")), () -> now.plus(off));
            assertThat(elsewhere.start(ADA, Roles.of("user")))
                    .allMatch(set -> set.contains(off.isNegative() ? "; Max-Age=34560000;" : "; Max-Age=1;"));
        }
    }

    @Test
    void tabsThatPresentOneRefreshTokenAllGoOnWithTheSameSuccessor() {
        List<String> first =
                authentication.authenticate(null, List.of(), List.of(refresh)).setCookies();
        List<String> second =
                authentication.authenticate(null, List.of(), List.of(refresh)).setCookies();

        assertThat(first.get(1)).isEqualTo(second.get(1));
    }

    @Test
    void aStaleRefreshTokenSignsOutItsOwnerAndItsThief() {
        String stolen = refresh;
        for (int i = 0; i < 2; i++) {
            keep(authentication.authenticate(null, List.of(), List.of(refresh)).setCookies());
        }

        AuthenticationOutcome thief = authentication.authenticate(null, List.of(), List.of(stolen));

        assertThat(thief.reason()).hasValue(Reason.REFRESH);
        assertThat(thief.setCookies())
                .hasSize(2)
                .allSatisfy(set -> assertThat(set).contains("=; Max-Age=0"));
        assertThat(authentication
                        .authenticate(null, List.of(access), List.of(refresh))
                        .state())
                .isEqualTo(State.REJECTED);
        assertThat(events).anyMatch(event -> event.type() == SecurityEvent.Type.AUTHN_TOKEN_REUSE);
    }

    @Test
    void anAccountThatIsGoneIsSignedOutAtTheNextRenewal() {
        roles = Optional.empty();

        AuthenticationOutcome outcome = authentication.authenticate(null, List.of(), List.of(refresh));

        assertThat(outcome.reason()).hasValue(Reason.REFRESH);
        assertThat(outcome.caller()).isEmpty();
    }

    @Test
    void anOutageSignsNobodyOut() {
        roles = null;
        assertThatIllegalStateException()
                .isThrownBy(() -> authentication.authenticate(null, List.of(), List.of(refresh)));

        roles = Optional.of(Roles.none());
        assertThat(authentication
                        .authenticate(null, List.of(), List.of(refresh))
                        .state())
                .isEqualTo(State.AUTHENTICATED);
    }

    @Test
    void aClockThatIsSetBackSignsNobodyOut() {
        String used = refresh;
        now = START.plus(Duration.ofHours(1));
        keep(authentication.authenticate(null, List.of(), List.of(refresh)).setCookies());
        now = START;

        AuthenticationOutcome outcome = authentication.authenticate(null, List.of(), List.of(used));

        assertThat(outcome.reason()).hasValue(Reason.REFRESH);
        assertThat(outcome.setCookies()).isEmpty();
        assertThat(authentication
                        .authenticate(null, List.of(), List.of(refresh))
                        .state())
                .isEqualTo(State.AUTHENTICATED);
    }

    @Test
    void aStoreThatHasLostWhatItConfirmedSignsNobodyOut() {
        RefreshStore backup = RefreshStore.inMemory();
        backup.add(store.find(refreshTokens.familiesOf(ADA).get(0).id()).orElseThrow());
        keep(authentication.authenticate(null, List.of(), List.of(refresh)).setCookies());

        assertKeptForLater(over(backup, key), RefreshRejected.Reason.AHEAD);
    }

    @Test
    void aMasterKeyThatIsMissingSignsNobodyOut() {
        assertKeptForLater(over(store, masterKey()), RefreshRejected.Reason.KEY_UNKNOWN);
    }

    /** Rejected by the one that is at fault, without a word about the cookies; then by the one that is mended, renewed. */
    private void assertKeptForLater(TokenAuthentication faulty, RefreshRejected.Reason expected) {
        AuthenticationOutcome outcome = faulty.authenticate(null, List.of(), List.of(refresh));

        assertThat(outcome.reason()).hasValue(Reason.REFRESH);
        assertThat(outcome.setCookies()).isEmpty();
        assertThat(events).last().extracting(SecurityEvent::reason).isEqualTo(expected.name());
        assertThat(authentication
                        .authenticate(null, List.of(), List.of(refresh))
                        .state())
                .isEqualTo(State.AUTHENTICATED);
    }

    @Test
    void aLateAnswerAboutAnEndedSessionLeavesTheNextOneToTheServerThoughNotToTheBrowser() {
        String before = refresh;
        assertThat(cookies.end(authentication
                        .authenticate(null, List.of(access))
                        .token()
                        .orElseThrow()))
                .hasSize(2);
        keep(cookies.start(ADA, Roles.of("user")));

        AuthenticationOutcome late = authentication.authenticate(null, List.of(), List.of(before));

        assertThat(late.setCookies())
                .hasSize(2)
                .allSatisfy(set -> assertThat(set).contains("=; Max-Age=0"));
        assertThat(authentication
                        .authenticate(null, List.of(access), List.of(refresh))
                        .state())
                .isEqualTo(State.AUTHENTICATED);
    }

    @Test
    void aRequestHasOneAnswerToWhoIsCalling() {
        assertThat(authentication
                        .authenticate(null, List.of(), List.of(refresh, refresh))
                        .reason())
                .hasValue(Reason.REPEATED_COOKIE);
        assertThat(authentication
                        .authenticate("Bearer " + access, List.of(), List.of(refresh))
                        .reason())
                .hasValue(Reason.TWO_CREDENTIALS);
        AuthenticationOutcome program = authentication.authenticate("Bearer " + old(), List.of());
        assertThat(program.reason()).hasValue(Reason.TOKEN);
        assertThat(program.setCookies()).isEmpty();
    }

    @Test
    void signingOutEndsEveryCopyAndRemovesBothCookies() {
        List<String> set = cookies.end(
                authentication.authenticate(null, List.of(access)).token().orElseThrow());

        assertThat(set).hasSize(2).allSatisfy(each -> assertThat(each).contains("=; Max-Age=0"));
        assertThat(authentication.authenticate(null, List.of(access)).reason()).hasValue(Reason.TOKEN);
        assertThat(authentication
                        .authenticate(null, List.of(), List.of(refresh))
                        .reason())
                .hasValue(Reason.REFRESH);
    }

    private String old() {
        now = START.plus(Duration.ofMinutes(6));
        return access;
    }

    private void keep(List<String> setCookies) {
        access = value(setCookies.get(0));
        refresh = value(setCookies.get(1));
    }

    private static String value(String setCookie) {
        return setCookie.substring(setCookie.indexOf('=') + 1, setCookie.indexOf(';'));
    }
}
