package io.github.secureblocks.samples.benchmarks.process;

import io.github.secureblocks.samples.benchmarks.Machine;
import io.github.secureblocks.samples.benchmarks.Page;
import io.github.secureblocks.samples.benchmarks.process.Programs.Classes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures what the rules cost as whole processes; the build's profile {@code rules-speed} starts it. */
public final class RulesSpeed {
    private static final int[] SIZES = {1_000, 2_000, 5_000, 10_000, 20_000, 50_000};
    private static final int SCANNED = 3_000;

    private final Programs programs;
    private final Stopwatch stopwatch;

    private RulesSpeed(Path target) throws IOException {
        this.programs = new Programs(target);
        this.stopwatch = new Stopwatch(Files.createDirectories(programs.speed("runs")));
    }

    /**
     * Measures and writes {@code rules-process.json} and its tables.
     *
     * @param arguments the build directory, the directory of the docs, how often each process runs, and how often the
     *     slow scanner does
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if somebody stops it
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path docs = Path.of(arguments[1]);
        RulesSpeed speed = new RulesSpeed(Path.of(arguments[0]).toAbsolutePath());
        Results results = speed.measure(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        Machine machine = Machine.here();
        Path suite = docs.resolve("benchmarks").resolve("rules-process.json");
        Files.writeString(suite, new Figures(results, machine).render());
        Files.writeString(suite.resolveSibling("rules-process.md"), new Tables(results, machine).render());
        Page.write(docs);
    }

    private Results measure(int rounds, int scannerRounds) throws IOException, InterruptedException {
        Results.Small small = Results.Small.of(stopwatch.measure(small(), rounds));
        List<Series> sizes = stopwatch.measure(sizes(), rounds);
        Results.Large large = Results.Large.of(stopwatch.measure(large(), rounds));
        Results.Scanner scanner = Results.Scanner.of(stopwatch.measure(scanner(), scannerRounds));
        return new Results(large, sizes, scanner, small);
    }

    private List<Contender> large() throws IOException {
        Classes classes = unpacked("large", programs.jars("large"), List.of());
        return List.of(
                programs.check("check", classes),
                programs.check("check, -Xmx300m", classes, "-Xmx300m"),
                programs.bareImport("ArchUnit's import", classes),
                programs.bareImport(
                        "ArchUnit's import, no class path",
                        classes,
                        "-Darchunit.resolveMissingDependenciesFromClassPath=false"),
                programs.importAndCheck("ArchUnit's import and the rule", classes),
                programs.check("check, as documented", classes, Programs.DOCUMENTED),
                programs.bareImport("ArchUnit's import, with these options", classes, Programs.DOCUMENTED),
                programs.importAndCheck(
                        "ArchUnit's import and the rule, with these options", classes, Programs.DOCUMENTED));
    }

    private List<Contender> sizes() throws IOException {
        List<Path> jars = new ArrayList<>(programs.jars("large"));
        jars.addAll(programs.jars("more"));
        List<Path> steps = ClassSets.unpack(jars, programs.speed("sets").resolve("sizes"), SIZES);
        List<Contender> contenders = new ArrayList<>();
        for (int step = 0; step < SIZES.length; step++) {
            Classes classes = new Classes(steps.subList(0, step + 1), List.of());
            contenders.add(programs.check("check", classes));
        }
        return contenders;
    }

    private List<Contender> scanner() throws IOException {
        List<Path> jars = programs.jars("large", "h2-", "spring-jdbc-", "spring-web-", "spring-webmvc-");
        Classes classes = unpacked("scanner", jars, programs.jars("large"), SCANNED);
        return List.of(
                programs.check("check, with --classpath", classes),
                programs.spotBugs("SpotBugs with find-sec-bugs", classes),
                programs.spotBugs(
                        "SpotBugs, find-sec-bugs' detectors alone", classes, "-visitors", programs.detectors()));
    }

    private List<Contender> small() throws IOException {
        Classes classes = unpacked("small", programs.jars("large", "spring-jdbc-"), programs.jars("large"));
        return List.of(
                programs.check("check, as documented, with --classpath", classes, Programs.DOCUMENTED),
                programs.check("check, with --classpath", classes));
    }

    private Classes unpacked(String name, List<Path> jars, List<Path> classPath, int... sizes) throws IOException {
        return new Classes(ClassSets.unpack(jars, programs.speed("sets").resolve(name), sizes), classPath);
    }
}
