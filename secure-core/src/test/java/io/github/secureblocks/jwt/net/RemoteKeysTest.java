package io.github.secureblocks.jwt.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.jwt.SigningAlgorithm;
import io.github.secureblocks.jwt.VerificationKey;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RemoteKeysTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Issuer issuer = new Issuer(Jwk.rs256("a", "b"));

    @Test
    void theFirstCallHasTheFirstReadingsKeys() {
        RemoteKeys keys = issuer.keys();
        keys.requireKeys();
        assertThat(keys.find("a")).isNotNull().extracting(VerificationKey::id).isEqualTo("a");
        assertThat(keys.find("c")).isNull();
        assertThat(keys.failingSince()).isEmpty();
        assertThat(keys.skipped()).isZero();
        assertThat(issuer.told).isEmpty();
    }

    @Test
    void keysAreReadAheadOfTimeAndByNoCaller() {
        RemoteKeys keys = issuer.keys();
        issuer.background.atOnce(false);
        for (int minutes = 0; minutes < 120; minutes++) {
            issuer.background.advance(MINUTE);
            int asked = issuer.source.asked();
            assertThat(keys.find("a")).isNotNull();
            assertThat(issuer.source.asked()).as("readings by a call").isEqualTo(asked);
        }
        assertThat(issuer.source.asked())
                .as("one at the start, then one in four and a half minutes")
                .isEqualTo(1 + 26);
        assertThat(issuer.background.waiting()).as("readings planned").isLessThan(3);
    }

    @Test
    void aKeyThatStaysIsTheSameObject() {
        RemoteKeys keys = issuer.keys();
        VerificationKey before = keys.find("a");
        VerificationKey replaced = keys.find("b");
        issuer.source.publishes(Jwk.document(
                Jwk.rsa("a", "\"alg\":\"RS256\""),
                Jwk.rsa(Jwk.OTHER_RSA.getModulus(), Jwk.OTHER_RSA.getPublicExponent(), Jwk.id("b"))));
        issuer.background.advance(Freshness.UNSAID);
        assertThat(keys.find("a")).isSameAs(before);
        assertThat(keys.find("b")).isNotNull().isNotEqualTo(replaced);
    }

    @Test
    void aKeyThatWasTakenBackIsGoneWithinAQuarterOfAnHourWhateverTheIssuersCacheSays() {
        issuer.source.freshFor(Freshness.of("max-age=31536000", ""));
        RemoteKeys keys = issuer.keys();
        issuer.source.publishes(Jwk.rs256("b"));
        issuer.background.advance(Duration.ofMinutes(15));
        assertThat(keys.find("a")).isNull();
        assertThat(keys.find("b")).isNotNull();
    }

    @Test
    void aNewKeyIsFoundByTheFirstTokenThatNamesIt() {
        RemoteKeys keys = issuer.keys();
        issuer.background.advance(Refresher.APART);
        issuer.source.publishes(Jwk.rs256("a", "b", "new"));
        assertThat(keys.find("new")).isNotNull();
        assertThat(issuer.source.asked()).isEqualTo(2);
    }

    @Test
    void unknownIdentifiersAskOnceInHalfAMinuteForAllTogether() {
        RemoteKeys keys = issuer.keys();
        for (int second = 0; second < 300; second++) {
            for (int i = 0; i < 20; i++) {
                assertThat(keys.find("bad-" + second + "-" + i)).isNull();
                assertThat(keys.find("a")).isNotNull();
            }
            issuer.background.advance(Duration.ofSeconds(1));
        }
        assertThat(issuer.source.asked()).isEqualTo(1 + 9);
    }

    @Test
    void elevenBadIdentifiersDoNotBlockAGoodOne() {
        RemoteKeys keys = issuer.keys();
        issuer.background.advance(Refresher.APART);
        issuer.source.publishes(Jwk.rs256("a", "b", "new"));
        for (int i = 0; i < 11; i++) {
            keys.find("bad-" + i);
        }
        assertThat(keys.find("new")).as("read with the first bad one").isNotNull();
        assertThat(keys.find("a")).isNotNull();
        issuer.source.publishes(Jwk.rs256("a", "b", "new", "newer"));
        issuer.background.advance(Refresher.APART);
        assertThat(keys.find("newer")).as("half a minute later at most").isNotNull();
    }

    @Test
    void anIdentifierSoughtInVainIsNotSoughtAgainForAMinute() {
        RemoteKeys keys = issuer.keys();
        issuer.background.advance(Refresher.APART);
        keys.find("old");
        assertThat(issuer.source.asked()).isEqualTo(2);
        issuer.background.advance(Duration.ofSeconds(59));
        keys.find("old");
        assertThat(issuer.source.asked()).isEqualTo(2);
        issuer.background.advance(Duration.ofSeconds(1));
        keys.find("old");
        assertThat(issuer.source.asked()).isEqualTo(3);
    }

    @Test
    void whatWasSoughtInVainIsFoundAsSoonAsItIsRead() {
        RemoteKeys keys = issuer.keys();
        issuer.background.advance(Refresher.APART);
        assertThat(keys.find("late")).isNull();
        issuer.source.publishes(Jwk.rs256("a", "late"));
        issuer.background.advance(Refresher.APART);
        assertThat(keys.find("late")).as("still among those sought in vain").isNull();
        assertThat(keys.find("other"))
                .as("what another caller seeks reads the whole set")
                .isNull();
        assertThat(keys.find("late")).isNotNull();
    }

    @Test
    void whatOneReadingMissedIsSoughtAgainWhereItBeganBefore() {
        RemoteKeys keys = issuer.keys();
        issuer.background.advance(Refresher.APART);
        issuer.background.atOnce(false);
        Thread.currentThread().interrupt();
        keys.find("bad");
        assertThat(Thread.interrupted()).as("nobody waits here").isTrue();
        issuer.clock.advance(Duration.ofMillis(1));
        Thread.currentThread().interrupt();
        keys.find("late");
        assertThat(Thread.interrupted()).isTrue();
        issuer.background.atOnce(true);
        issuer.background.runDue();
        issuer.source.publishes(Jwk.rs256("a", "late"));
        issuer.background.advance(Refresher.APART);
        assertThat(keys.find("late")).isNotNull();
    }

    @Test
    void anIdentifierOfNoPublishedLengthAsksForNothing() {
        RemoteKeys keys = issuer.keys();
        issuer.background.advance(Refresher.APART);
        assertThat(keys.find("k".repeat(257))).isNull();
        assertThat(issuer.source.asked()).isEqualTo(1);
    }

    @Test
    void keysOfOtherKindsAreCountedAndToldOnce() {
        issuer.source.publishes(Jwk.document(Jwk.rsa("a"), Jwk.ec("e"), Jwk.rsa("x", "\"use\":\"enc\"")));
        RemoteKeys keys = issuer.keys();
        issuer.background.advance(Duration.ofHours(1));
        assertThat(keys.skipped()).isEqualTo(2);
        assertThat(issuer.told).containsExactly("CRYPT_KEYS_UNAVAILABLE KEYS_SKIPPED");
    }

    @Test
    void afterAPauseOfTheProcessNoOldKeyIsBelievedWhereTheNewOnesCanBeRead() {
        RemoteKeys keys = issuer.keys();
        issuer.source.publishes(Jwk.rs256("b"));
        issuer.clock.advance(Duration.ofMinutes(20));
        assertThat(keys.find("a")).isNull();
        assertThat(keys.find("b")).isNotNull();
    }

    @Test
    void afterALongPauseNothingIsBelievedUnread() {
        RemoteKeys keys = issuer.keys();
        issuer.source.isDown();
        issuer.clock.advance(Duration.ofDays(1));
        assertThat(keys.find("a")).isNull();
    }

    @Test
    void nothingIsBuiltThatCouldNotBeSafe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RemoteKeys.builder(URI.create("http://login.example/keys"), SigningAlgorithm.RS256))
                .withMessageContaining("https");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RemoteKeys.builder(URI.create("https://login.example/keys")))
                .withMessageContaining("SigningAlgorithm.RS256");
        for (Duration time : new Duration[] {Duration.ofSeconds(-1), Duration.ofHours(25)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> issuer.builder().staleIfError(time))
                    .withMessageContaining(".staleIfError(");
        }
        for (Duration time : new Duration[] {
            Duration.ofSeconds(-1), Duration.ZERO, Duration.ofSeconds(20).plusNanos(1)
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> issuer.builder().timeout(time))
                    .withMessage("Published keys are read in up to 20 seconds, because callers wait;"
                            + " write .timeout(Duration.ofSeconds(5))");
        }
        assertThat(issuer.builder().timeout(Duration.ofSeconds(20)).timeout(Duration.ofNanos(1)))
                .isNotNull();
    }

    @Test
    void aKeyOfAnotherAlgorithmIsAnotherObject() {
        RemoteKeys keys = RemoteKeys.builder(
                        URI.create("https://login.example/keys"), SigningAlgorithm.RS256, SigningAlgorithm.PS256)
                .clock(issuer.clock)
                .build(issuer.source, issuer.background);
        assertThat(keys.find("a")).extracting(VerificationKey::algorithm).isEqualTo(SigningAlgorithm.RS256);
        issuer.source.publishes(Jwk.document(Jwk.rsa("a", "\"alg\":\"PS256\"")));
        issuer.background.advance(Freshness.UNSAID);
        assertThat(keys.find("a")).extracting(VerificationKey::algorithm).isEqualTo(SigningAlgorithm.PS256);
    }

    @Test
    void aKeyThatIsReadBetweenTheTwoLooksOfACallIsFound() {
        AtomicInteger looks = new AtomicInteger(Integer.MAX_VALUE);
        RemoteKeys keys = issuer.keys(issuer.builder().clock(() -> {
            if (looks.decrementAndGet() == 0) {
                issuer.background.runDue();
            }
            return issuer.clock.instant();
        }));
        issuer.source.publishes(Jwk.rs256("a", "new"));
        issuer.clock.advance(Freshness.UNSAID.minus(Refresher.AHEAD));
        looks.set(2);
        assertThat(keys.find("new")).isNotNull();
        assertThat(issuer.source.asked()).as("readings, the second one planned").isEqualTo(2);
    }
}
