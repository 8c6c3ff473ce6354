package io.github.secureblocks.samples.rules.mutation;

import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is found in the examples as they stand. */
final class Original {
    private final List<Hit> hits;

    Original(List<Example> examples, String release) {
        List<Source> sources = examples.stream().map(Source::of).toList();
        this.hits = Scanned.hits(InMemoryCompiler.compile(sources, release).classes());
    }

    Set<Verdict> verdicts(Example example, int line) {
        return hits.stream()
                .filter(hit -> hit.rule().equals(example.rule())
                        && hit.line() == line
                        && (example.name() + ".java").equals(hit.sourceFile()))
                .map(Hit::verdict)
                .filter(verdict -> verdict != Verdict.UNDECIDED)
                .collect(Collectors.toSet());
    }
}
