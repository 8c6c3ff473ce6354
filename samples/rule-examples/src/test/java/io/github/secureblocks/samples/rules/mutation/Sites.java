package io.github.secureblocks.samples.rules.mutation;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The places of the examples that are rewritten, found in attributed trees. */
final class Sites {
    private Sites() {}

    static List<Site> of(List<Example> examples, Original original) {
        Map<String, Example> byName = new HashMap<>();
        examples.forEach(example -> byName.put(example.name(), example));
        List<Source> sources = examples.stream().map(Source::of).toList();
        List<Site> sites = new ArrayList<>();
        try (Compilation compilation = Compilation.of(sources, "17", List.of(), diagnostic -> {}, file -> {})) {
            JavacTask task = compilation.task();
            Iterable<? extends CompilationUnitTree> units = task.parse();
            task.analyze();
            for (CompilationUnitTree unit : units) {
                Example example = byName.get(Source.nameOf(unit.getSourceFile()));
                Attributed attributed =
                        new Attributed(example, unit, Trees.instance(task), task.getElements(), task.getTypes());
                sites.addAll(in(attributed, original));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return sites;
    }

    private static List<Site> in(Attributed attributed, Original original) {
        Example example = attributed.example();
        Places places = new Places(attributed);
        places.scan(attributed.unit(), null);
        SiteReader reader = new SiteReader(attributed);
        if (!example.bad()) {
            return places.alike().stream()
                    .map(reader::quiet)
                    .flatMap(Optional::stream)
                    .toList();
        }
        List<Site> sites = new ArrayList<>();
        for (int line : example.marked()) {
            places.banned().stream()
                    .filter(place -> attributed.line(place.path().getLeaf()) == line)
                    .max(Comparator.comparingInt(
                            place -> attributed.length(place.path().getLeaf())))
                    .flatMap(place -> reader.found(place, line, original.verdicts(example, line)))
                    .ifPresent(sites::add);
        }
        return sites;
    }
}
