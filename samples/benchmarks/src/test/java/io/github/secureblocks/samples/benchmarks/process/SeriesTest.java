package io.github.secureblocks.samples.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.samples.benchmarks.process.Series.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void theCpuOfARunIsThatOfUserAndSystem() {
        assertThat(Usage.read("Command exited with non-zero status 1\n3.50 4.25 0.50 1000\n"))
                .isEqualTo(new Usage(3.5, 4.75, 1.024));
    }

    @Test
    void theMedianIsTheMiddleRunOrBetweenTheTwoInTheMiddle() {
        assertThat(of(9, 1, 2).of(Usage::cpu)).isEqualTo(new Spread(1, 2, 9));
        assertThat(of(9, 1, 2, 4).of(Usage::cpu)).isEqualTo(new Spread(1, 3, 9));
    }

    @Test
    void aGoalIsMetUpToItsLimit() {
        assertThat(new Goal("", 1.3, 1.3, "").met()).isTrue();
        assertThat(new Goal("", 1.31, 1.3, "").met()).isFalse();
    }

    private static Series of(double... cpu) {
        List<Usage> runs = java.util.Arrays.stream(cpu)
                .mapToObj(each -> new Usage(0, each, 0))
                .toList();
        return new Series(new Contender("", 1, List.of(), ""), runs);
    }
}
