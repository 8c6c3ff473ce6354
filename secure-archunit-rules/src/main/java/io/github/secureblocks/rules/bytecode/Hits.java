package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gathers what is found in one class. One place is told once for each rule, with its strongest verdict; that it is banned is
 * told only where no rule of the same area says more of it.
 */
final class Hits {
    /** In the order in which one verdict gives way to another. */
    private static final List<Verdict> STRENGTH =
            List.of(Verdict.PROVED, Verdict.STRUCTURE, Verdict.UNDECIDED, Verdict.POLICY);

    private record Place(Rule rule, Object at) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place place
                    && place.at == at
                    && place.rule.id().equals(rule.id());
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(at) * 31 + rule.id().hashCode();
        }
    }

    private record Raw(
            Rule rule,
            Verdict verdict,
            Object at,
            @Nullable MethodNode method,
            int line,
            String target,
            String found) {}

    private record Said(String area, Object at) {
        static Said of(Raw raw) {
            return new Said(raw.rule().area(), raw.at());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Said said && said.at == at && said.area.equals(area);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(at) * 31 + area.hashCode();
        }
    }

    private final String location;
    private final ClassNode type;
    private final Acceptances acceptances;
    // In the order of the code, which is all that orders equal calls in a class file without line numbers.
    private final Map<Place, Raw> places = new LinkedHashMap<>();

    Hits(String location, ClassNode type, Acceptances acceptances) {
        this.location = location;
        this.type = type;
        this.acceptances = acceptances;
    }

    /**
     * @param at the instruction, method, annotation or class that is wrong; compared by identity
     * @param method as written, without lambdas; null for the class itself
     */
    void add(
            Rule rule, Verdict verdict, Object at, @Nullable MethodNode method, int line, String target, String found) {
        places.merge(
                new Place(rule, at),
                new Raw(rule, verdict, at, method, line, target, found),
                (known, other) ->
                        STRENGTH.indexOf(other.verdict()) < STRENGTH.indexOf(known.verdict()) ? other : known);
    }

    private static boolean isBan(Raw raw) {
        return raw.verdict() == Verdict.POLICY;
    }

    List<Hit> finish() {
        Set<Said> said = new HashSet<>();
        places.values().stream().filter(raw -> !isBan(raw)).forEach(raw -> said.add(Said.of(raw)));
        List<Raw> sorted = new ArrayList<>(places.values());
        sorted.removeIf(raw -> isBan(raw) && said.contains(Said.of(raw)));
        sorted.sort(Comparator.comparingInt((Raw raw) -> raw.method() == null ? -1 : type.methods.indexOf(raw.method()))
                .thenComparingInt(Raw::line)
                .thenComparing(raw -> raw.rule().id())
                .thenComparing(Raw::target));
        Map<String, Integer> equal = new HashMap<>();
        List<Hit> hits = new ArrayList<>();
        for (Raw raw : sorted) {
            String method = raw.method() == null ? "" : raw.method().name;
            String descriptor = raw.method() == null ? "" : raw.method().desc;
            String key = String.join("\n", raw.rule().id(), method, descriptor, raw.target());
            int ordinal = equal.merge(key, 1, Integer::sum) - 1;
            hits.add(new Hit(
                    raw.rule(),
                    raw.verdict(),
                    location,
                    Names.binary(type.name),
                    type.sourceFile,
                    raw.line(),
                    method,
                    descriptor,
                    raw.target(),
                    ordinal,
                    raw.found(),
                    acceptances.of(type, raw.method(), raw.at())));
        }
        return hits;
    }
}
