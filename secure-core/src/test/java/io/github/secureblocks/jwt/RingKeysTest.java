package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The phases as functions of the list of keys and the time alone. */
class RingKeysTest {
    private static final long NOW = 1_893_456_000_000L;
    private static final Timing TIMING = Rings.TIMING;

    private final SigningKey a = Rings.key(SigningAlgorithm.ED25519);
    private final SigningKey b = Rings.key(SigningAlgorithm.ED25519);
    private final SigningKey c = Rings.key(SigningAlgorithm.ED25519);
    private final RingKeys first = RingKeys.none(TIMING).with(a, NOW);

    @Test
    void theFirstKeySignsAtOnceAndAlsoForAClockThatIsBehind() {
        assertThat(signing(first, NOW)).isEqualTo(a.id());
        assertThat(signing(first, NOW - 30_000)).isEqualTo(a.id());
        assertThat(live(first, NOW - 30_000)).containsExactly(a.id());
    }

    @Test
    void aSecondKeyIsPublishedThenSignsAndTheFirstOnlyVerifiesAndIsGone() {
        RingKeys keys = first.with(b, NOW);
        long turn = NOW + TIMING.lead();

        assertThat(signing(keys, turn - 1)).isEqualTo(a.id());
        assertThat(signing(keys, turn)).isEqualTo(b.id());
        assertThat(live(keys, NOW)).containsExactly(a.id(), b.id());
        assertThat(live(keys, turn + TIMING.verifies() - 1)).containsExactly(a.id(), b.id());
        assertThat(live(keys, turn + TIMING.verifies())).containsExactly(b.id());
    }

    @Test
    void isPublishedForLongerThanOthersCacheWhatALateInstanceTellsThem() {
        assertThat(TIMING.lead()).isGreaterThan(TIMING.cache() + TIMING.stale() + 60_000);
        assertThat(TIMING.maySign()).isLessThan(TIMING.lead());
        assertThat(TIMING.reload()).isLessThanOrEqualTo(TIMING.cache() / 4);
        assertThat(TIMING.verifies()).isGreaterThan(TIMING.lifetime() + TokenVerifier.SKEW.toMillis());
    }

    @Test
    void wantsASuccessorInTimeAndOnlyOne() {
        long due = NOW + TIMING.rotation() - TIMING.lead();
        assertThat(first.wantsKey(SigningAlgorithm.ED25519, due - 1)).isFalse();
        assertThat(first.wantsKey(SigningAlgorithm.ED25519, due)).isTrue();
        assertThat(first.wantsKey(SigningAlgorithm.ED25519, due + 10 * TIMING.rotation()))
                .isTrue();
        assertThat(first.wantsKey(SigningAlgorithm.RS256, NOW)).isTrue();
        RingKeys both = first.with(b, due);
        assertThat(both.wantsKey(SigningAlgorithm.ED25519, due + 1)).isFalse();
        assertThat(both.wantsKey(SigningAlgorithm.RS256, due + 1)).isFalse();
        assertThat(both.wantsKey(SigningAlgorithm.RS256, due + TIMING.lead())).isTrue();
        assertThat(RingKeys.none(TIMING).wantsKey(SigningAlgorithm.RS256, NOW)).isTrue();
    }

    @Test
    void aRevokedKeyGivesWayAtOnceAndDoesNotBringTheOneBeforeItBack() {
        RingKeys keys = first.with(b, NOW);
        long later = NOW + TIMING.lead() + 60_000;
        assertThat(signing(keys, later)).isEqualTo(b.id());

        RingKeys revoked = keys.revoked(b.id(), later);
        assertThat(revoked.signing(later)).isNull();
        assertThat(live(revoked, later)).containsExactly(a.id());
        RingKeys renewed = revoked.with(c, later);
        for (long clock : new long[] {-30_000, 0, 30_000}) {
            assertThat(signing(renewed, later + clock)).isEqualTo(c.id());
        }
        assertThat(live(renewed, NOW + TIMING.lead() + TIMING.verifies())).containsExactly(c.id());
    }

    @Test
    void aKeyOfAClockThatIsAheadCanBeRevokedToo() {
        RingKeys ahead = RingKeys.none(TIMING).with(a, NOW + 30_000);
        RingKeys renewed = ahead.revoked(a.id(), NOW).with(b, NOW);
        assertThat(signing(renewed, NOW)).isEqualTo(b.id());
        assertThat(live(renewed, NOW)).containsExactly(b.id());
    }

    @Test
    void aRevokedKeyHasNeitherHalfLeft() {
        RingKey revoked = first.revoked(a.id(), NOW + 1).keys().get(0);
        assertThat(revoked.verification()).isNull();
        assertThat(revoked.secret()).isNull();
        assertThat(revoked.isRevoked()).isTrue();
    }

    @Test
    void isWrittenAndReadWithoutLoss() {
        RingKeys keys = first.with(b, NOW).revoked(a.id(), NOW + 5);
        RingKeys read = RingText.read(RingText.write(keys), RingKeys.none(TIMING));

        assertThat(RingText.write(read)).isEqualTo(RingText.write(keys));
        assertThat(signing(read, NOW + 6)).isEqualTo(b.id());
        RingKeys again = RingText.read(RingText.write(keys), keys);
        assertThat(again.keys().get(1).verification()).as("the same object").isSameAs(b.verification());
    }

    @Test
    void forgetsWhatIsOver() {
        RingKeys keys = first.with(b, NOW);
        long turn = NOW + TIMING.lead();
        assertThat(keys.tidied(turn)).isEqualTo(keys);
        assertThat(keys.tidied(turn + TIMING.verifies()).keys())
                .extracting(RingKey::id)
                .containsExactly(b.id());
        RingKeys revoked = first.revoked(a.id(), NOW + 1);
        assertThat(revoked.tidied(NOW + 1 + TIMING.verifies()).keys()).isEmpty();
    }

    private static String signing(RingKeys keys, long now) {
        RingKey key = keys.signing(now);
        return key == null ? "none" : key.id();
    }

    private static List<String> live(RingKeys keys, long now) {
        return keys.live(now).map(RingKey::id).toList();
    }
}
