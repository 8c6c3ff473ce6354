package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads the values of annotations. */
final class AnnotationScan {
    void scan(Inspection inspection, Rule rule, Detector.AnnotationValue detector) {
        ClassNode type = inspection.code().node();
        List<String> names = Names.internal(detector.annotation());
        for (AnnotationNode annotation : Annotations.on(type)) {
            judge(inspection, rule, detector, names, annotation, null);
        }
        for (FieldNode field : type.fields) {
            for (AnnotationNode annotation : Annotations.on(field)) {
                judge(inspection, rule, detector, names, annotation, null);
            }
        }
        for (MethodNode method : type.methods) {
            for (AnnotationNode annotation : Annotations.on(method)) {
                judge(inspection, rule, detector, names, annotation, method);
            }
        }
    }

    private static void judge(
            Inspection inspection,
            Rule rule,
            Detector.AnnotationValue detector,
            List<String> names,
            AnnotationNode annotation,
            @Nullable MethodNode method) {
        if (!names.contains(Names.annotation(annotation.desc))) {
            return;
        }
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
