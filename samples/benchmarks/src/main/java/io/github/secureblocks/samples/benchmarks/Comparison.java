package io.github.secureblocks.samples.benchmarks;

import java.util.Map;

/**
 * One figure of a suite: our time over the floor's time of the same run, and the peers' beside it.
 *
 * @param name suite and work, such as {@code sql/point-select-h2}
 * @param benchmark the class whose methods {@code floor}, {@code ours} and one for each peer are measured
 * @param goal the greatest ratio that is good enough
 * @param floor what the least possible work is
 * @param server the benchmark's parameter of that name; empty where it has none
 * @param standing where we are to stand among the peers
 * @param peers method name to the name that the report shows
 */
record Comparison(
        String name,
        Class<?> benchmark,
        double goal,
        String floor,
        String server,
        Standing standing,
        Map<String, String> peers) {
    /** A place among the peers, which counts as missed by the intervals of both. */
    enum Standing {
        /** None is asked for. */
        ANY,
        /** Our whole interval lies below that of every peer. */
        AHEAD,
        /** Our interval does not lie above that of any peer. */
        WITHIN_NOISE
    }

    Comparison(String name, Class<?> benchmark, double goal, String floor, Map<String, String> peers) {
        this(name, benchmark, goal, floor, "", Standing.ANY, peers);
    }

    String suite() {
        return name.substring(0, name.indexOf('/'));
    }
}
