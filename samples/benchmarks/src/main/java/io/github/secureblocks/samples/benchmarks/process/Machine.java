package io.github.secureblocks.samples.benchmarks.process;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Where and when the figures were taken.
 *
 * @param date the day
 * @param java the version of the virtual machine
 * @param processors how many it saw
 */
record Machine(LocalDate date, String java, int processors) {
    static Machine here() {
        return new Machine(
                LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Runtime.getRuntime().availableProcessors());
    }

    String sentence() {
        return "Taken on " + date + " with " + java + " on " + processors + " processors";
    }
}
