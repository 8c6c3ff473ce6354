package io.github.secureblocks.password.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.HandClock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeptRangesTest {
    private static final String SHORTEST = "0018A45C4D1DEF81644B54AB7F969B88D65:1\n";

    private final KeptRanges ranges = new KeptRanges(new HandClock());

    @Test
    void manyShortAnswersAreBoundedByWhatTheyTakeAndNotByTheirLettersAlone() {
        int most = KeptRanges.MAX_BYTES / (KeptRanges.OVERHEAD + SHORTEST.length());
        assertThat(3L * most * SHORTEST.length())
                .as("by their letters all would fit")
                .isLessThan(KeptRanges.MAX_BYTES);

        assertThat(kept(3 * most, SHORTEST)).isBetween(most / 2, most);
    }

    @Test
    void fewLongAnswersAreBoundedByTheirLetters() {
        String half = SHORTEST.repeat((512 << 10) / SHORTEST.length());
        assertThat(kept(20, half)).isBetween(4, 8);
    }

    private int kept(int asked, String lines) {
        for (int i = 0; i < asked; i++) {
            ranges.keep(digits(i), lines);
        }
        return (int) IntStream.range(0, asked)
                .filter(i -> lines.equals(ranges.find(digits(i))))
                .count();
    }

    private static String digits(int range) {
        return String.format("%05X", range);
    }
}
