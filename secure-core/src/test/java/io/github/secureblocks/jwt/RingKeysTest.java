package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
        assertThat(TIMING.verifies())
                .as("also for a clock that is half a minute behind")
                .isGreaterThanOrEqualTo(TIMING.lifetime() + TokenVerifier.SKEW.toMillis() + 30_000);
        assertThat(TIMING.reload()).isEqualTo(60_000);
        assertThat(TIMING.stale()).isEqualTo(120_000);
        assertThat(TIMING.mayVerify()).isEqualTo(TIMING.cache() + TIMING.lifetime());
        Timing brief = Timing.of(Duration.ofMinutes(1), Rings.LIFETIME, Rings.ROTATION);
        assertThat(brief.reload()).isEqualTo(15_000);
        assertThat(TIMING.mayVerify()).isLessThanOrEqualTo(TIMING.lead() + TIMING.verifies());
    }

    @Test
    void theTimesThatAreJustSafeAreTaken() {
        Duration lead = Duration.ofMillis(TIMING.lead());
        assertThat(Timing.of(Rings.CACHE, Rings.LIFETIME, lead.multipliedBy(2)).rotation())
                .isEqualTo(2 * TIMING.lead());
        assertThatIllegalStateException()
                .isThrownBy(() -> Timing.of(
                        Rings.CACHE, Rings.LIFETIME, lead.multipliedBy(2).minusMillis(1)));
        Duration half = Duration.ofHours(12);
        assertThat(Timing.of(Rings.CACHE, half, half).lifetime()).isEqualTo(half.toMillis());
        Timing.require(half, half, half, "neither less nor more");
    }

    @Test
    void thePrivateHalfStaysForAClockThatIsBehindAndThenIsRemoved() {
        RingKeys keys = first.with(b, NOW);
        long turn = NOW + TIMING.lead();
        assertThat(keys.tidied(turn + Timing.TOLERANCE - 1).keys().get(0).secret())
                .isNotNull();
        assertThat(keys.tidied(turn + Timing.TOLERANCE).keys().get(0).secret()).isNull();
        Timing longer = Timing.of(Rings.CACHE, Duration.ofHours(12), Rings.ROTATION);
        RingKeys spent = new RingKeys(keys.tidied(turn + Timing.TOLERANCE).keys(), longer);
        assertThat(spent.tidied(turn + Timing.TOLERANCE).verifiesUntil(0))
                .as("nobody signs by it any more")
                .isEqualTo(turn + TIMING.verifies());
        assertThat(Timing.TOLERANCE).as("half a minute, and a write").isGreaterThan(60_000);
    }

    @Test
    void aRingThatIsFullWantsNoKeyHoweverDueItIs() {
        Timing crowded = Timing.of(Duration.ofMinutes(1), Duration.ofHours(12), Duration.ofHours(12));
        RingKeys keys = RingKeys.none(crowded).with(a, NOW);
        long now = NOW;
        while (!keys.isFull(now)) {
            keys = keys.with(Rings.key(SigningAlgorithm.ED25519), now);
            now += crowded.lead();
        }
        assertThat(live(keys, now)).hasSize(RingKeys.MAX_LIVE);
        Timing quick = Timing.of(Duration.ofMinutes(1), Rings.LIFETIME, Rings.LIFETIME);
        keys = new RingKeys(keys.keys(), quick);
        long due = now + quick.rotation();
        assertThat(keys.isFull(due)).isTrue();
        assertThat(keys.wantsKey(false, due)).isFalse();
        assertThat(keys.wantsKey(true, due)).isFalse();
        long gone = now + crowded.verifies();
        assertThat(keys.wantsKey(false, gone)).isTrue();
    }

    @Test
    void aSecondRevocationDoesNotChangeWhenTheFirstWas() {
        RingKeys once = first.with(b, NOW).revoked(a.id(), NOW + 5);
        assertThat(once.revoked(a.id(), NOW + 50)).isEqualTo(once);
        assertThat(once.revoked("unknown", NOW + 50)).isEqualTo(once);
        assertThat(once.isRevoked(a.id())).isTrue();
        assertThat(once.isRevoked(b.id())).isFalse();
    }

    @Test
    void whoTakesOverAtOnceIsTheNextThatIsNotRevokedItself() {
        RingKeys keys =
                first.with(b, NOW).revoked(b.id(), NOW + 1).with(c, NOW + 2).revoked(a.id(), NOW + 3);
        assertThat(signing(keys, NOW + 3)).isEqualTo(c.id());
        assertThat(live(keys, NOW + 3)).containsExactly(c.id());
        assertThat(keys.keys()).extracting(RingKey::signsFrom).containsExactly(NOW, NOW + TIMING.lead(), NOW + 3);
    }

    @Test
    void toRevokeAKeyThatDoesNotSignLeavesTheTurnsOfTheOthersAsTheyAre() {
        RingKeys keys = first.with(b, NOW);
        long turn = NOW + TIMING.lead();
        RingKeys three = keys.with(c, NOW + 1);
        assertThat(three.revoked(b.id(), NOW + 2).keys().get(2))
                .isEqualTo(three.keys().get(2));
        assertThat(three.revoked(a.id(), turn).keys().get(2))
                .isEqualTo(three.keys().get(2));
        assertThat(first.with(b, NOW).revoked(b.id(), NOW).keys().get(0))
                .isEqualTo(keys.keys().get(0));
    }

    @Test
    void howeverManyAreRevokedInARowTheKeyBeforeThemGaveWayToTheFirst() {
        RingKeys keys = first.with(b, NOW);
        long turn = NOW + TIMING.lead();
        long ends = keys.verifiesUntil(0);
        for (int i = 1; i <= 30; i++) {
            RingKey signing = Objects.requireNonNull(keys.signing(turn + i));
            keys = keys.revoked(signing.id(), turn + i)
                    .with(Rings.key(SigningAlgorithm.ED25519), turn + i)
                    .tidied(turn + i);
            assertThat(keys.verifiesUntil(0)).isEqualTo(ends);
            assertThat(keys.keys().stream().filter(RingKey::isRevoked)).hasSizeLessThanOrEqualTo(RingKeys.MAX_REVOKED);
        }
        assertThat(keys.keys().stream().filter(RingKey::isRevoked)).hasSize(RingKeys.MAX_REVOKED);
        assertThat(live(keys, turn + 31)).hasSize(2).startsWith(a.id());
    }

    @Test
    void wantsASuccessorInTimeAndOnlyOne() {
        long due = NOW + TIMING.rotation() - TIMING.lead();
        assertThat(first.wantsKey(false, due - 1)).isFalse();
        assertThat(first.wantsKey(false, due)).isTrue();
        assertThat(first.wantsKey(false, due + 10 * TIMING.rotation())).isTrue();
        assertThat(first.wantsKey(true, NOW)).isTrue();
        RingKeys both = first.with(b, due);
        assertThat(both.wantsKey(false, due + 1)).isFalse();
        assertThat(both.wantsKey(true, due + 1)).isFalse();
        assertThat(both.wantsKey(true, due + TIMING.lead())).isTrue();
        assertThat(RingKeys.none(TIMING).wantsKey(false, NOW)).isTrue();
        assertThat(both.endsWith(SigningAlgorithm.ED25519)).isTrue();
        assertThat(both.endsWith(SigningAlgorithm.RS256)).isFalse();
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
        assertThat(revoked.tidied(NOW + TIMING.verifies()).keys()).hasSize(1);
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
