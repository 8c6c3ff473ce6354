package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads the values of annotations. */
final class AnnotationScan {
    /**
     * @param method that is annotated, or one of its parameters is
     * @param component of a record, whose annotations are copied to the field, the accessor and the parameter
     */
    private record Use(
            String name,
            AnnotationNode annotation,
            @Nullable MethodNode method,
            @Nullable String component) {}

    private final Map<Detector, List<String>> names = new IdentityHashMap<>();

    // Of the class at hand: every detector asks, and one walk through its members answers all.
    private @Nullable ClassNode walked;
    private List<Use> uses = List.of();

    void scan(Inspection inspection, Rule rule, Detector.AnnotationValue detector) {
        List<String> wanted = names.computeIfAbsent(detector, key -> Names.internal(detector.annotation()));
        Set<String> told = new HashSet<>();
        for (Use use : uses(inspection.code().node())) {
            if (wanted.contains(use.name)) {
                String found = found(detector, use.annotation);
                if (found != null && (use.component == null || told.add(use.component))) {
                    MethodNode method = use.method;
                    int line = method == null ? firstLine(inspection.code().node()) : firstLine(method);
                    inspection
                            .hits()
                            .add(rule, detector.verdict(), use.annotation, method, line, shown(use.annotation), found);
                }
            }
        }
    }

    private List<Use> uses(ClassNode type) {
        if (walked != type) {
            walked = type;
            uses = new ArrayList<>();
            use(Annotations.on(type), null, null);
            type.fields.forEach(field -> use(Annotations.on(field), null, component(type, field.name)));
            if (type.recordComponents != null) {
                type.recordComponents.forEach(each -> use(Annotations.on(each), null, each.name));
            }
            type.methods.forEach(method -> use(type, method));
        }
        return uses;
    }

    private void use(ClassNode type, MethodNode method) {
        boolean accessor = Type.getArgumentCount(method.desc) == 0;
        use(Annotations.on(method), method, accessor ? component(type, method.name) : null);
        List<List<AnnotationNode>> parameters = Annotations.onParameters(method);
        boolean canonical = Parameters.isCanonical(type, method);
        for (int at = 0; at < parameters.size(); at++) {
            use(parameters.get(at), method, canonical ? type.recordComponents.get(at).name : null);
        }
    }

    private void use(List<AnnotationNode> annotations, @Nullable MethodNode method, @Nullable String component) {
        for (AnnotationNode annotation : annotations) {
            Annotations.nested(annotation)
                    .forEach(each -> uses.add(new Use(Names.annotation(each.desc), each, method, component)));
        }
    }

    private static @Nullable String component(ClassNode type, String member) {
        return type.recordComponents != null
                        && type.recordComponents.stream().anyMatch(each -> each.name.equals(member))
                ? member
                : null;
    }

    private static String shown(AnnotationNode annotation) {
        return "@" + Names.simple(Names.annotation(annotation.desc));
    }

    private static @Nullable String found(Detector.AnnotationValue detector, AnnotationNode annotation) {
        List<String> values = detector.members().stream()
                .map(member -> Annotations.values(annotation, member))
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
        if (values.stream()
                .anyMatch(value -> detector.forbidden().matcher(value).find())) {
            return "gives " + shown(annotation) + " a value that is refused here";
        }
        return values.isEmpty() && detector.wrongWhenAbsent()
                ? "leaves out " + String.join(" and ", detector.members()) + " of " + shown(annotation)
                : null;
    }

    /** The line of the first instruction: where the method starts, as far as a class file tells. */
    static int firstLine(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof org.objectweb.asm.tree.LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }

    static int firstLine(ClassNode type) {
        return type.methods.stream()
                .mapToInt(AnnotationScan::firstLine)
                .filter(line -> line > 0)
                .min()
                .orElse(0);
    }
}
