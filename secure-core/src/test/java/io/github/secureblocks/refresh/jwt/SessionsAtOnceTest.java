package io.github.secureblocks.refresh.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.Revocation;
import io.github.secureblocks.jwt.RevocationStore;
import io.github.secureblocks.jwt.RevocationsUnavailable;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenRejected;
import io.github.secureblocks.jwt.TokenRevocations;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.refresh.RefreshRejected;
import io.github.secureblocks.refresh.RefreshStore;
import io.github.secureblocks.refresh.RefreshTokens;
import io.github.secureblocks.secret.Secret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to sessions between the steps of each other's ends, and where a store is away in between. */
class SessionsAtOnceTest {
    private static final Subject ADA = Subject.of("ada");
    private static final Roles USER = Roles.of("user");
    private static final HandClock CLOCK = new HandClock();
    private static KeyRing ring;

    private final Interrupted store = new Interrupted();
    private final TokenRevocations revocations =
            TokenRevocations.builder(store).clock(CLOCK).build();
    private final TokenIssuer issuer = TokenIssuer.builder(ring)
            .issuer("https://notes.example")
            .audience("notes")
            .lifetime(Duration.ofMinutes(5))
            .revocations(revocations)
            .build();
    private final TokenVerifier verifier = TokenVerifier.builder(issuer).build();
    private Runnable beforeAllEnd = () -> {};
    private final RefreshTokens refreshTokens = RefreshTokens.builder(
                    watched(RefreshStore.inMemory()), MasterKey.of(Secret.of(SecureTokens.urlSafe())))
            .clock(CLOCK)
            .events(SecurityEvents.logged())
            .build();
    private final Sessions sessions = Sessions.of(issuer, refreshTokens);

    @BeforeAll
    static void makeOneRing() {
        ring = KeyRing.inMemory(CLOCK);
    }

    @AfterEach
    void close() {
        revocations.close();
    }

    @Test
    void aLogInThatIsUnderWayWhileAllEndIsEndedWithThem() {
        store.beforeLast = () -> sessions.endAll(ADA);

        SessionTokens late = sessions.start(ADA, USER);

        assertThat(sessions.of(ADA)).isEmpty();
        assertDead(late);
    }

    @Test
    void aRenewalThatIsUnderWayWhileAllEndIsEndedWithThem() {
        String presented = sessions.start(ADA, USER).refresh().revealAsString();
        store.beforeLast = () -> sessions.endAll(ADA);

        assertRejected(presented, RefreshRejected.Reason.REVOKED);
    }

    @Test
    void aRetryThatIsUnderWayWhileAllEndIsEndedWithThem() {
        String presented = sessions.start(ADA, USER).refresh().revealAsString();
        sessions.renew(presented, subject -> Optional.of(USER));
        store.beforeLast = () -> sessions.endAll(ADA);

        assertRejected(presented, RefreshRejected.Reason.REVOKED);
    }

    @Test
    void whoPresentsADeadTokenForEverWritesNothing() {
        String first = sessions.start(ADA, USER).refresh().revealAsString();
        SessionTokens second = sessions.renew(first, subject -> Optional.of(USER));
        sessions.renew(second.refresh().revealAsString(), subject -> Optional.of(USER));
        long before = store.last();
        assertRejected(first, RefreshRejected.Reason.REUSED);
        long revoked = store.last();

        assertRejected(first, RefreshRejected.Reason.REUSED);
        assertRejected(second.refresh().revealAsString(), RefreshRejected.Reason.REUSED);

        assertThat(revoked).isGreaterThan(before);
        assertThat(store.last()).isEqualTo(revoked);
    }

    @Test
    void aLogInBetweenTheLookAndTheEndOfTheOthersIsEndedWithThem() {
        SessionTokens own = sessions.start(ADA, USER);
        List<SessionTokens> thiefs = new ArrayList<>();
        beforeAllEnd = () -> thiefs.add(sessions.start(ADA, USER));

        sessions.endOthers(verifier.verify(own.access().revealAsString()));

        assertThat(thiefs).hasSize(1).allSatisfy(this::assertDead);
        assertThat(verifier.verify(own.access().revealAsString()).subject()).isEqualTo(ADA);
    }

    /** How a session is ended by another one. */
    enum End {
        ONE((sessions, own, other) ->
                assertThat(sessions.end(ADA, other.refresh().family())).isTrue()),
        OTHERS((sessions, own, other) -> sessions.endOthers(own)),
        ALL((sessions, own, other) -> sessions.endAll(ADA));

        private interface Way {
            void go(Sessions sessions, VerifiedToken own, SessionTokens other);
        }

        private final Way way;

        End(Way way) {
            this.way = way;
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEndThatFailedHalfWayIsDoneByTheNextAttempt(End end) {
        var own = verifier.verify(sessions.start(ADA, USER).access().revealAsString());
        SessionTokens other = sessions.start(ADA, USER);
        store.down = true;
        assertThatExceptionOfType(RevocationsUnavailable.class).isThrownBy(() -> end.way.go(sessions, own, other));
        store.down = false;

        end.way.go(sessions, own, other);

        assertDead(other);
        assertRejected(other.refresh().revealAsString(), RefreshRejected.Reason.REVOKED);
    }

    @Test
    void anOutageOfAnyLengthIsNotTakenForATheft() {
        String presented = sessions.start(ADA, USER).refresh().revealAsString();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> sessions.renew(presented, subject -> {
                    throw new IllegalStateException("the accounts are away");
                }));
        CLOCK.advance(Duration.ofHours(1));

        assertThat(sessions.renew(presented, subject -> Optional.of(USER)).access())
                .isNotNull();
    }

    private void assertDead(SessionTokens tokens) {
        assertThatExceptionOfType(TokenRejected.class)
                .isThrownBy(() -> verifier.verify(tokens.access().revealAsString()))
                .matches(rejected -> rejected.reason() == TokenRejected.Reason.REVOKED);
    }

    private void assertRejected(String presented, RefreshRejected.Reason reason) {
        assertThatExceptionOfType(RefreshRejected.class)
                .isThrownBy(() -> sessions.renew(presented, subject -> Optional.of(USER)))
                .matches(rejected -> rejected.reason() == reason);
    }

    private RefreshStore watched(RefreshStore kept) {
        return (RefreshStore) Proxy.newProxyInstance(
                RefreshStore.class.getClassLoader(),
                new Class<?>[] {RefreshStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("endAll")) {
                        beforeAllEnd.run();
                    }
                    try {
                        return method.invoke(kept, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    /** A store that is away when it is told so, and in which something happens once before a token gets its number. */
    private static final class Interrupted implements RevocationStore {
        private final List<Revocation> kept = new ArrayList<>();
        private boolean down;
        private Runnable beforeLast = () -> {};

        @Override
        public synchronized long add(Revocation.Kind kind, String name, Instant at, Instant until) {
            if (down) {
                throw new IllegalStateException("away");
            }
            long number = Math.max(at.toEpochMilli(), number() + 1);
            kept.add(new Revocation(number, kind, name, at, until));
            return number;
        }

        @Override
        public long last() {
            Runnable once = beforeLast;
            beforeLast = () -> {};
            once.run();
            synchronized (this) {
                return number();
            }
        }

        @Override
        public synchronized List<Revocation> after(long number, int most) {
            return kept.stream()
                    .filter(each -> each.number() > number)
                    .limit(most)
                    .toList();
        }

        @Override
        public void removeEnded(Instant now) {}

        private long number() {
            return kept.isEmpty() ? 0 : kept.get(kept.size() - 1).number();
        }
    }
}
