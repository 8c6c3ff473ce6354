package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads {@code @AcceptedRisk} by its simple name, from the method, its class and what these are nested in. */
final class Acceptances {
    private static final String NAME = "AcceptedRisk";
    private static final int MAX_NESTING = 32;

    private final Types types;

    Acceptances(Types types) {
        this.types = types;
    }

    List<Acceptance> of(ClassNode type, @Nullable MethodNode method) {
        List<Acceptance> found = new ArrayList<>();
        if (method != null) {
            read(method.invisibleAnnotations, found);
            read(method.visibleAnnotations, found);
        }
        ClassNode at = type;
        for (int depth = 0; at != null && depth < MAX_NESTING; depth++) {
            read(at.invisibleAnnotations, found);
            read(at.visibleAnnotations, found);
            at = outer(at, found);
        }
        return found;
    }

    private @Nullable ClassNode outer(ClassNode type, List<Acceptance> found) {
        String outer = type.outerClass;
        for (InnerClassNode inner : type.innerClasses) {
            if (inner.name.equals(type.name) && inner.outerName != null) {
                outer = inner.outerName;
            }
        }
        if (outer == null || !types.isChecked(outer)) {
            return null;
        }
        ClassNode declared = types.declaration(outer).orElse(null);
        if (declared != null && type.outerMethod != null) {
            for (MethodNode method : declared.methods) {
                if (method.name.equals(type.outerMethod) && method.desc.equals(type.outerMethodDesc)) {
                    read(method.invisibleAnnotations, found);
                    read(method.visibleAnnotations, found);
                }
            }
        }
        return declared;
    }

    private static void read(@Nullable List<AnnotationNode> annotations, List<Acceptance> found) {
        if (annotations == null) {
            return;
        }
        for (AnnotationNode annotation : annotations) {
            Map<String, Object> members = members(annotation);
            if (Names.simple(Names.annotation(annotation.desc)).equals(NAME)) {
                found.add(new Acceptance(
                        text(members, "rule"),
                        text(members, "reason"),
                        text(members, "owner"),
                        text(members, "expires")));
            } else if (members.get("value") instanceof List<?> repeated) {
                List<AnnotationNode> inner = repeated.stream()
                        .filter(AnnotationNode.class::isInstance)
                        .map(AnnotationNode.class::cast)
                        .filter(one -> Names.simple(Names.annotation(one.desc)).equals(NAME))
                        .toList();
                read(inner, found);
            }
        }
    }

    private static Map<String, Object> members(AnnotationNode annotation) {
        Map<String, Object> members = new HashMap<>();
        if (annotation.values != null) {
            for (int at = 0; at + 1 < annotation.values.size(); at += 2) {
                members.put((String) annotation.values.get(at), annotation.values.get(at + 1));
            }
        }
        return members;
    }

    private static String text(Map<String, Object> members, String name) {
        return members.get(name) instanceof String text ? text : "";
    }
}
