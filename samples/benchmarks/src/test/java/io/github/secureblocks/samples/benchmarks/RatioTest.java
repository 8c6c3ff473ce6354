package io.github.secureblocks.samples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.samples.benchmarks.Comparison.Standing;
import io.github.secureblocks.samples.benchmarks.Ratio.Score;
import io.github.secureblocks.samples.benchmarks.Round.Sample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatioTest {
    private static final Score PEER = new Score(1.5, 1.4, 1.6);

    @Test
    void isTheMedianOfRoundsAndNotOfTheTimesOfSlowAndFastHours() {
        List<Round> rounds = List.of(round(100, 110), round(1_000, 1_200), round(10_000, 10_100));
        assertThat(Ratio.of(comparison(Standing.ANY, Map.of()), rounds).ours()).isEqualTo(new Score(1.1, 1.01, 1.2));
    }

    @Test
    void meetsAGoalThatOneRoundMeets() {
        assertThat(ratio(round(100, 111), round(100, 130), round(100, 110)).missed())
                .isFalse();
    }

    @Test
    void missesAGoalThatNoRoundMeets() {
        assertThat(ratio(round(100, 111), round(100, 130)).missed()).isTrue();
    }

    @Test
    void isAheadOfAPeerOnlyWhereEveryRoundIs() {
        assertThat(Ratio.misses(Standing.AHEAD, new Score(1.2, 1.1, 1.49), PEER))
                .isFalse();
        assertThat(Ratio.misses(Standing.AHEAD, new Score(1.2, 1.1, 1.5), PEER)).isTrue();
    }

    @Test
    void isWithinTheNoiseOfAPeerUnlessEveryRoundLiesAboveIt() {
        assertThat(Ratio.misses(Standing.WITHIN_NOISE, new Score(1.6, 1.5, 1.7), PEER))
                .isFalse();
        assertThat(Ratio.misses(Standing.WITHIN_NOISE, new Score(1.6, 1.51, 1.7), PEER))
                .isTrue();
    }

    @Test
    void asksForNoStandingWhereNoneIsMeant() {
        assertThat(Ratio.misses(Standing.ANY, new Score(9, 9, 9), PEER)).isFalse();
    }

    @Test
    void namesThePeersThatAreNotOutrunAndNothingThatIsNoPeer() {
        Comparison comparison = comparison(Standing.AHEAD, Map.of("near", "Near peer", "far", "Far peer"));
        Round round = new Round(Map.of(
                "floor", took(100), "ours", took(150), "near", took(140), "far", took(400), "bounded", took(120)));
        Ratio ratio = Ratio.of(comparison, List.of(round));
        assertThat(ratio.outrun()).containsExactly("Near peer");
        assertThat(ratio.peers()).containsOnlyKeys("Near peer", "Far peer", "Bounded");
    }

    @Test
    void comparesAPeerWithTheFloorOfItsOwnRounds() {
        Round all = new Round(Map.of(
                "floor", took(100), "ours", took(100), "far", took(300), "near", took(200), "bounded", took(100)));
        Comparison comparison = comparison(Standing.ANY, Map.of("near", "Near peer", "far", "Far peer"));
        Ratio ratio = Ratio.of(comparison, List.of(all, round(1_000, 1_000)));
        assertThat(ratio.peers().get("Far peer")).isEqualTo(new Score(3, 3, 3));
    }

    @Test
    void refusesAComparisonWhosePeerWasNotMeasured() {
        Comparison comparison = comparison(Standing.ANY, Map.of("absent", "Absent peer"));
        List<Round> rounds = List.of(new Round(Map.of("floor", took(1), "ours", took(1), "bounded", took(1))));
        assertThatThrownBy(() -> Ratio.of(comparison, rounds))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("absent");
    }

    private static Ratio ratio(Round... rounds) {
        return Ratio.of(comparison(Standing.ANY, Map.of()), List.of(rounds));
    }

    private static Comparison comparison(Standing standing, Map<String, String> peers) {
        Map<String, String> beside = peers.isEmpty() ? Map.of() : Map.of("bounded", "Bounded");
        return new Comparison("sql/work", RatioTest.class, 1.10, "raw", "h2", standing, peers, beside);
    }

    private static Round round(double floor, double ours) {
        return new Round(Map.of("floor", took(floor), "ours", took(ours)));
    }

    private static Sample took(double time) {
        return new Sample(time, "ns/op", 64);
    }
}
