package io.github.secureblocks.samples.rules.mutation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A way to write the same thing differently. */
record Mutation(String name, Function<Site, Optional<Rewriting>> rewriting) {
    // A call whose parameter takes a compile-time constant is fine in these forms alone.
    private static final Set<String> LITERAL = Set.of(
            "ternary",
            "call in an anonymous class",
            "call in a lambda",
            "call in a switch",
            "call in try/finally",
            "receiver's subtype");

    /** Those that every supported compiler understands. */
    static List<Mutation> all() {
        return Stream.concat(ValueMutations.all().stream(), CallMutations.all().stream())
                .toList();
    }

    /** Empty where it does not apply. */
    Optional<Variant> of(Site site) {
        if (site.literal() && !LITERAL.contains(name)) {
            return Optional.empty();
        }
        return rewriting.apply(site).map(rewritten -> rewritten.variant(name));
    }
}
