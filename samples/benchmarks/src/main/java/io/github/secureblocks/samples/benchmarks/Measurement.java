package io.github.secureblocks.samples.benchmarks;

import io.github.secureblocks.samples.benchmarks.Round.Sample;
import io.github.secureblocks.samples.benchmarks.password.CheckPassword;
import io.github.secureblocks.samples.benchmarks.password.EqualTime;
import io.github.secureblocks.samples.benchmarks.password.HashPassword;
import io.github.secureblocks.samples.benchmarks.sql.BatchOfThousand;
import io.github.secureblocks.samples.benchmarks.sql.Contenders;
import io.github.secureblocks.samples.benchmarks.sql.DynamicSearch;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures a comparison in rounds. In each, floor and block take turns, each in a new process, so that a machine that
 * becomes slower does so for both; the others are measured in the first rounds.
 */
final class Measurement {
    /** The least and the greatest of eight enclose the median of all rounds with a probability of 99 %. */
    static final int ROUNDS = 8;

    /** Of their operations few are done in a second, so that they are compiled late. */
    private static final Set<Class<?>> LONG = Set.of(
            BatchOfThousand.class, DynamicSearch.class, CheckPassword.class, EqualTime.class, HashPassword.class);

    /** Many thousands of their operations are done in a second, so that they are compiled soon. */
    private static final Set<String> SHORT = Set.of("html", "encoders", "filters");

    private final Comparison comparison;
    private final String[] javaOptions;

    private Measurement(Comparison comparison, String... javaOptions) {
        this.comparison = comparison;
        this.javaOptions = javaOptions;
    }

    static List<Round> of(Comparison comparison) throws RunnerException, IOException {
        if (!comparison.server().equals("postgresql")) {
            return new Measurement(comparison).rounds();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            return new Measurement(comparison, "-D" + Contenders.POSTGRESQL_URL + "=" + url).rounds();
        }
    }

    /** Where, when and how often. */
    static String taken() {
        return Machine.here().sentence() + ", in " + ROUNDS + " rounds.\n\n";
    }

    private List<Round> rounds() throws RunnerException {
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Sample> samples = new HashMap<>();
            for (String contender : contenders(round)) {
                samples.put(contender, sample(contender));
            }
            rounds.add(new Round(samples));
        }
        return rounds;
    }

    private List<String> contenders(int round) {
        List<String> order = new ArrayList<>(round % 2 == 0 ? List.of("floor", "ours") : List.of("ours", "floor"));
        if (round < (isRemote() ? 1 : 2)) {
            order.addAll(new TreeSet<>(comparison.beside().keySet()));
            order.addAll(new TreeSet<>(comparison.peers().keySet()));
        }
        return order;
    }

    private Sample sample(String contender) throws RunnerException {
        // One operation of it takes seconds, and is compiled by itself.
        boolean slow = comparison.benchmark() == ScanJar.class;
        var options = new OptionsBuilder()
                .include("^" + (comparison.benchmark().getName() + "." + contender).replace(".", "\\.") + "$")
                .mode(slow ? Mode.SingleShotTime : Mode.AverageTime)
                .timeUnit(slow ? TimeUnit.MILLISECONDS : TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(slow ? 1 : 5)
                .warmupTime(warmup())
                .measurementIterations(slow ? 3 : 2)
                .measurementTime(TimeValue.milliseconds(isShort() ? 300 : 500))
                .jvmArgsAppend(javaOptions)
                .addProfiler(GCProfiler.class);
        if (!comparison.server().isEmpty()) {
            options.param("server", comparison.server());
        }
        return sampleOf(new Runner(options.build()).runSingle());
    }

    /** A server takes longer than the code of all contenders does. */
    private TimeValue warmup() {
        if (isRemote() || isShort()) {
            return TimeValue.milliseconds(300);
        }
        return TimeValue.milliseconds(LONG.contains(comparison.benchmark()) ? 1_000 : 600);
    }

    private boolean isShort() {
        return SHORT.contains(comparison.suite());
    }

    private boolean isRemote() {
        return comparison.server().equals("postgresql");
    }

    private static Sample sampleOf(RunResult result) {
        var time = result.getPrimaryResult();
        var bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return new Sample(time.getScore(), time.getScoreUnit(), bytes == null ? 0 : bytes.getScore());
    }
}
