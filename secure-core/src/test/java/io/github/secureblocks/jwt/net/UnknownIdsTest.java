package io.github.secureblocks.jwt.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.HandClock;
import org.junit.jupiter.api.Test;

class UnknownIdsTest {
    private final HandClock clock = new HandClock();
    private final UnknownIds ids = new UnknownIds(clock);

    @Test
    void anIdentifierIsKeptForAMinute() {
        ids.add("a");
        clock.advance(UnknownIds.KEPT.minusMillis(1));
        assertThat(ids.holds("a")).isTrue();
        clock.advance(UnknownIds.KEPT);
        assertThat(ids.holds("a")).isFalse();
        assertThat(ids.holds("b")).isFalse();
    }

    @Test
    void theirNumberIsBounded() {
        for (int i = 0; i < 100_000; i++) {
            ids.add("id-" + i);
        }
        assertThat(ids.size()).isLessThanOrEqualTo(UnknownIds.MAX);
    }
}
