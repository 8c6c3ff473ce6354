package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** What the {@code @AcceptedRisk}s on one element say; they are known by their simple name. */
final class AcceptanceAnnotations {
    static final String NAME = "AcceptedRisk";

    private AcceptanceAnnotations() {}

    static String element(ClassNode type) {
        return Names.binary(type.name);
    }

    static String element(ClassNode type, MethodNode method) {
        return element(type) + "#" + method.name + Names.parameters(method.desc);
    }

    static String element(ClassNode type, FieldNode field) {
        return element(type) + "#" + field.name;
    }

    static List<Acceptance> read(List<AnnotationNode> annotations, String element, String within) {
        List<Acceptance> found = new ArrayList<>();
        for (AnnotationNode annotation : annotations) {
            if (isAcceptance(annotation)) {
                found.add(new Acceptance(
                        text(annotation, "rule"),
                        text(annotation, "reason"),
                        text(annotation, "owner"),
                        text(annotation, "expires"),
                        element,
                        within));
            } else if (member(annotation, "value") instanceof List<?> repeated) {
                found.addAll(read(
                        repeated.stream()
                                .filter(AnnotationNode.class::isInstance)
                                .map(AnnotationNode.class::cast)
                                .filter(AcceptanceAnnotations::isAcceptance)
                                .toList(),
                        element,
                        within));
            }
        }
        return found;
    }

    private static boolean isAcceptance(AnnotationNode annotation) {
        Type type = Type.getType(annotation.desc);
        return type.getSort() == Type.OBJECT
                && Names.simple(type.getInternalName()).equals(NAME);
    }

    private static Object member(AnnotationNode annotation, String name) {
        if (annotation.values != null) {
            for (int at = 0; at + 1 < annotation.values.size(); at += 2) {
                if (name.equals(annotation.values.get(at))) {
                    return annotation.values.get(at + 1);
                }
            }
        }
        return "";
    }

    private static String text(AnnotationNode annotation, String name) {
        return member(annotation, name) instanceof String text ? text : "";
    }
}
