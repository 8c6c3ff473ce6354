package io.github.secureblocks.samples.rules.mutation;

import io.github.secureblocks.rules.bytecode.ClassFile;
import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.bytecode.Scan;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every mutation of every site, compiled and scanned at once.
 *
 * @param sites what was rewritten
 * @param judged each variant that is Java
 * @param refused each that is not, with the compiler's reason
 */
record Run(List<Site> sites, List<Judged> judged, List<Refused> refused) {
    record Judged(Variant variant, Outcome outcome) {}

    record Refused(Variant variant, String reason) {}

    static Run of(List<Mutation> mutations, String release) {
        List<Example> examples = Example.all();
        List<Site> sites = Sites.of(examples, originals(examples, release));
        List<Variant> variants = new ArrayList<>();
        sites.forEach(site -> mutations.forEach(mutation -> mutation.of(site).ifPresent(variants::add)));
        List<Source> sources = new ArrayList<>();
        for (Variant variant : variants) {
            String packageName = "v" + sources.size();
            sources.add(new Source(
                    packageName, variant.site().example().name(), variant.in(packageName)));
        }
        InMemoryCompiler.Result compiled = InMemoryCompiler.compile(sources, release);
        Map<String, List<Hit>> hits = scan(compiled.classes());
        List<Judged> judged = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (int index = 0; index < variants.size(); index++) {
            Variant variant = variants.get(index);
            String reason = compiled.refused().get("v" + index);
            if (reason == null) {
                judged.add(new Judged(variant, Outcome.of(variant, hits.getOrDefault("v" + index, List.of()))));
            } else {
                refused.add(new Refused(variant, reason));
            }
        }
        return new Run(sites, judged, refused);
    }

    private static Sites.Original originals(List<Example> examples, String release) {
        List<Source> sources = examples.stream()
                .map(example -> new Source(example.packageName(), example.name(), example.text()))
                .toList();
        List<Hit> hits = scan(InMemoryCompiler.compile(sources, release).classes()).values().stream()
                .flatMap(List::stream)
                .toList();
        return (example, line) -> hits.stream()
                .filter(hit -> hit.rule().equals(example.rule())
                        && hit.line() == line
                        && (example.name() + ".java").equals(hit.sourceFile()))
                .map(Hit::verdict)
                .filter(verdict -> verdict != Verdict.UNDECIDED)
                .collect(Collectors.toSet());
    }

    private static Map<String, List<Hit>> scan(List<ClassFile> classes) {
        try (ClassPath classPath = ClassPath.of(Run.class.getClassLoader())) {
            ScanResult scan =
                    Scan.of(Catalogue.standard().rules()).run(new ClassFiles(classes, List.of()), classPath);
            if (!scan.unreadable().isEmpty()) {
                throw new IllegalStateException(scan.unreadable().get(0).toString());
            }
            return scan.hits().stream()
                    .collect(Collectors.groupingBy(hit -> hit.className().substring(0, hit.className().lastIndexOf('.'))));
        }
    }

    Set<String> areas() {
        return sites.stream().map(site -> site.example().area()).collect(Collectors.toCollection(java.util.TreeSet::new));
    }
}
