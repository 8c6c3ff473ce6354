package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two instances over one store, whose clocks differ as much as they may. */
class SharedRevocationsTest {
    private static final Subject ADA = Subject.of("ada");

    private final SharedStore store = new SharedStore();
    private final Instance ahead = new Instance(Duration.ofSeconds(15));
    private final Instance behind = new Instance(Duration.ofSeconds(-15));
    private int tokens;

    private final class Instance {
        final HandClock clock = new HandClock();
        final HandScheduler scheduler = new HandScheduler();
        final List<String> told = new ArrayList<>();
        final TokenRevocations revocations;

        Instance(Duration off) {
            clock.advance(off);
            revocations = TokenRevocations.builder(store)
                    .clock(clock)
                    .events(SecurityEvents.to(event -> told.add(event.type() + " " + event.reason()), clock))
                    .scheduler(scheduler)
                    .build();
        }

        /** As an issuer and a verifier would make it. */
        VerifiedToken issue() {
            return issue(Rings.LIFETIME);
        }

        VerifiedToken issue(Duration lifetime) {
            return VerifiedToken.of(
                    "id-" + tokens++,
                    ADA,
                    Roles.none(),
                    clock.instant(),
                    clock.instant().plus(lifetime),
                    "session",
                    revocations.last());
        }

        boolean refuses(VerifiedToken token) {
            return revocations.isRevoked(token);
        }
    }

