package io.github.secureblocks.samples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.samples.benchmarks.Overhead.Figure;
import io.github.secureblocks.samples.benchmarks.Overhead.Part;
import io.github.secureblocks.samples.benchmarks.Ratio.Score;
import io.github.secureblocks.samples.benchmarks.Round.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverheadTest {
    private static final Overhead OVERHEAD =
            new Overhead("filters/work", OverheadTest.class, "bare servlet", 10_000, 2_048, Map.of("cors", "CORS"));

    @Test
    void isTheMedianOfWhatEachRoundAdds() {
        Figure figure = OVERHEAD.of(List.of(round(100, 1_100, 500), round(200, 3_200, 500), round(9_000, 11_000, 700)));
        assertThat(figure.nanoseconds()).isEqualTo(new Score(2_000, 1_000, 3_000));
        assertThat(figure.bytes()).isEqualTo(new Score(436, 436, 636));
        assertThat(figure.parts()).containsEntry("CORS", new Part(50, 0));
        assertThat(figure.missed()).isFalse();
    }

    @Test
    void isMissedWhereEveryRoundAddsTooMuchTimeOrMemory() {
        assertThat(OVERHEAD.of(List.of(round(100, 10_101, 500), round(100, 20_000, 500)))
                        .missed())
                .isTrue();
        assertThat(OVERHEAD.of(List.of(round(100, 10_100, 500), round(100, 20_000, 500)))
                        .missed())
                .isFalse();
        assertThat(OVERHEAD.of(List.of(round(100, 1_000, 2_113))).missed()).isTrue();
    }

    @Test
    void isShownWithItsGoalsAndItsParts() throws IOException {
        Figure figure = OVERHEAD.of(List.of(round(100, 1_100, 564)));
        assertThat(OverheadReport.table(List.of(figure)))
                .endsWith("| filters/work | bare servlet (100.0 ns/op) | **1000 (1000 to 1000) ns, 500 B**"
                        + " | 10,000 ns, 2,048 B | CORS 50 ns, 0 B |%n".formatted());
        assertThat(OverheadReport.json(List.of(figure)))
                .contains("\"nanoseconds\" : 1000", "\"goal\" : 10000", "\"bytes\" : 500", "\"CORS\" : 50");
    }

    private static Round round(double floor, double ours, double bytes) {
        return new Round(Map.of(
                "floor", new Sample(floor, "ns/op", 64),
                "ours", new Sample(ours, "ns/op", bytes),
                "cors", new Sample(floor + 50, "ns/op", 64)));
    }
}
