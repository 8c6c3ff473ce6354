package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A year of several instances and of others who cache the published keys, in seconds. */
class KeyRingYearTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noValidTokenIsRejectedAndNoKeyThatIsGoneVerifies(long seed) {
        RingYear year = new RingYear(seed, 0, 0);
        year.run(365);

        assertThat(year.keysSeen()).as("keys in a year").isGreaterThan(10);
        assertThat(year.tokens()).as("tokens").isGreaterThan(8_000);
        assertThat(year.restarts()).as("restarts").isGreaterThan(10);
        assertThat(year.revocations()).as("revocations").isGreaterThan(0);
        assertThat(year.algorithms()).as("algorithms").hasSizeGreaterThan(1);
        assertThat(year.falseRejects()).as("false rejects").isEmpty();
        assertThat(year.lateAccepts()).as("late accepts").isEmpty();
    }

    @Test
    void whoCachesLongerThanToldIsCountedAsRejectingSoThatTheCountCanFail() {
        RingYear year = new RingYear(1, 12 * 3_600_000, 0);
        year.run(120);

        assertThat(year.falseRejects()).isNotEmpty();
    }

    @Test
    void whoWantsKeysGoneSoonerIsToldOfLateOnesSoThatTheCountCanFail() {
        RingYear year = new RingYear(1, 0, Rings.TIMING.verifies());
        year.run(120);

        assertThat(year.lateAccepts()).isNotEmpty();
    }
}
