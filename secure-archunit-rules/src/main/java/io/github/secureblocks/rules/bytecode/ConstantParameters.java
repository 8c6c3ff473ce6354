package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** The methods of the checked classes with parameters that are declared to be compile-time constants. */
final class ConstantParameters {
    private static final int UTF8 = 1;

    private record Declared(String owner, String descriptor, List<Target> targets) {}

    private record Asked(Rule rule, Detector.ParameterNotLiteral detector) {}

    private final Types types;
    private final List<Asked> asked = new ArrayList<>();
    private final Map<String, List<Declared>> byName = new HashMap<>();

    ConstantParameters(List<Rule> rules, Types types) {
        this.types = types;
        for (Rule rule : rules) {
            for (Detector detector : rule.detectors()) {
                if (detector instanceof Detector.ParameterNotLiteral parameter) {
                    asked.add(new Asked(rule, parameter));
                }
            }
        }
    }

    /** Notes the methods of a checked class. */
    void add(ClassReader reader) {
        for (Asked each : asked) {
            if (names(reader, each.detector.annotation() + ";")) {
                types.declaration(reader.getClassName())
                        .ifPresent(node ->
                                node.methods.forEach(method -> add(node.name, method, each.rule, each.detector)));
            }
        }
    }

    private static boolean names(ClassReader reader, String suffix) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            if (offset > 0 && reader.readByte(offset - 1) == UTF8) {
                int length = reader.readUnsignedShort(offset);
                if (length > suffix.length()
                        && length < 256
                        && reader.readByte(offset + 2) == 'L'
                        && reader.readByte(offset + 1 + length) == ';'
                        && utf8(reader, offset, length, buffer).endsWith(suffix)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String utf8(ClassReader reader, int offset, int length, char[] buffer) {
        for (int at = 0; at < length && at < buffer.length; at++) {
            buffer[at] = (char) (reader.readByte(offset + 2 + at) & 0xff);
        }
        return new String(buffer, 0, Math.min(length, buffer.length));
    }

    private void add(String owner, MethodNode method, Rule rule, Detector.ParameterNotLiteral detector) {
        List<Target> targets = new ArrayList<>();
        Type[] parameters = Type.getArgumentTypes(method.desc);
        for (int index = 0; index < parameters.length; index++) {
            if (Parameters.isDeclared(method, index, detector.annotation())) {
                Signature signature = new Signature(Names.binary(owner), method.name, true, List.of());
                targets.add(new Target(
                        rule,
                        new Detector.ArgumentNotLiteral(detector.verdict(), List.of(signature), index),
                        signature));
            }
        }
        if (!targets.isEmpty()) {
            byName.computeIfAbsent(method.name, name -> new ArrayList<>())
                    .add(new Declared(owner, method.desc, targets));
        }
    }

    boolean knowsMethod(String name) {
        return byName.containsKey(name);
    }

    List<Target> targets(String owner, String name, String descriptor) {
        List<Target> found = new ArrayList<>();
        for (Declared declared : byName.getOrDefault(name, List.of())) {
            if (declared.descriptor.equals(descriptor) && types.isSubtype(owner, declared.owner)) {
                found.addAll(declared.targets);
            }
        }
        return found;
    }
}
