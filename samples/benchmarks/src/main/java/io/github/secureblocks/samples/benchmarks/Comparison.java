package io.github.secureblocks.samples.benchmarks;

import java.util.Map;

/**
 * One figure of a suite: our time over the floor's time of the same round, and the peers' beside it.
 *
 * @param name suite and work, such as {@code sql/point-select-h2}
 * @param benchmark the class whose methods {@code floor}, {@code ours} and one for each other contender are measured
 * @param goal the greatest ratio that is good enough
 * @param floor what the least possible work is
 * @param server the benchmark's parameter of that name; empty where it has none
 * @param standing where we are to stand among the peers
 * @param peers method name to the name that the report shows
 * @param beside the same for what is shown and is no peer
 */
record Comparison(
        String name,
        Class<?> benchmark,
        double goal,
        String floor,
        String server,
        Standing standing,
        Map<String, String> peers,
        Map<String, String> beside) {
    /** A place among the peers. */
    enum Standing {
        /** None is asked for. */
        ANY,
        /** Our whole interval lies below every peer. */
        AHEAD,
        /** Our whole interval does not lie above any peer. */
        WITHIN_NOISE
    }

    Comparison(String name, Class<?> benchmark, double goal, String floor, Map<String, String> peers) {
        this(name, benchmark, goal, floor, "", Standing.ANY, peers, Map.of());
    }

    String suite() {
        return name.substring(0, name.indexOf('/'));
    }
}
