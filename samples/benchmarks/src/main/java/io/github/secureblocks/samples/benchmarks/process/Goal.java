package io.github.secureblocks.samples.benchmarks.process;

/**
 * A figure that must not be greater than its limit.
 *
 * @param name what it is
 * @param value the figure
 * @param limit the greatest that is good enough
 * @param unit of both
 */
record Goal(String name, double value, double limit, String unit) {
    boolean met() {
        return value <= limit;
    }
}
