package io.github.secureblocks.samples.rules.mutation;

import io.github.secureblocks.rules.bytecode.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every mutation of every site, compiled and scanned at once.
 *
 * @param sites what was rewritten
 * @param judged each variant that is Java
 * @param refused each that is not, with the compiler's reason
 */
record Run(List<Site> sites, List<Judged> judged, List<Refused> refused) {
    record Judged(Variant variant, Outcome outcome) {
        String shown() {
            Site site = variant.site();
            return outcome + " " + site.example().name() + ":" + site.line();
        }

        boolean isWrong() {
            return outcome != Outcome.RIGHT && KnownLimit.ALL.stream().noneMatch(limit -> limit.covers(variant));
        }
    }

    record Refused(Variant variant, String reason) {}

    static Run of(List<Mutation> mutations, String release) {
        List<Example> examples = Example.all();
        List<Site> sites = Sites.of(examples, new Original(examples, release));
        List<Variant> variants = new ArrayList<>();
        for (Site site : sites) {
            mutations.stream()
                    .map(mutation -> mutation.of(site))
                    .flatMap(Optional::stream)
                    .forEach(variants::add);
        }
        return of(sites, variants, release);
    }

    private static Run of(List<Site> sites, List<Variant> variants, String release) {
        List<Source> sources = new ArrayList<>();
        for (Variant variant : variants) {
            String packageName = "v" + sources.size();
            String name = variant.site().example().name();
            sources.add(new Source(packageName, name, variant.in(packageName)));
        }
        InMemoryCompiler.Result compiled = InMemoryCompiler.compile(sources, release);
        Map<String, List<Hit>> hits = Scanned.byPackage(compiled.classes());
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
}
