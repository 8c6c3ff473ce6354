package io.github.secureblocks.samples.benchmarks;

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
        List<Comparison> wanted = Stream.of(SqlComparisons.ALL, TokenComparisons.ALL, OTHERS)
                .flatMap(List::stream)
                .filter(each -> each.name().startsWith(prefix))
                .toList();
        for (Comparison comparison : wanted) {
            ratios.add(Ratio.of(comparison, Measurement.of(comparison)));
        }
        System.out.println(Report.table(ratios));
        if (!prefix.contains("/")) {
            new Report(Path.of("docs")).write(ratios);
        }
    }
}
