package io.github.secureblocks.samples.benchmarks;

import java.util.Map;

/**
 * What contenders took that ran one after another.
 *
 * @param samples by the name of the method
 */
record Round(Map<String, Sample> samples) {
    /**
     * What one process of a contender took.
     *
     * @param time for each operation
     * @param unit of the time
     * @param bytes allocated for each operation
     */
    record Sample(double time, String unit, double bytes) {}

    /** Whether both were measured in it. */
    boolean has(String one, String other) {
        return samples.containsKey(one) && samples.containsKey(other);
    }

    double ratio(String contender, String floor) {
        return of(contender).time() / of(floor).time();
    }

    Sample of(String contender) {
        Sample sample = samples.get(contender);
        if (sample == null) {
            throw new IllegalStateException("The round has no " + contender);
        }
        return sample;
    }
}
