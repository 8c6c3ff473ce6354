package io.github.secureblocks.samples.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs processes under GNU time, which alone tells what a process used that somebody else wrote. */
record Stopwatch(Path folder) {
    private static final Path TIME = Path.of("/usr/bin/time");

    /** Runs all of them in turn, round after round, so that a change of the machine meets all alike. */
    List<Series> measure(List<Contender> contenders, int rounds) throws IOException, InterruptedException {
        List<Series> all = new ArrayList<>();
        contenders.forEach(contender -> all.add(new Series(contender, new ArrayList<>())));
        for (int round = 1; round <= rounds; round++) {
            for (Series series : all) {
                Usage usage = run(series.contender());
                System.out.printf(
                        "%d/%d %s, %d classes: %.2f s of CPU, %.0f MB%n",
                        round,
                        rounds,
                        series.contender().name(),
                        series.contender().classes(),
                        usage.cpu(),
                        usage.megabytes());
                series.runs().add(usage);
            }
        }
        return all;
    }

    private Usage run(Contender contender) throws IOException, InterruptedException {
        if (!Files.isExecutable(TIME)) {
            throw new IllegalStateException(
                    "There is no GNU time at " + TIME + "; install it, on Debian: apt-get install time");
        }
        Path figures = folder.resolve("time.txt");
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                TIME.toString(),
                "-f",
                "%e %U %S %M",
                "-o",
                figures.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(contender.arguments());
        int exit = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        if (!Files.readString(output, StandardCharsets.ISO_8859_1).contains(contender.proof())) {
            throw new IllegalStateException(
                    contender.name() + " did not do its work and ended with " + exit + "; see " + output);
        }
        return Usage.read(Files.readString(figures));
    }
}