    @Test
    void whatOneRevokesTheOtherRefusesAfterItsNextReading() {
        VerifiedToken token = behind.issue();
        ahead.revocations.revoke(token);
        assertThat(ahead.refuses(token)).isTrue();
        assertThat(behind.refuses(token)).as("before it has read").isFalse();

        behind.scheduler.tick();

        assertThat(behind.refuses(token)).isTrue();
        assertThat(behind.scheduler.interval()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void noClockLetsAnOldTokenPassNorKeepsANewOneOut() {
        for (Instance revoking : List.of(ahead, behind)) {
            for (Instance issuing : List.of(ahead, behind)) {
                VerifiedToken before = issuing.issue();
                revoking.revocations.revokeAllOf(ADA);
                VerifiedToken after = issuing.issue();

                for (Instance verifying : List.of(ahead, behind)) {
                    assertThat(verifying.refuses(after)).as("new, unread").isFalse();
                    verifying.scheduler.tick();
                    assertThat(verifying.refuses(before)).as("old").isTrue();
                    assertThat(verifying.refuses(after)).as("new").isFalse();
                }
            }
        }
    }

    @Test
    void aRestartForgetsNothing() {
        VerifiedToken token = ahead.issue();
        ahead.revocations.revokeAllOf(ADA);

        Instance restarted = new Instance(Duration.ZERO);

        assertThat(restarted.refuses(token))
                .as("before any reading but the first")
                .isTrue();
    }

    @Test
    void aRestartThatFindsMoreThanFitsRefusesEverythingBefore() {
        VerifiedToken innocent = ahead.issue();
        for (int i = 0; i < 2_500; i++) {
            ahead.revocations.revokeSession("s" + i);
        }
        List<String> told = new ArrayList<>();

        TokenRevocations small = TokenRevocations.builder(store)
                .clock(behind.clock)
                .events(SecurityEvents.to(event -> told.add(event.reason()), behind.clock))
                .scheduler(behind.scheduler)
                .maxEntries(1_000)
                .build();

        assertThat(small.isRevoked(innocent)).isTrue();
        assertThat(small.isRevoked(ahead.issue())).isFalse();
        assertThat(told).containsExactly("FULL", "FULL");
    }

    @Test
    void aStoreThatIsDownAtTheStartIsAnErrorOfOneType() {
        store.down(true);

        assertThatExceptionOfType(RevocationsUnavailable.class)
                .isThrownBy(() -> TokenRevocations.of(store, ahead.clock))
                .withMessageContaining("does not answer");
    }

    @Test
    void aStoreThatIsDownLaterIsToldOnceAndWhatIsKnownStaysRefused() {
        VerifiedToken known = ahead.issue();
        VerifiedToken missed = ahead.issue();
        behind.revocations.revoke(known);
        ahead.scheduler.tick();
        behind.revocations.revoke(missed);
        store.down(true);

        ahead.scheduler.tick();
        ahead.scheduler.tick();

        assertThat(ahead.refuses(known)).isTrue();
        assertThat(ahead.refuses(missed)).as("not known here").isFalse();
        assertThat(ahead.told).containsExactly("SYS_MONITOR_DISABLED STORE_UNREACHABLE");

        store.down(false);
        ahead.scheduler.tick();
        ahead.scheduler.tick();

        assertThat(ahead.refuses(missed)).isTrue();
        assertThat(ahead.told)
                .containsExactly("SYS_MONITOR_DISABLED STORE_UNREACHABLE", "SYS_MONITOR_ENABLED STORE_REACHABLE");
    }

    @Test
    void aRevocationThatCannotBeWrittenIsNotClaimedToBeDone() {
        VerifiedToken token = ahead.issue();
        store.down(true);

        assertThatExceptionOfType(RevocationsUnavailable.class)
                .isThrownBy(() -> ahead.revocations.revoke(token))
                .withMessageContaining("try again");
        assertThat(ahead.told).isEmpty();

        store.down(false);
        ahead.revocations.revoke(token);
        assertThat(ahead.refuses(token)).isTrue();
    }

    @Test
    void aTokenIssuedWhileTheStoreIsDownIsRatherRefusedThanAccepted() {
        behind.revocations.revokeAllOf(ADA);
        store.down(true);
        VerifiedToken unaware = ahead.issue();
        VerifiedToken aware = behind.issue();
        store.down(false);
        ahead.scheduler.tick();

        assertThat(ahead.refuses(unaware)).isTrue();
        assertThat(ahead.refuses(aware)).isFalse();
    }

    @Test
    void aStoreThatWasLostNeitherFreesWhatIsKnownNorKeepsTheNextLogInOut() {
        VerifiedToken before = ahead.issue();
        ahead.revocations.revokeAllOf(ADA);

        store.loseEverything();
        ahead.scheduler.tick();
        VerifiedToken next = ahead.issue();

        assertThat(ahead.refuses(before)).isTrue();
        assertThat(ahead.refuses(next)).isFalse();
        ahead.clock.advance(Duration.ofMillis(1));
        ahead.revocations.revokeAllOf(ADA);
        assertThat(ahead.refuses(next)).as("the order goes on").isTrue();
    }

    @Test
    void noReadingThatFailsIsTheLastOne() {
        VerifiedToken token = ahead.issue();
        behind.revocations.revoke(token);
        store.broken(true);
        ahead.scheduler.tick();
        assertThat(ahead.told).containsExactly("SYS_MONITOR_DISABLED STORE_UNREACHABLE");

        store.broken(false);
        ahead.scheduler.tick();

        assertThat(ahead.refuses(token)).isTrue();
    }

    @Test
    void toAskCostsTheStoreNothing() {
        VerifiedToken token = ahead.issue();
        int before = store.asked();
        for (int i = 0; i < 1_000; i++) {
            ahead.refuses(token);
        }
        assertThat(store.asked()).isEqualTo(before);
    }

    @Test
    void onceClosedNothingIsReadAndWhatIsKnownStaysRefused() {
        VerifiedToken known = ahead.issue();
        ahead.revocations.revoke(known);
        ScheduledThreadPoolExecutor shared = new ScheduledThreadPoolExecutor(1);
        shared.setRemoveOnCancelPolicy(true);
        try {
            TokenRevocations closed = TokenRevocations.builder(store)
                    .clock(ahead.clock)
                    .scheduler(shared)
                    .build();
            assertThat(shared.getQueue()).as("readings").hasSize(1);

            closed.close();

            assertThat(shared.getQueue()).as("readings").isEmpty();
            assertThat(shared.isShutdown()).as("the scheduler of others").isFalse();
            assertThat(closed.isRevoked(known)).isTrue();
        } finally {
            shared.shutdownNow();
        }
    }

    @Test
    void onceClosedItsOwnThreadEnds() throws InterruptedException {
        Set<Thread> others = readers();
        TokenRevocations own = TokenRevocations.of(store, ahead.clock);
        Set<Thread> made = readers();
        made.removeAll(others);
        assertThat(made).hasSize(1).allMatch(Thread::isDaemon);

        own.close();

        for (Thread each : made) {
            each.join(10_000);
            assertThat(each.isAlive()).isFalse();
        }
    }

    private static Set<Thread> readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("token-revocations"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Issued by the clock that is ahead, verified by the one behind, and cleared by the one ahead. */
    @Test
    void aTokenIsRefusedToItsVeryEndByWhicheverClock() {
        VerifiedToken token = ahead.issue(TokenIssuer.MAX_LIFETIME);
        behind.revocations.revokeAllOf(ADA);
        Duration toItsEnd = Duration.between(
                        behind.clock.instant(), token.expiresAt().plus(TokenVerifier.SKEW))
                .minusMillis(1);
        ahead.clock.advance(toItsEnd);
        behind.clock.advance(toItsEnd);
        assertThat(token.holdsAt(behind.clock.instant())).isTrue();

        ahead.scheduler.tick();
        behind.revocations.revokeSession("other");
        Instance restarted = new Instance(Duration.ofSeconds(-15).plus(toItsEnd));

        assertThat(behind.refuses(token)).isTrue();
        assertThat(restarted.refuses(token)).as("after a restart").isTrue();
    }

    @Test
    void theStoreIsClearedOfWhatIsOver() {
        ahead.revocations.revoke(ahead.issue());
        assertThat(store.size()).isEqualTo(1);
        ahead.clock.advance(Duration.ofHours(13));
        ahead.scheduler.tick();
        assertThat(store.size()).isZero();
    }
}
