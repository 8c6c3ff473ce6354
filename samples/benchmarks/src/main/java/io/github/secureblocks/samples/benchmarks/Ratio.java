package io.github.secureblocks.samples.benchmarks;

import io.github.secureblocks.samples.benchmarks.Comparison.Standing;
import io.github.secureblocks.samples.benchmarks.Round.Sample;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A comparison with its figures.
 *
 * @param comparison what was compared
 * @param floor the floor's own time and allocation
 * @param ours our ratio to it
 * @param bytes what we allocate for each operation
 * @param peers the ratios of peers and others to it, by the name that is shown
 * @param outrun the peers to whom the standing that is asked for is missed
 */
record Ratio(
        Comparison comparison,
        Sample floor,
        Score ours,
        double bytes,
        Map<String, Score> peers,
        SortedSet<String> outrun) {
    private static final String FLOOR = "floor";
    private static final String OURS = "ours";

    /**
     * Ratios of the same two contenders, one for each round.
     *
     * @param value their median
     * @param low the least
     * @param high the greatest; the interval of 99 % for the median of all rounds
     */
    record Score(double value, double low, double high) {
        static Score of(List<Double> ratios) {
            List<Double> sorted = ratios.stream().sorted().toList();
            return new Score(median(sorted), sorted.get(0), sorted.get(sorted.size() - 1));
        }
    }

    static Ratio of(Comparison comparison, List<Round> rounds) {
        Score ours = score(comparison, OURS, rounds);
        Map<String, Score> peers = new TreeMap<>();
        SortedSet<String> outrun = new TreeSet<>();
        comparison.beside().forEach((method, name) -> peers.put(name, score(comparison, method, rounds)));
        comparison.peers().forEach((method, name) -> {
            Score peer = score(comparison, method, rounds);
            peers.put(name, peer);
            if (misses(comparison.standing(), ours, peer)) {
                outrun.add(name);
            }
        });
        return new Ratio(
                comparison, typical(FLOOR, rounds), ours, typical(OURS, rounds).bytes(), peers, outrun);
    }

    /** A goal counts as missed only where every round lies above it. */
    boolean missed() {
        return ours.low() > comparison.goal();
    }

    static boolean misses(Standing standing, Score ours, Score peer) {
        return switch (standing) {
            case ANY -> false;
            case AHEAD -> ours.high() >= peer.value();
            case WITHIN_NOISE -> ours.low() > peer.value();
        };
    }

    private static Score score(Comparison comparison, String contender, List<Round> rounds) {
        List<Double> ratios = rounds.stream()
                .filter(round -> round.has(contender, FLOOR))
                .map(round -> round.ratio(contender, FLOOR))
                .toList();
        if (ratios.isEmpty()) {
            throw new IllegalStateException(
                    comparison.benchmark() + " needs the methods " + FLOOR + " and " + contender);
        }
        return Score.of(ratios);
    }

    static Sample typical(String contender, List<Round> rounds) {
        List<Sample> samples = rounds.stream().map(round -> round.of(contender)).toList();
        return new Sample(
                median(samples.stream().map(Sample::time).sorted().toList()),
                samples.get(0).unit(),
                median(samples.stream().map(Sample::bytes).sorted().toList()));
    }

    private static double median(List<Double> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
