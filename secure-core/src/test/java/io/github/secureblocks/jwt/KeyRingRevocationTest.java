package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.HandClock;
import java.security.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingRevocationTest {
    private final HandClock clock = new HandClock();
    private final List<String> told = new ArrayList<>();
    private final FailingStore store = new FailingStore();
    private final KeyRing ring =
            Rings.over(store, clock).events(Rings.into(told, clock)).build();
    private final KeyRing other =
            Rings.over(store, clock).events(Rings.into(told, clock)).build();

    @Test
    void aRevokedKeyNeitherSignsNorVerifiesAndANewOneSignsAtOnce() {
        String id = ring.signing().id();

        ring.revoke(id);

        assertThat(ring.find(id)).isNull();
        assertThat(ring.signing().id()).isNotEqualTo(id);
        assertThat(ring.find(ring.signing().id())).isNotNull();
        assertThat(Jwks.ids(ring.jwks())).containsExactly(ring.signing().id());
        assertThat(told).contains("CRYPT_KEY_REVOKED REVOKED_HERE");
    }

    @Test
    void whereASuccessorIsPublishedItSignsAtOnce() {
        String id = ring.signing().id();
        ring.rotate();
        String successor = Jwks.ids(ring.jwks()).stream()
                .filter(each -> !each.equals(id))
                .findFirst()
                .orElseThrow();

        ring.revoke(id);

        assertThat(ring.signing().id()).isEqualTo(successor);
        assertThat(Jwks.ids(ring.jwks())).containsExactly(successor);
    }

    @Test
    void anEarlierKeyDoesNotSignAgainWhenItsSuccessorIsRevoked() {
        String first = ring.signing().id();
        ring.rotate();
        clock.advance(Rings.LEAD);
        String second = ring.signing().id();
        assertThat(second).isNotEqualTo(first);

        ring.revoke(second);

        assertThat(ring.signing().id()).isNotIn(first, second);
        assertThat(ring.find(first)).as("its tokens hold").isNotNull();
        clock.advance(Rings.LIFETIME.plusMinutes(1));
        assertThat(ring.find(first)).as("and no longer than they did").isNull();
    }

    @Test
    void aPublishedKeyThatIsRevokedNeverSigns() {
        String first = ring.signing().id();
        ring.rotate();
        String published = Jwks.ids(ring.jwks()).stream()
                .filter(each -> !each.equals(first))
                .findFirst()
                .orElseThrow();

        ring.revoke(published);
        clock.advance(Rings.LEAD.multipliedBy(3));

        assertThat(ring.signing().id()).isEqualTo(first);
        assertThat(ring.find(first)).isNotNull();
        assertThat(ring.find(published)).isNull();
    }

    @Test
    void otherInstancesLearnOfItWithinTwoMinutesOfUse() {
        String id = ring.signing().id();
        assertThat(other.find(id)).isNotNull();

        ring.revoke(id);
        clock.advance(Duration.ofMinutes(2));

        assertThat(other.find(id)).isNull();
        assertThat(other.signing().id()).isEqualTo(ring.signing().id());
        assertThat(told).contains("CRYPT_KEY_REVOKED REVOKED_ELSEWHERE");
    }

    @Test
    void aTokenOfTheNewKeyIsTakenByOtherInstancesAtOnce() {
        clock.advance(Duration.ofSeconds(11));
        ring.revoke(ring.signing().id());

        assertThat(other.find(ring.signing().id())).isNotNull();
    }

    @Test
    void isStillRevokedHereWhereTheStoreFailsAndStoredWhenItWorksAgain() {
        String id = ring.signing().id();
        ring.rotate();
        store.writes = false;

        assertThatThrownBy(() -> ring.revoke(id)).isInstanceOf(KeysUnavailable.class);
        assertThat(ring.find(id)).isNull();
        assertThat(ring.signing().id()).isNotEqualTo(id);
        clock.advance(Duration.ofMinutes(5));
        assertThat(ring.find(id)).as("after reading again").isNull();
        assertThat(other.find(id)).as("others cannot know").isNotNull();

        store.writes = true;
        ring.maintain();
        clock.advance(Duration.ofMinutes(2));
        assertThat(other.find(id)).isNull();
    }

    @Test
    void signsNothingWhereTheOnlyKeyIsRevokedAndNoNewOneCanBeStored() {
        store.writes = false;
        assertThatThrownBy(() -> ring.revoke(ring.signing().id())).isInstanceOf(KeysUnavailable.class);

        assertThatThrownBy(ring::signing)
                .isInstanceOfSatisfying(
                        KeysUnavailable.class,
                        failed -> assertThat(failed.reason()).isEqualTo(KeysUnavailable.Reason.NO_KEY));

        store.writes = true;
        clock.advance(Duration.ofMinutes(1));
        assertThat(ring.signing()).isNotNull();
    }

    @Test
    void isStoredEvenWhereNoNewKeyCanBeMade() {
        KeyRing poor = Rings.over(store, clock)
                .maker(algorithm -> {
                    throw new ProviderException("no entropy");
                })
                .build();
        String id = poor.signing().id();

        assertThatThrownBy(() -> poor.revoke(id)).isInstanceOf(KeysUnavailable.class);
        clock.advance(Duration.ofMinutes(2));
        assertThat(other.find(id)).isNull();
        assertThat(other.signing().id()).isNotEqualTo(id);
        assertThat(poor.find(other.signing().id())).isNotNull();
    }

    @Test
    void aKeyThatIsUnknownBecauseTheStoreFailsIsNoMistake() {
        ring.rotate();
        String unread = Jwks.ids(ring.jwks()).get(1);
        store.reads = false;

        assertThatThrownBy(() -> other.revoke(unread)).isInstanceOf(KeysUnavailable.class);
    }

    @Test
    void twiceIsOnceAndAnUnknownKeyIsAMistake() {
        String id = ring.signing().id();
        ring.revoke(id);
        String signing = ring.signing().id();
        ring.revoke(id);
        other.revoke(id);

        assertThat(ring.signing().id()).isEqualTo(signing);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring.revoke("of-nobody"))
                .withMessageNotContaining("of-nobody");
    }

    @Test
    void tokensOfARevokedKeyCauseNoReading() {
        String id = ring.signing().id();
        ring.revoke(id);
        clock.advance(Duration.ofSeconds(11));
        int before = store.read;
        for (int i = 0; i < 100; i++) {
            assertThat(ring.find(id)).isNull();
        }
        assertThat(store.read).isEqualTo(before);
    }

    @Test
    void isToldOnceByEachInstance() {
        String id = ring.signing().id();
        for (int i = 0; i < 5; i++) {
            ring.revoke(id);
            ring.maintain();
            other.maintain();
        }
        ring.rotate();
        other.maintain();
        assertThat(told)
                .filteredOn(each -> each.startsWith("CRYPT_KEY_REVOKED"))
                .containsExactly("CRYPT_KEY_REVOKED REVOKED_HERE", "CRYPT_KEY_REVOKED REVOKED_ELSEWHERE");
    }

    @Test
    void whatIsTwoMinutesOldIsReadAgainBeforeItIsUsed() {
        KeyRing busy = Rings.over(store, clock)
                .executor(task -> new Thread(task).start())
                .build();
        String id = busy.signing().id();
        ring.revoke(id);
        clock.advance(Duration.ofMinutes(2));
        assertThat(busy.find(id)).isNull();
    }

    @Test
    void manyRevocationsInARowFitIntoTheStore() {
        for (int i = 0; i < 100; i++) {
            ring.revoke(ring.signing().id());
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(ring.find(ring.signing().id())).isNotNull();
        assertThat(Jwks.ids(ring.jwks())).hasSize(1);
        assertThat(store.read().orElseThrow().text().length()).isLessThan(SealedKeys.MAX_LENGTH);
    }
}
