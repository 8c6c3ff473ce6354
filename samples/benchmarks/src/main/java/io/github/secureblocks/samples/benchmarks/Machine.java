package io.github.secureblocks.samples.benchmarks;

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
public record Machine(LocalDate date, String java, int processors) {
    /** This machine, today. */
    public static Machine here() {
        return new Machine(
                LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Runtime.getRuntime().availableProcessors());
    }

    /** Such as "Taken on 2026-01-31 with OpenJDK 17 on 2 processors". */
    public String sentence() {
        return "Taken on " + date + " with " + java + " on " + processors + " processors";
    }
}
