package io.github.secureblocks.samples.benchmarks;

import io.github.secureblocks.samples.benchmarks.sql.Contenders;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs every comparison, or those whose names start with the first argument, and writes the pages. */
public final class Main {
    private static final List<Comparison> OTHERS = List.of(
            new Comparison(
                    "jwt/verify-rs256-3072",
                    VerifyToken.class,
                    1.15,
                    "raw java.security.Signature",
                    Map.of("nimbus", "Nimbus DefaultJWTProcessor")),
            new Comparison(
                    "html/row-of-three",
                    EncodeRow.class,
                    1.15,
                    "StringBuilder + OWASP encoder",
                    Map.of("springHtmlUtils", "Spring HtmlUtils")),
            new Comparison(
                    "log/two-clean-values",
                    LogCall.class,
                    1.15,
                    "raw SLF4J + Logback",
                    Map.of("logbackReplace", "Logback %replace of controls")),
            new Comparison("rules/h2-jar", ScanJar.class, 1.0, "ArchUnit import", Map.of()));

    private Main() {}

    /**
     * Measures and writes {@code docs/benchmarks.md} and {@code docs/benchmarks/<suite>.json}.
     *
     * @param arguments optionally the start of the names to run; the repository's root is the current directory
     * @throws RunnerException if a benchmark fails
     * @throws IOException if a page cannot be written
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        String prefix = arguments.length == 0 ? "" : arguments[0];
        List<Ratio> ratios = new ArrayList<>();
        List<Comparison> wanted = Stream.of(SqlComparisons.ALL, OTHERS)
                .flatMap(List::stream)
                .filter(each -> each.name().startsWith(prefix))
                .toList();
        for (Comparison comparison : wanted) {
            ratios.add(Ratio.of(comparison, measure(comparison)));
        }
        new Report(Path.of("docs")).write(ratios);
    }

    private static Collection<RunResult> measure(Comparison comparison) throws RunnerException, IOException {
        if (!comparison.server().equals("postgresql")) {
            return run(comparison, new OptionsBuilder());
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            return run(
                    comparison,
                    new OptionsBuilder()
                            .jvmArgsAppend("-D" + Contenders.POSTGRESQL_URL + "="
                                    + postgres.getJdbcUrl("postgres", "postgres")));
        }
    }

    private static Collection<RunResult> run(Comparison comparison, ChainedOptionsBuilder options)
            throws RunnerException {
        if (!comparison.server().isEmpty()) {
            options.param("server", comparison.server());
        }
        boolean slow = comparison.benchmark() == ScanJar.class;
        return new Runner(options.include("^" + comparison.benchmark().getName().replace(".", "\\.") + "\\.")
                        .mode(slow ? Mode.SingleShotTime : Mode.AverageTime)
                        .timeUnit(slow ? TimeUnit.MILLISECONDS : TimeUnit.NANOSECONDS)
                        .forks(2)
                        .warmupIterations(slow ? 1 : 3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
