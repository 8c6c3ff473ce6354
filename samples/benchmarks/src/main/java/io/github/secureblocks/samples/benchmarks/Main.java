package io.github.secureblocks.samples.benchmarks;

import io.github.secureblocks.samples.benchmarks.Overhead.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/** Runs every comparison, or those whose names start with the first argument, and writes the pages. */
public final class Main {
    private static final List<Comparison> OTHERS = List.of(
            new Comparison(
                    "log/two-clean-values",
                    LogCall.class,
                    1.15,
                    "raw SLF4J + Logback",
                    Map.of("logbackReplace", "Logback %replace of controls")),
            new Comparison("rules/h2-jar", ScanJar.class, 1.0, "ArchUnit import", Map.of()));

    private Main() {}

    /**
     * Measures, and writes {@code docs/benchmarks.md} and {@code docs/benchmarks/<suite>.json}; what is no whole suite,
     * such as {@code sql/point}, is printed alone.
     *
     * @param arguments optionally the start of the names to run; the repository's root is the current directory
     * @throws RunnerException if a benchmark fails
     * @throws IOException if a page cannot be written
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        String prefix = arguments.length == 0 ? "" : arguments[0];
        List<Ratio> ratios = new ArrayList<>();
        List<Comparison> wanted = Stream.of(SqlComparisons.ALL, TokenComparisons.ALL, WebComparisons.ALL, OTHERS)
                .flatMap(List::stream)
                .filter(each -> each.name().startsWith(prefix))
                .toList();
        for (Comparison comparison : wanted) {
            ratios.add(Ratio.of(comparison, Measurement.of(comparison)));
        }
        List<Figure> added = new ArrayList<>();
        for (Overhead overhead : WebComparisons.OVERHEADS) {
            if (overhead.name().startsWith(prefix)) {
                added.add(overhead.of(Measurement.of(overhead.comparison())));
            }
        }
        System.out.println(
                (ratios.isEmpty() ? "" : Report.table(ratios)) + (added.isEmpty() ? "" : OverheadReport.table(added)));
        if (!prefix.contains("/")) {
            write(ratios, added);
        }
    }

    private static void write(List<Ratio> ratios, List<Figure> added) throws IOException {
        Path docs = Path.of("docs");
        new Report(docs).write(ratios);
        if (!added.isEmpty()) {
            new OverheadReport(docs).write("filters", added);
        }
    }
}
