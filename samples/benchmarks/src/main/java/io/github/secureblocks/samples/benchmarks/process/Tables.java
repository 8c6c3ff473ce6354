package io.github.secureblocks.samples.benchmarks.process;

import io.github.secureblocks.samples.benchmarks.Machine;
import io.github.secureblocks.samples.benchmarks.process.Series.Spread;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The results for people. */
record Tables(Results results, Machine machine) {
    String render() {
        StringBuilder page = new StringBuilder(String.format(Locale.ROOT, """
                Whole processes, from start to end, as the operating system counts them: the CPU seconds of all threads, user
                and system, and the most memory that was resident. Goals compare medians of one run in which the contenders
                took turns. %s. The first command measures everything, for about a quarter of an hour; the second repeats more:

                ```sh
                mvn -q -DskipTests -Prules-speed -pl samples/benchmarks -am verify
                mvn -q -DskipTests -Prules-speed -pl samples/benchmarks -am verify -Drules-speed.rounds=9 -Drules-speed.scanner-rounds=3
                ```

                Every contender runs with the options that `java` has by itself, except where a row names one; "as documented"
                is with `-XX:TieredStopAtLevel=1 -XX:+UseSerialGC`, as the page on reports gives the command. The classes are
                those of libraries from Maven Central, pinned in `samples/benchmarks/pom.xml`, each name once, unpacked into
                directories. It needs GNU time (on Debian the package `time`).

                | goal | figure | limit | |
                |---|---|---|---|
                """, machine.sentence()));
        for (Goal goal : results.goals()) {
            String unit = goal.unit().isEmpty() ? "" : " " + goal.unit();
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | **%.3g%s** | %.3g%s | %s |%n",
                    goal.name(),
                    goal.value(),
                    unit,
                    goal.limit(),
                    unit,
                    goal.met() ? "met" : "missed"));
        }
        Results.Large large = results.large();
        String spring = "Spring, Tomcat, H2, Jackson, MyBatis and Guava";
        section(page, "More than 10,000 classes: " + spring, large.all(), large.bareImport());
        section(
                page,
                "From 1,000 to 50,000 classes: those, Hibernate, Elasticsearch, Ignite, Bouncy Castle and more",
                results.sizes(),
                null);
        section(
                page,
                "Beside a scanner: Spring's web modules, its JDBC module and H2, with their libraries as class path."
                        + " SpotBugs reports its security category alone, and by itself runs its other detectors all the same",
                results.scanner().all(),
                results.scanner().whole());
        section(
                page,
                "A small application: Spring's JDBC module, with its libraries as --classpath",
                results.small().all(),
                null);
        return page.toString();
    }

    private static void section(StringBuilder page, String title, List<Series> rows, @Nullable Series floor) {
        page.append("\n").append(title).append(":\n\n").append("""
                | process | classes | CPU seconds (least, greatest) | CPU ms for 1,000 classes | wall seconds | most memory | CPU ratio |
                |---|---|---|---|---|---|---|
                """);
        for (Series row : rows) {
            Spread cpu = row.of(Usage::cpu);
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | **%.2f** (%.2f, %.2f; n=%d) | %.0f | %.2f | %.0f MB | %s |%n",
                    row.contender().name(),
                    row.contender().classes(),
                    cpu.median(),
                    cpu.least(),
                    cpu.greatest(),
                    row.runs().size(),
                    Results.perClass(row) * 1e6,
                    row.of(Usage::wall).median(),
                    row.megabytes(),
                    floor == null ? "-" : String.format(Locale.ROOT, "%.3g", row.cpu() / floor.cpu())));
        }
    }
}
