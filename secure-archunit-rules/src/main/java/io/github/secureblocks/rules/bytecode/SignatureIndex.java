package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every signature of every rule in one table by method name, so that a hundred rules cost what one costs. */
final class SignatureIndex {
    private record Row(SignatureMatcher matcher, Target target, int order) {}

    private static final String CONSTRUCTOR = "<init>";

    private final Set<String> names = new HashSet<>();
    private final Map<String, Map<String, List<Row>>> rows = new HashMap<>();
    private final Map<String, List<Target>> bannedOwners = new HashMap<>();
    private final Map<String, Map<String, List<Row>>> candidates = new HashMap<>();
    private final Set<String> decisions = new HashSet<>();
    private final Types types;
    private int size;

    SignatureIndex(List<Rule> rules, Types types) {
        this.types = types;
        for (Rule rule : rules) {
            for (Detector detector : rule.detectors()) {
                for (Signature signature : starts(detector)) {
                    add(new Target(rule, detector, signature));
                }
                if (detector instanceof Detector.Implementation implementation) {
                    decisions.addAll(implementation.methods());
                }
            }
        }
    }

    private static List<Signature> starts(Detector detector) {
        if (detector instanceof Detector.Call call) {
            return call.calls();
        } else if (detector instanceof Detector.ReferenceOn reference) {
            return reference.methods();
        } else if (detector instanceof Detector.CallInside inside) {
            return inside.calls();
        } else if (detector instanceof Detector.AnswerDropped dropped) {
            return dropped.calls();
        } else if (detector instanceof Detector.ArgumentNotConstant argument) {
            return argument.calls();
        } else if (detector instanceof Detector.ArgumentNotLiteral argument) {
            return argument.calls();
        } else if (detector instanceof Detector.ArgumentMixed argument) {
            return argument.calls();
        } else if (detector instanceof Detector.ArgumentConstant argument) {
            return argument.calls();
        } else if (detector instanceof Detector.ArgumentBeside argument) {
            return argument.calls();
        } else if (detector instanceof Detector.ArgumentFrom argument) {
            return argument.calls();
        } else if (detector instanceof Detector.ArgumentNamed argument) {
            return argument.calls();
        } else if (detector instanceof Detector.NotConfigured configured) {
            return configured.creations();
        }
        return List.of();
    }

    private void add(Target target) {
        Row row = new Row(new SignatureMatcher(target.signature()), target, size++);
        String name = target.signature().name();
        names.add(name);
        row.matcher()
                .owners()
                .forEach(owner -> rows.computeIfAbsent(owner, key -> new HashMap<>())
                        .computeIfAbsent(name, key -> new ArrayList<>())
                        .add(row));
        if (target.detector() instanceof Detector.Call) {
            row.matcher()
                    .owners()
                    .forEach(owner -> bannedOwners
                            .computeIfAbsent(Names.binary(owner), key -> new ArrayList<>())
                            .add(target));
        }
    }

    boolean knowsMethod(String name) {
        return names.contains(name);
    }

    boolean isDecision(String name) {
        return decisions.contains(name);
    }

    /** The targets whose owner is banned, one for each rule. */
    List<Target> banned(String className) {
        Set<Rule> seen = new HashSet<>();
        return bannedOwners.getOrDefault(className, List.of()).stream()
                .filter(target -> seen.add(target.rule()))
                .toList();
    }

    List<Target> match(String owner, String name, String descriptor) {
        if (!names.contains(name) || owner.startsWith("[")) {
            return List.of();
        }
        List<Row> meant = name.equals(CONSTRUCTOR)
                ? rows.getOrDefault(owner, Map.of()).get(name)
                : inherited(owner).get(name);
        return meant == null
                ? List.of()
                : meant.stream()
                        .filter(row -> row.matcher().takes(descriptor))
                        .map(Row::target)
                        .toList();
    }

    /** What is said of the methods of a type and of those that it inherits, in the order of the rules. */
    private Map<String, List<Row>> inherited(String owner) {
        Map<String, List<Row>> known = candidates.get(owner);
        if (known == null) {
            Map<String, SortedSet<Row>> all = new HashMap<>();
            collect(owner, all);
            types.supertypes(owner).forEach(supertype -> collect(supertype, all));
            Map<String, List<Row>> ordered = new HashMap<>();
            all.forEach((name, meant) -> ordered.put(name, List.copyOf(meant)));
            known = ordered.isEmpty() ? Map.of() : ordered;
            candidates.put(owner, known);
        }
        return known;
    }

    private void collect(String owner, Map<String, SortedSet<Row>> all) {
        rows.getOrDefault(owner, Map.of())
                .forEach((name, meant) -> all.computeIfAbsent(
                                name, key -> new TreeSet<>(Comparator.comparingInt(Row::order)))
                        .addAll(meant));
    }
}
