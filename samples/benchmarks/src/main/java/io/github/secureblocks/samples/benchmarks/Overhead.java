package io.github.secureblocks.samples.benchmarks;

import io.github.secureblocks.samples.benchmarks.Comparison.Standing;
import io.github.secureblocks.samples.benchmarks.Ratio.Score;
import io.github.secureblocks.samples.benchmarks.Round.Sample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What we add to work that is far too little for a ratio to say anything: our time less the floor's of the same round.
 *
 * @param name suite and work, such as {@code filters/get-page}
 * @param benchmark the class whose methods {@code floor}, {@code ours} and one for each part are measured
 * @param floor the work to which it is added
 * @param nanoseconds that may be added
 * @param bytes that may be added
 * @param parts method name to the name that the report shows
 */
record Overhead(
        String name, Class<?> benchmark, String floor, double nanoseconds, double bytes, Map<String, String> parts) {
    /**
     * What was measured.
     *
     * @param overhead of what
     * @param floor the work alone
     * @param nanoseconds that all parts add
     * @param bytes that all parts add
     * @param parts what each adds alone, by the name that is shown
     */
    record Figure(Overhead overhead, Sample floor, Score nanoseconds, Score bytes, Map<String, Part> parts) {
        /** A goal counts as missed only where every round lies above it. */
        boolean missed() {
            return nanoseconds.low() > overhead.nanoseconds || bytes.low() > overhead.bytes;
        }
    }

    /**
     * What a part adds alone.
     *
     * @param nanoseconds of time
     * @param bytes that it allocates
     */
    record Part(double nanoseconds, double bytes) {}

    /** As what it is measured. */
    Comparison comparison() {
        return new Comparison(name, benchmark, 0, floor, "", Standing.ANY, Map.of(), parts);
    }

    Figure of(List<Round> rounds) {
        Map<String, Part> each = new TreeMap<>();
        parts.forEach((method, shown) -> each.put(
                shown,
                new Part(
                        added(method, rounds, Sample::time).value(),
                        added(method, rounds, Sample::bytes).value())));
        return new Figure(
                this,
                Ratio.typical("floor", rounds),
                added("ours", rounds, Sample::time),
                added("ours", rounds, Sample::bytes),
                each);
    }

    private static Score added(String contender, List<Round> rounds, ToDoubleFunction<Sample> figure) {
        return Score.of(rounds.stream()
                .filter(round -> round.has(contender, "floor"))
                .map(round -> figure.applyAsDouble(round.of(contender)) - figure.applyAsDouble(round.of("floor")))
                .toList());
    }
}
