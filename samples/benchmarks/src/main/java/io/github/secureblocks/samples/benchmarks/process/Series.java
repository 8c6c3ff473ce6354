package io.github.secureblocks.samples.benchmarks.process;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The runs of one contender.
 *
 * @param contender who ran
 * @param runs what each run used
 */
record Series(Contender contender, List<Usage> runs) {
    /** The least, the middle and the greatest of some figures. */
    record Spread(double least, double median, double greatest) {}

    Spread of(ToDoubleFunction<Usage> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int last = sorted.length - 1;
        return new Spread(sorted[0], (sorted[last / 2] + sorted[(last + 1) / 2]) / 2, sorted[last]);
    }

    double cpu() {
        return of(Usage::cpu).median();
    }

    double megabytes() {
        return of(Usage::megabytes).greatest();
    }
}
