package io.github.secureblocks.samples.rules.mutation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MutationTest {
    @Test
    void trial() throws Exception {
        long t = System.nanoTime();
        Run run = Run.of(Mutation.all(), "17");
        StringBuilder b = new StringBuilder();
        b.append("time " + (System.nanoTime() - t) / 1000000 + "\n");
        b.append(run.sites().size() + " sites, " + run.judged().size() + " judged, " + run.refused().size() + " refused\n");
        b.append(run.sites().stream().collect(Collectors.groupingBy(s -> s.example().name(), TreeMap::new, Collectors.counting())) + "\n");
        Map<String, Map<Outcome, Long>> m = run.judged().stream().collect(Collectors.groupingBy(
            j -> j.variant().mutation() + (j.variant().site().example().bad() ? " BAD" : " fine"), TreeMap::new, Collectors.groupingBy(Run.Judged::outcome, TreeMap::new, Collectors.counting())));
        m.forEach((k, v) -> b.append(k + " " + v + "\n"));
        run.refused().forEach(r -> b.append("REFUSED " + r.variant().shown() + ": " + r.reason().replace('\n', ' ') + "\n"));
        run.judged().stream().filter(j -> j.outcome() != Outcome.RIGHT).forEach(j -> b.append(j.outcome() + " " + j.variant().shown() + "\n"));
        java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/mut.txt"), b.toString());
        java.nio.file.Path d = java.nio.file.Files.createDirectories(java.nio.file.Path.of("/tmp/mutsrc"));
        for (Run.Judged j : run.judged()) java.nio.file.Files.writeString(d.resolve(j.variant().shown().replaceAll("[^A-Za-z0-9]+", "_") + "-" + j.outcome() + "-" + j.variant().line() + ".java"), j.variant().text());
    }
}
