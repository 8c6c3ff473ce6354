package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every signature of every rule in one table by method name, so that a hundred rules cost what one costs. */
final class SignatureIndex {
    private record Row(SignatureMatcher matcher, Target target) {}

    private final Map<String, List<Row>> rows = new HashMap<>();
    private final Map<String, List<Target>> bannedOwners = new HashMap<>();
    private final Map<String, Map<String, List<Target>>> answers = new HashMap<>();
    private final Set<String> decisions = new HashSet<>();
    private final Types types;

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
        } else if (detector instanceof Detector.ArgumentNotConstant argument) {
            return argument.calls();
        } else if (detector instanceof Detector.ArgumentNotLiteral argument) {
            return argument.calls();
        } else if (detector instanceof Detector.ArgumentMixed argument) {
            return argument.calls();
        } else if (detector instanceof Detector.ArgumentConstant argument) {
            return argument.calls();
        } else if (detector instanceof Detector.ArgumentFrom argument) {
            return argument.calls();
        } else if (detector instanceof Detector.NotConfigured configured) {
            return configured.creations();
        }
        return List.of();
    }

    private void add(Target target) {
        SignatureMatcher matcher = new SignatureMatcher(target.signature());
        rows.computeIfAbsent(target.signature().name(), name -> new ArrayList<>())
                .add(new Row(matcher, target));
        if (target.detector() instanceof Detector.Call) {
            matcher.owners()
                    .forEach(owner -> bannedOwners
                            .computeIfAbsent(Names.binary(owner), name -> new ArrayList<>())
                            .add(target));
        }
    }

    boolean knowsMethod(String name) {
        return rows.containsKey(name);
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
        List<Row> candidates = rows.get(name);
        if (candidates == null || owner.startsWith("[")) {
            return List.of();
        }
        return answers.computeIfAbsent(owner, key -> new HashMap<>())
                .computeIfAbsent(
                        name + descriptor,
                        key -> candidates.stream()
                                .filter(row -> row.matcher().matches(owner, name, descriptor, types))
                                .map(Row::target)
                                .toList());
    }
}
