package io.github.secureblocks.samples.benchmarks;

import java.util.Map;

/**
 * One figure of a suite: our time over the floor's time of the same run, and the peers' beside it.
 *
 * @param name suite and work, such as {@code sql/point-select-h2}
 * @param benchmark the class whose methods {@code floor}, {@code ours} and one for each peer are measured
 * @param goal the greatest ratio that is good enough
 * @param floor what the least possible work is
 * @param peers method name to the name that the report shows
 */
record Comparison(String name, Class<?> benchmark, double goal, String floor, Map<String, String> peers) {
    String suite() {
        return name.substring(0, name.indexOf('/'));
    }
}
