package io.github.secureblocks.samples.rules.mutation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A way to write the same thing differently. */
record Mutation(String name, Function<Site, Optional<Rewriting>> rewriting) {
    /** Those that every supported compiler understands. */
    static List<Mutation> all() {
        return Stream.concat(ValueMutations.all().stream(), CallMutations.all().stream())
                .toList();
    }

    /** Empty where it does not apply. */
    Optional<Variant> of(Site site) {
        return rewriting.apply(site).map(rewritten -> rewritten.variant(name));
    }
}
