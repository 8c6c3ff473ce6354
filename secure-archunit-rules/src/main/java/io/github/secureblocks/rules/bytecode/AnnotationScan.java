package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads the values of annotations. */
final class AnnotationScan {
    private record Use(
            String name,
            AnnotationNode annotation,
            @Nullable MethodNode method) {}

    private final Map<Detector, List<String>> names = new IdentityHashMap<>();

    // Of the class at hand: every detector asks, and one walk through its members answers all.
    private @Nullable ClassNode walked;
    private List<Use> uses = List.of();

    void scan(Inspection inspection, Rule rule, Detector.AnnotationValue detector) {
        List<String> wanted = names.computeIfAbsent(detector, key -> Names.internal(detector.annotation()));
        for (Use use : uses(inspection.code().node())) {
            if (wanted.contains(use.name)) {
                judge(inspection, rule, detector, use.annotation, use.method);
            }
        }
    }

    private List<Use> uses(ClassNode type) {
        if (walked != type) {
            walked = type;
            uses = new ArrayList<>();
            use(Annotations.on(type), null);
            type.fields.forEach(field -> use(Annotations.on(field), null));
            type.methods.forEach(method -> use(Annotations.on(method), method));
        }
        return uses;
    }

    private void use(List<AnnotationNode> annotations, @Nullable MethodNode method) {
        for (AnnotationNode annotation : annotations) {
            uses.add(new Use(Names.annotation(annotation.desc), annotation, method));
        }
    }

    private static void judge(
            Inspection inspection,
            Rule rule,
            Detector.AnnotationValue detector,
            AnnotationNode annotation,
            @Nullable MethodNode method) {
        List<String> values = detector.members().stream()
                .map(member -> Annotations.values(annotation, member))
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
        String shown = "@" + Names.simple(Names.annotation(annotation.desc));
        String found = null;
        if (values.stream()
                .anyMatch(value -> detector.forbidden().matcher(value).find())) {
            found = "gives " + shown + " a value that is refused here";
        } else if (values.isEmpty() && detector.wrongWhenAbsent()) {
            found = "leaves out " + String.join(" and ", detector.members()) + " of " + shown;
        }
        if (found != null) {
            int line = method == null ? firstLine(inspection.code().node()) : firstLine(method);
            inspection.hits().add(rule, detector.verdict(), annotation, method, line, shown, found);
        }
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
