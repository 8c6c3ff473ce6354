package io.github.secureblocks.samples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.samples.benchmarks.Comparison.Standing;
import io.github.secureblocks.samples.benchmarks.Ratio.Score;
import io.github.secureblocks.samples.benchmarks.Round.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Score MET = new Score(1.05, 1.01, 1.12);

    @Test
    void showsTimeRatioGoalPeersAndAllocationOfAFigure() {
        assertThat(Report.table(List.of(ratio(Standing.ANY, MET))))
                .endsWith("| sql/work | raw JDBC (2411 ns/op) | **1.05** (1.01 to 1.12) | 1.10 | Peer 1.40"
                        + " | 96 B (64 B) |%n".formatted());
    }

    @Test
    void showsAnotherDigitOfASmallRatio() throws IOException {
        Ratio small = ratio(Standing.ANY, new Score(0.0123, 0.0104, 0.2));

        assertThat(Report.table(List.of(small))).contains("| **0.012** (0.010 to 0.20) |");
        assertThat(Report.json(List.of(small))).contains("\"ratio\" : 0.012", "\"high\" : 0.20");
    }

    @Test
    void saysThatAGoalIsMissed() {
        assertThat(Report.table(List.of(ratio(Standing.ANY, new Score(1.2, 1.11, 1.3)))))
                .contains("| 1.10 missed |");
    }

    @Test
    void namesThePeerToWhomAStandingIsMissed() {
        assertThat(Report.table(List.of(ratio(Standing.AHEAD, MET, "Peer"))))
                .contains("| 1.10, ahead of the peers missed: Peer |");
    }

    @Test
    void saysWhichStandingIsMet() {
        assertThat(Report.table(List.of(ratio(Standing.AHEAD, MET)))).contains("| 1.10, ahead of the peers |");
        assertThat(Report.table(List.of(ratio(Standing.WITHIN_NOISE, MET))))
                .contains("| 1.10, within noise of the best peer |");
    }

    @Test
    void writesTheSameFiguresForPrograms() throws IOException {
        assertThat(Report.json(List.of(ratio(Standing.ANY, MET))))
                .contains(
                        "\"ratio\" : 1.05", "\"low\" : 1.01", "\"high\" : 1.12", "\"goal\" : 1.10", "\"Peer\" : 1.40");
    }

    private static Ratio ratio(Standing standing, Score ours, String... outrun) {
        return new Ratio(
                new Comparison(
                        "sql/work", ReportTest.class, 1.10, "raw JDBC", "h2", standing, Map.of("p", "Peer"), Map.of()),
                new Sample(2411, "ns/op", 64),
                ours,
                96,
                new TreeMap<>(Map.of("Peer", new Score(1.4, 1.3, 1.5))),
                new TreeSet<>(List.of(outrun)));
    }
}
