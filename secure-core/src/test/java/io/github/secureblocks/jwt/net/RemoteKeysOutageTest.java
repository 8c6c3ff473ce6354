package io.github.secureblocks.jwt.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteKeysOutageTest {
    private static final Duration TO_THE_END = Freshness.UNSAID.plus(Duration.ofHours(1));

    private final Issuer issuer = new Issuer(Jwk.rs256("a", "b"));

    @Test
    void theLastGoodKeysAreBelievedForAnHourMoreAndNotAMomentLonger() {
        RemoteKeys keys = issuer.keys();
        Instant start = issuer.clock.instant();
        issuer.source.isDown();
        issuer.background.advance(TO_THE_END.minusMillis(1));
        assertThat(keys.find("a")).isNotNull();
        assertThat(keys.failingSince()).contains(start.plus(Freshness.UNSAID).minus(Refresher.AHEAD));
        issuer.clock.advance(Duration.ofMillis(1));
        assertThat(keys.find("a")).isNull();
        issuer.background.advance(Refresher.APART);
        assertThat(keys.find("a")).isNull();
        assertThat(issuer.told)
                .contains("CRYPT_KEYS_UNAVAILABLE UNREACHABLE")
                .containsOnlyOnce("CRYPT_KEYS_UNAVAILABLE KEYS_NO_LONGER_BELIEVED");
    }

    @Test
    void theTimeIsTheBuildersToSay() {
        RemoteKeys keys = issuer.keys(issuer.builder().staleIfError(Duration.ZERO));
        issuer.source.isDown();
        issuer.background.advance(Freshness.UNSAID.minusMillis(1));
        assertThat(keys.find("a")).isNotNull();
        issuer.background.advance(Duration.ofMillis(1));
        assertThat(keys.find("a")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>503</html>",
                "{\"keys\":[]}",
                "{}",
                "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"AA\"}]}"
            })
    void anEmptyOrHostileDocumentTakesNoKeyAwayAndIsTold(String document) {
        RemoteKeys keys = issuer.keys();
        issuer.source.publishes(document);
        issuer.background.advance(Duration.ofMinutes(30));
        assertThat(keys.find("a")).isNotNull();
        assertThat(keys.failingSince()).isPresent();
        assertThat(issuer.told).isNotEmpty().allMatch(event -> event.startsWith("CRYPT_KEYS_UNAVAILABLE DOCUMENT_"));
    }

    @Test
    void afterAnOutageTheNewKeysAreThereAndTheOldOnesGone() {
        RemoteKeys keys = issuer.keys();
        issuer.source.isDown();
        issuer.background.advance(Duration.ofMinutes(30));
        issuer.source.publishes(Jwk.rs256("b", "new"));
        issuer.background.advance(Refresher.APART);
        assertThat(keys.find("a")).isNull();
        assertThat(keys.find("new")).isNotNull();
        assertThat(keys.failingSince()).isEmpty();
    }

    @Test
    void anIssuerThatIsDownIsAskedLessAndLessOften() {
        RemoteKeys keys = issuer.keys();
        issuer.source.isDown();
        issuer.background.advance(Duration.ofHours(1));
        int calm = issuer.source.asked();
        assertThat(calm).isBetween(100, 125);
        for (int second = 0; second < 600; second++) {
            keys.find("bad-" + second);
            issuer.background.advance(Duration.ofSeconds(1));
        }
        assertThat(issuer.source.asked() - calm)
                .as("with unknown identifiers all the time")
                .isBetween(15, 25);
    }

    @Test
    void withoutAnyReadingNothingIsBelievedAndThatIsTyped() {
        issuer.source.isDown();
        RemoteKeys keys = issuer.keys();
        assertThat(keys.find("a")).isNull();
        RemoteKeysUnavailable none = catchThrowableOfType(RemoteKeysUnavailable.class, keys::requireKeys);
        assertThat(none.reason()).isEqualTo("UNREACHABLE");
        assertThat(none).hasMessageContaining("(UNREACHABLE); check the address");
        issuer.source.publishes(Jwk.rs256("a"));
        issuer.background.advance(Duration.ofSeconds(1));
        assertThat(keys.find("a")).isNotNull();
    }

    @Test
    void whateverBreaksTheReadingGoesOn() {
        int[] asked = {0};
        RemoteKeys keys = issuer.builder()
                .build(
                        () -> {
                            asked[0]++;
                            if (asked[0] == 2) {
                                throw new OutOfMemoryError("of a test");
                            }
                            return issuer.source.fetch();
                        },
                        issuer.background);
        issuer.background.advance(Duration.ofMinutes(20));
        assertThat(asked[0]).isGreaterThan(4);
        assertThat(keys.find("a")).isNotNull();
        assertThat(issuer.told).containsExactly("CRYPT_KEYS_UNAVAILABLE REFRESH_BROKE");
    }

    @Test
    void onceClosedNothingIsFoundNorRead() {
        RemoteKeys keys = issuer.keys();
        keys.close();
        keys.close();
        assertThat(keys.find("a")).as("a key that was believed a moment ago").isNull();
        issuer.background.advance(Duration.ofDays(1));
        assertThat(keys.find("a")).isNull();
        assertThat(keys.skipped()).isZero();
        assertThat(issuer.source.asked()).isEqualTo(1);
        assertThat(catchThrowableOfType(RemoteKeysUnavailable.class, keys::requireKeys)
                        .reason())
                .isEqualTo("CLOSED");
    }

    @Test
    void theirEndIsNotPutOffByAReadingThatIsWaitedFor() {
        RemoteKeys keys = issuer.builder().staleIfError(Duration.ofSeconds(2)).build(issuer.source, new Background() {
            @Override
            public void after(Duration delay, Runnable work) {
                if (issuer.source.asked() == 0) {
                    work.run();
                } else if (delay.isZero()) {
                    issuer.clock.advance(Duration.ofSeconds(2));
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void close() {}
        });
        issuer.clock.advance(Freshness.UNSAID.minusSeconds(1));
        assertThat(keys.find("a")).isNotNull();
        issuer.clock.advance(Duration.ofSeconds(1));
        assertThat(keys.find("a")).as("believed before the wait, not after it").isNull();
        assertThat(Thread.interrupted()).as("nobody waits here").isTrue();
    }

    @Test
    void anIdentifierSoughtWhileTheIssuerIsDownIsSoughtAgain() {
        RemoteKeys keys = issuer.keys();
        issuer.background.advance(Refresher.APART);
        issuer.source.isDown();
        assertThat(keys.find("new")).isNull();
        issuer.source.publishes(Jwk.rs256("a"));
        issuer.background.advance(Duration.ofSeconds(1));
        assertThat(keys.failingSince()).isEmpty();
        issuer.source.publishes(Jwk.rs256("a", "new"));
        issuer.clock.advance(Refresher.APART);
        assertThat(keys.find("new")).isNotNull();
    }
}
