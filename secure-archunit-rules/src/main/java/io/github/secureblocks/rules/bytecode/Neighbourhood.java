package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/**
 * Which parts of the program ask for data that a rule looks for: a value is followed to a sink only where a source is
 * called in a class of the same root package, the first three names of it; to a sink that any class calls, only where
 * what such a class makes can be.
 */
final class Neighbourhood {
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int ROOT = 3;
    private static final Set<String> CALLED_BY_ALL =
            Set.of("java.lang.String", "java.util.Arrays", "java.util.Objects");

    private record Asked(
            Detector.ArgumentFrom detector, List<SignatureMatcher> sources, List<SignatureMatcher> receivers) {}

    private final Types types;
    private final List<Asked> asked = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<Callee, Set<String>> calls = new HashMap<>();
    private final Map<Detector, Set<String>> sources = new IdentityHashMap<>();
    private final Map<Detector, Set<String>> receivers = new IdentityHashMap<>();
    private final Map<String, List<String>> within = new HashMap<>();
    private final Map<String, Reach> reaches = new HashMap<>();
    private final Map<Detector, Map<String, Set<String>>> reached = new IdentityHashMap<>();

    Neighbourhood(List<Rule> rules, Types types) {
        this.types = types;
        for (Rule rule : rules) {
            for (Detector detector : rule.detectors()) {
                if (detector instanceof Detector.ArgumentFrom from) {
                    asked.add(new Asked(
                            from,
                            from.sources().stream().map(SignatureMatcher::new).toList(),
                            from.receivers().stream().map(SignatureMatcher::new).toList()));
                    from.sources().forEach(each -> names.add(each.name()));
                    from.receivers().forEach(each -> names.add(each.name()));
                }
            }
        }
    }

    /** Notes what a checked class calls. */
    void add(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        String type = reader.getClassName();
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            int tag = offset > 0 ? reader.readByte(offset - 1) : 0;
            if (tag == METHOD || tag == INTERFACE_METHOD) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
                String name = reader.readUTF8(nameAndType, buffer);
                String owner = names.contains(name) ? reader.readClass(offset, buffer) : "[";
                if (!owner.startsWith("[")) {
                    calls.computeIfAbsent(
                                    new Callee(owner, name, reader.readUTF8(nameAndType + 2, buffer)),
                                    key -> new HashSet<>())
                            .add(type);
                }
            }
        }
    }

    // Only once all are noted are the supertypes known that a call is matched by.
    private void resolve() {
        calls.forEach((call, callers) -> asked.forEach(each -> {
            if (isOne(call, each.sources)) {
                add(sources.computeIfAbsent(each.detector, key -> new HashSet<>()), callers);
            }
            if (isOne(call, each.receivers)) {
                add(receivers.computeIfAbsent(each.detector, key -> new HashSet<>()), callers);
            }
        }));
        calls.clear();
    }

    private static void add(Set<String> to, Set<String> callers) {
        to.addAll(callers);
        callers.forEach(caller -> to.add(root(caller)));
    }

    private boolean isOne(Callee call, List<SignatureMatcher> signatures) {
        return signatures.stream().anyMatch(one -> one.matches(call.owner(), call.name(), call.descriptor(), types));
    }

    boolean concerns(Detector detector, String type) {
        if (!(detector instanceof Detector.ArgumentFrom from)) {
            return true;
        }
        resolve();
        String root = root(type);
        if (isCalledByAll(from)) {
            return reached(from, root).contains(type);
        }
        return (from.sent() || sources.getOrDefault(detector, Set.of()).contains(root))
                && (from.receivers().isEmpty()
                        || receivers.getOrDefault(detector, Set.of()).contains(root));
    }

    /** Whether a call that a rule asks about is a reason to read the code of the class. */
    boolean isReason(Detector detector, String type) {
        return !(detector instanceof Detector.ArgumentFrom from && isCalledByAll(from)) || concerns(detector, type);
    }

    private static boolean isCalledByAll(Detector.ArgumentFrom detector) {
        return detector.calls().stream().anyMatch(call -> CALLED_BY_ALL.contains(call.owner()));
    }

    private Set<String> reached(Detector.ArgumentFrom detector, String root) {
        Set<String> makers = sources.getOrDefault(detector, Set.of());
        if (!makers.contains(root)) {
            return Set.of();
        }
        return reached.computeIfAbsent(detector, key -> new HashMap<>())
                .computeIfAbsent(
                        root, key -> reaches.computeIfAbsent(key, this::reach).of(makers));
    }

    private Reach reach(String root) {
        if (within.isEmpty()) {
            types.checkedNames()
                    .forEach(type -> within.computeIfAbsent(root(type), key -> new ArrayList<>())
                            .add(type));
        }
        return new Reach(types, within.getOrDefault(root, List.of()));
    }

    /** Whether the class itself asks for what the rule looks for. */
    boolean isIn(Detector detector, String type) {
        if (!(detector instanceof Detector.ArgumentFrom from)) {
            return true;
        }
        resolve();
        return (from.receivers().isEmpty() ? sources : receivers)
                .getOrDefault(detector, Set.of())
                .contains(type);
    }

    private static String root(String type) {
        int end = 0;
        for (int part = 0; part < ROOT; part++) {
            int next = type.indexOf('/', end);
            if (next < 0) {
                break;
            }
            end = next + 1;
        }
        return type.substring(0, end);
    }
}
