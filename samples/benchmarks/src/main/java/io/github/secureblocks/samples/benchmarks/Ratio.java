package io.github.secureblocks.samples.benchmarks;

import io.github.secureblocks.samples.benchmarks.Comparison.Standing;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;

/**
 * A comparison with its figures.
 *
 * @param comparison what was compared
 * @param floor the floor's own time
 * @param ours our ratio to it
 * @param peers the peers' ratios to it, by the name that is shown
 * @param outrun the peers to whom the standing that is asked for is missed
 */
record Ratio(Comparison comparison, Score floor, Score ours, Map<String, Score> peers, SortedSet<String> outrun) {

    /**
     * A time, and half the width of its 99 % interval, both in the same unit or both over the floor's time.
     *
     * @param value the time or ratio
     * @param error half the width of the interval
     * @param unit of the time; empty for a ratio
     * @param bytes allocated for each operation
     */
    record Score(double value, double error, String unit, double bytes) {
        Score over(Score floor) {
            double ratio = value / floor.value;
            double relative = Math.hypot(error / value, floor.error / floor.value);
            return new Score(ratio, ratio * relative, "", bytes);
        }

        boolean below(Score other) {
            return value + error < other.value - other.error;
        }
    }

    static Ratio of(Comparison comparison, Collection<RunResult> results) {
        Map<String, Score> scores = results.stream()
                .collect(Collectors.toMap(each -> each.getPrimaryResult().getLabel(), Ratio::score));
        Score floor = scores.get("floor");
        Score ours = scores.get("ours");
        if (floor == null || ours == null) {
            throw new IllegalStateException(comparison.benchmark() + " needs the methods floor and ours");
        }
        Map<String, Score> peers = new TreeMap<>();
        SortedSet<String> outrun = new TreeSet<>();
        comparison.peers().forEach((method, name) -> {
            Score peer = scores.get(method);
            if (peer == null) {
                throw new IllegalStateException(comparison.benchmark() + " needs the method " + method);
            }
            peers.put(name, peer.over(floor));
            if (misses(comparison.standing(), ours, peer)) {
                outrun.add(name);
            }
        });
        return new Ratio(comparison, floor, ours.over(floor), peers, outrun);
    }

    /** A goal counts as missed only where the whole interval lies above it. */
    boolean missed() {
        return ours.value() - ours.error() > comparison.goal();
    }

    /** By the times themselves, whose intervals are narrower than those of their ratios. */
    static boolean misses(Standing standing, Score ours, Score peer) {
        return switch (standing) {
            case ANY -> false;
            case AHEAD -> !ours.below(peer);
            case WITHIN_NOISE -> peer.below(ours);
        };
    }

    private static Score score(RunResult result) {
        var bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return new Score(
                result.getPrimaryResult().getScore(),
                result.getPrimaryResult().getScoreError(),
                result.getPrimaryResult().getScoreUnit(),
                bytes == null ? 0 : bytes.getScore());
    }
}
