package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.jwt.KeysUnavailable.Reason;
import io.github.secureblocks.random.SecureTokens;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KeyRingStoreFailureTest {
    private final HandClock clock = new HandClock();
    private final List<String> told = new ArrayList<>();
    private final FailingStore store = new FailingStore();

    @Test
    void goesOnWithWhatItHasReadAsLongAsOthersCannotHaveGoneOnWithoutIt() {
        KeyRing ring = ring().build();
        String id = ring.signing().id();
        store.reads = false;

        clock.advance(Rings.CACHE.minusMillis(1));
        assertThat(ring.signing().id()).isEqualTo(id);
        clock.advance(Duration.ofMillis(1));
        assertUnavailable(Reason.TOO_OLD, ring::signing);
        assertThat(ring.find(id)).as("tokens still hold").isNotNull();
        clock.advance(Rings.LIFETIME);
        assertThat(ring.find(id)).as("until their key may be gone").isNull();
        assertThat(told).contains("CRYPT_KEYS_UNAVAILABLE STORE");

        store.reads = true;
        clock.advance(Duration.ofSeconds(10));
        assertThat(ring.find(id)).isNotNull();
        assertThat(ring.signing().id()).isEqualTo(id);
    }

    @Test
    void neverSignsWithAKeyThatCouldNotBeStored() {
        KeyRing ring = ring().build();
        String id = ring.signing().id();
        store.writes = false;
        for (int i = 0; i < 60; i++) {
            clock.advance(Duration.ofDays(1));
            assertThat(ring.signing().id()).isEqualTo(id);
            assertThat(Jwks.ids(ring.jwks())).containsExactly(id);
        }
        assertThat(told).contains("CRYPT_KEYS_UNAVAILABLE STORE");
    }

    @Test
    void triesAFailingStoreOnceInTenSecondsHoweverManyAsk() {
        KeyRing ring = ring().build();
        clock.advance(Duration.ofMinutes(3));
        store.reads = false;
        int before = store.read;
        for (int i = 0; i < 1_000; i++) {
            ring.signing();
            clock.advance(Duration.ofMillis(60));
        }
        assertThat(store.read - before).isBetween(5, 7);
    }

    @Test
    void unknownIdentifiersCauseOneReadInTenSecondsHoweverManyCome() {
        KeyRing ring = ring().build();
        clock.advance(Duration.ofSeconds(11));
        int before = store.read;
        for (int i = 0; i < 1_000; i++) {
            assertThat(ring.find(SecureTokens.urlSafe(128))).isNull();
            clock.advance(Duration.ofMillis(20));
        }
        assertThat(store.read - before).isBetween(2, 3);

        clock.advance(Duration.ofSeconds(11));
        int then = store.read;
        ring.find("x".repeat(10_000));
        ring.find("");
        assertThat(store.read).as("what cannot be one of its identifiers").isEqualTo(then);
    }

    @Test
    void doesNothingOnTheThreadOfTheRequestWhileWhatItKnowsIsFreshEnough() {
        Deque<Runnable> later = new ArrayDeque<>();
        KeyRing ring = ring().executor(later::add).build();
        String id = ring.signing().id();
        int before = store.read;

        clock.advance(Duration.ofSeconds(90));
        assertThat(ring.find(id)).isNotNull();
        assertThat(ring.find(id)).isNotNull();
        assertThat(store.read).isEqualTo(before);
        assertThat(later).hasSize(1);

        later.remove().run();
        assertThat(store.read).isEqualTo(before + 1);
    }

    @Test
    void anExecutorThatTakesNoMoreTasksIsAStoreThatFails() {
        KeyRing ring = ring().executor(task -> {
                    throw new RejectedExecutionException();
                })
                .build();
        clock.advance(Duration.ofMinutes(3));
        assertThat(ring.signing()).isNotNull();
        clock.advance(Rings.CACHE);
        assertUnavailable(Reason.TOO_OLD, ring::signing);
    }

    @Test
    void anExecutorThatFailsOnceIsAskedAgain() {
        boolean[] fails = {true};
        KeyRing ring = ring().executor(task -> {
                    if (fails[0]) {
                        throw new Error("no native thread");
                    }
                    task.run();
                })
                .build();
        clock.advance(Duration.ofMinutes(3));
        assertThat(ring.signing()).isNotNull();

        fails[0] = false;
        clock.advance(Rings.CACHE);
        assertThat(ring.signing()).isNotNull();
    }

    @Test
    void aKeyWhoseStoringWasNotConfirmedIsNotPublishedASecondTime() {
        KeyRing ring = ring().build();
        store.confirms = false;
        assertUnavailable(Reason.STORE, ring::rotate);
        store.confirms = true;
        clock.advance(Rings.LEAD);
        String second = ring.signing().id();

        ring.rotate();
        assertThat(Jwks.ids(ring.jwks())).hasSize(3).doesNotHaveDuplicates();
        clock.advance(Rings.LEAD);
        assertThat(ring.signing().id()).isNotEqualTo(second);
    }

    @Test
    void doesNotBeginWithoutAKeyThatIsStored() {
        store.reads = false;
        assertUnavailable(Reason.STORE, () -> ring().build());
        store.reads = true;
        store.writes = false;
        assertUnavailable(Reason.STORE, () -> ring().build());
    }

    @Test
    void beginsWithAKeyThatIsStoredEvenWhereNothingCanBeWritten() {
        String id = ring().build().signing().id();
        clock.advance(Duration.ofDays(40));
        store.writes = false;

        assertThat(ring().build().signing().id()).isEqualTo(id);
        assertThat(told).contains("CRYPT_KEYS_UNAVAILABLE STORE");
    }

    @Test
    void keepsItsKeysWhereTheStoreIsSetBackOrEmptied() {
        KeyRing ring = ring().build();
        SealedKeys old = store.read().orElseThrow();
        ring.rotate();
        List<String> ids = Jwks.ids(ring.jwks());
        int written = store.written;

        for (Optional<SealedKeys> answer : List.of(Optional.of(old), Optional.<SealedKeys>empty())) {
            store.answer = stored -> answer;
            ring.maintain();
            assertThat(Jwks.ids(ring.jwks())).isEqualTo(ids);
        }
        assertThat(told)
                .filteredOn(each -> each.equals("CRYPT_KEYS_UNAVAILABLE SET_BACK"))
                .hasSize(2);
        assertThat(store.written).as("nothing is written over it").isEqualTo(written);
    }

    @Test
    void anOlderContentInAYoungerOnesPlaceIsNotOpened() {
        KeyRing ring = ring().build();
        SealedKeys old = store.read().orElseThrow();
        ring.rotate();
        store.answer = stored -> Optional.of(new SealedKeys(stored.orElseThrow().generation() + 1, old.text()));

        ring.maintain();
        assertThat(told).endsWith("CRYPT_KEYS_UNAVAILABLE DAMAGED");
        assertUnavailable(Reason.DAMAGED, () -> ring().build());
    }

    @Test
    void whatIsDamagedIsRefusedInOneWayAndNeverWrittenOver() {
        ring().build();
        SealedKeys good = store.read().orElseThrow();
        int written = store.written;
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            String text = changed(good.text(), random);
            store.answer = stored -> Optional.of(new SealedKeys(1, text));
            assertThatThrownBy(() -> ring().build())
                    .as("round %s", i)
                    .isInstanceOfSatisfying(
                            KeysUnavailable.class,
                            failed -> assertThat(failed.reason()).isIn(Reason.DAMAGED, Reason.MASTER_KEY));
        }
        assertThat(store.written).isEqualTo(written);
    }

    @Test
    void anotherMasterKeyIsRefusedAndAnEarlierOneReadAndSealedAnew() {
        String id = ring().build().signing().id();
        MasterKey other = Rings.master("B");
        assertUnavailable(
                Reason.MASTER_KEY, () -> Rings.over(store, other, clock).build());

        MasterKey both = MasterKey.of(Rings.secret("B"), Rings.secret("A"));
        assertThat(Rings.over(store, both, clock).build().signing().id()).isEqualTo(id);
        assertThat(Rings.over(store, other, clock).build().signing().id())
                .as("the earlier one is not needed any more")
                .isEqualTo(id);
    }

    @Test
    void instancesThatDoNotAgreeWhichMasterKeyIsCurrentDoNotSealInTurnsForEver() {
        MasterKey newFirst = MasterKey.of(Rings.secret("B"), Rings.secret("A"));
        MasterKey oldFirst = MasterKey.of(Rings.secret("A"), Rings.secret("B"));
        List<KeyRing> rings = List.of(
                Rings.over(store, newFirst, clock).build(),
                Rings.over(store, oldFirst, clock).build());
        int written = store.written;
        for (int i = 0; i < 10; i++) {
            rings.forEach(KeyRing::maintain);
        }
        assertThat(store.written).isEqualTo(written);
    }

    @Test
    void aMasterKeyThatIsLeftOutBeforeItsTimeStopsTheStartAndLosesNothing() {
        String id = ring().build().signing().id();
        store.writes = false;
        MasterKey both = MasterKey.of(Rings.secret("B"), Rings.secret("A"));
        assertThat(Rings.over(store, both, clock)
                        .events(Rings.into(told, clock))
                        .build()
                        .signing()
                        .id())
                .isEqualTo(id);
        assertThat(told).as("it could not be sealed anew").endsWith("CRYPT_KEYS_UNAVAILABLE STORE");
        store.writes = true;
        assertUnavailable(
                Reason.MASTER_KEY,
                () -> Rings.over(store, Rings.master("B"), clock).build());

        Rings.over(store, both, clock).build();
        assertThat(Rings.over(store, Rings.master("B"), clock).build().signing().id())
                .isEqualTo(id);
    }

    @Test
    void othersWhoAreAlwaysFasterAreToldAndNotAnsweredForEver() {
        KeyRingStore taken = new KeyRingStore() {
            @Override
            public Optional<SealedKeys> read() {
                return store.read();
            }

            @Override
            public boolean replace(SealedKeys next) {
                store.written++;
                return false;
            }
        };
        assertUnavailable(Reason.BUSY, () -> Rings.over(taken, clock).build());
        assertThat(store.written).isEqualTo(8);
    }

    @Test
    void aStoreThatFailsDoesNotCostAKeyForEachAttempt() {
        int[] made = {0};
        KeyRing ring = ring().maker(algorithm -> {
                    made[0]++;
                    return Rings.key(algorithm);
                })
                .build();
        store.writes = false;
        clock.advance(Rings.ROTATION);
        for (int i = 0; i < 20; i++) {
            ring.maintain();
        }
        assertThat(made[0]).isEqualTo(2);

        store.writes = true;
        ring.maintain();
        assertThat(made[0]).isEqualTo(2);
        assertThat(Jwks.ids(ring.jwks())).hasSize(2);
    }

    @Test
    void othersAreToldToKeepThePublishedKeysForLessWhereTheStoreCouldNotBeRead() {
        KeyRing ring = ring().build();
        assertThat(ring.jwksMaxAge()).isEqualTo(Rings.CACHE);
        store.reads = false;
        clock.advance(Duration.ofMinutes(2));
        assertThat(ring.jwksMaxAge()).isEqualTo(Rings.CACHE);
        clock.advance(Duration.ofMinutes(30));
        assertThat(ring.jwksMaxAge()).isEqualTo(Duration.ofMinutes(30));
        clock.advance(Duration.ofMinutes(31));
        assertThat(ring.jwksMaxAge()).isZero();
    }

    @Test
    void aClockThatIsSetBackStopsNothing() {
        KeyRing ring = ring().build();
        clock.advance(Duration.ofDays(1));
        String id = ring.signing().id();
        clock.advance(Duration.ofDays(-2));

        assertThat(ring.signing().id()).isEqualTo(id);
        assertThat(ring.find(id)).isNotNull();
        assertThat(ring.jwksMaxAge()).isEqualTo(Rings.CACHE);
    }

    @Test
    void aClockThatIsSetBackBehindARotationAsksNoKeyToSignWhosePrivateHalfIsRemoved() {
        KeyRing ring = ring().build();
        ring.rotate();
        clock.advance(Rings.LEAD.plusMinutes(3));
        ring.maintain();
        String second = ring.signing().id();
        clock.advance(Duration.ofHours(-1));

        assertThat(ring.signing().id()).isEqualTo(second);
        ring.revoke(second);
        assertThat(ring.signing().id()).isNotEqualTo(second);
    }

    @Test
    void aClockThatIsSetBackDoesNotKeepARingFromReadingWhatOthersRevoked() {
        KeyRing ring = ring().build();
        KeyRing other = ring().build();
        String id = ring.signing().id();
        clock.advance(Duration.ofDays(-2));

        other.revoke(id);
        assertThat(ring.find(id)).isNull();
    }

    @Test
    void whatWasReadBeforeAnotherThreadWroteDoesNotReplaceWhatThatOneWrote() {
        KeyRing ring = ring().build();
        SealedKeys old = store.read().orElseThrow();
        store.answer = stored -> {
            store.answer = UnaryOperator.identity();
            ring.rotate();
            return Optional.of(old);
        };

        ring.maintain();
        assertThat(Jwks.ids(ring.jwks())).hasSize(2);
    }

    private KeyRing.Builder ring() {
        return Rings.over(store, clock).events(Rings.into(told, clock));
    }

    private static String changed(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        switch (random.nextInt(5)) {
            case 0 -> changed.setLength(random.nextInt(text.length()));
            case 1 -> changed.append("x".repeat(1 + random.nextInt(60_000)));
            case 2 -> changed.setCharAt(random.nextInt(text.length() - 2), (char) random.nextInt(256));
            case 3 ->
                changed.delete(random.nextInt(text.length()), text.length()).append(text);
            default -> changed.replace(0, text.indexOf('.'), SecureTokens.urlSafe());
        }
        return changed.toString().equals(text) ? "" : changed.toString();
    }

    private static void assertUnavailable(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        KeysUnavailable.class,
                        failed -> assertThat(failed.reason()).isEqualTo(reason));
    }
}
