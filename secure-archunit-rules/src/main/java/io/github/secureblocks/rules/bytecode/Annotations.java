package io.github.secureblocks.rules.bytecode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;

/** Annotations with what they are annotated with themselves. */
final class Annotations {
    private final Types types;
    private final Map<String, Set<String>> closures = new HashMap<>();

    Annotations(Types types) {
        this.types = types;
    }

    static List<AnnotationNode> on(ClassNode type) {
        return joined(type.visibleAnnotations, type.invisibleAnnotations);
    }

    static List<AnnotationNode> on(MethodNode method) {
        return joined(method.visibleAnnotations, method.invisibleAnnotations);
    }

    static List<AnnotationNode> on(FieldNode field) {
        return joined(field.visibleAnnotations, field.invisibleAnnotations);
    }

    static List<AnnotationNode> on(RecordComponentNode component) {
        return joined(component.visibleAnnotations, component.invisibleAnnotations);
    }

    /** On each parameter; an annotated one is at its place, save that synthetic ones may be left out. */
    static List<List<AnnotationNode>> onParameters(MethodNode method) {
        if (method.visibleParameterAnnotations == null && method.invisibleParameterAnnotations == null) {
            return List.of();
        }
        List<List<AnnotationNode>> all = new ArrayList<>();
        for (int at = 0; at < Type.getArgumentTypes(method.desc).length; at++) {
            all.add(joined(at(method.visibleParameterAnnotations, at), at(method.invisibleParameterAnnotations, at)));
        }
        return all;
    }

    private static @Nullable List<AnnotationNode> at(@Nullable List<AnnotationNode> @Nullable [] all, int at) {
        return all != null && at < all.length ? all[at] : null;
    }

    /** The annotation and those among its values: repeated ones are the values of one that holds them. */
    static List<AnnotationNode> nested(AnnotationNode annotation) {
        if (annotation.values == null) {
            return List.of(annotation);
        }
        List<AnnotationNode> all = new ArrayList<>(List.of(annotation));
        annotation.values.forEach(value -> addNested(value, all));
        return all;
    }

    private static void addNested(Object value, List<AnnotationNode> all) {
        if (value instanceof AnnotationNode annotation) {
            all.addAll(nested(annotation));
        } else if (value instanceof List<?> many) {
            many.forEach(one -> addNested(one, all));
        }
    }

    /** The first annotation that is one of the wanted, or is annotated with one. */
    Optional<AnnotationNode> find(List<AnnotationNode> annotations, Collection<String> wanted) {
        return annotations.stream()
                .filter(annotation ->
                        closure(Names.annotation(annotation.desc)).stream().anyMatch(wanted::contains))
                .findFirst();
    }

    /** Whether one of the annotations, or one of theirs, has one of the simple names. */
    boolean named(List<AnnotationNode> annotations, Collection<String> simpleNames) {
        return annotations.stream()
                .flatMap(annotation -> closure(Names.annotation(annotation.desc)).stream())
                .anyMatch(name -> simpleNames.contains(Names.simple(name)));
    }

    /** The annotation and, in turn, all that it is annotated with. */
    Set<String> closure(String annotation) {
        Set<String> known = closures.get(annotation);
        if (known == null) {
            known = new LinkedHashSet<>();
            Deque<String> open = new ArrayDeque<>(List.of(annotation));
            while (!open.isEmpty()) {
                String next = open.poll();
                if (!next.startsWith("java/lang/") && known.add(next)) {
                    open.addAll(meta(next));
                }
            }
            closures.put(annotation, known);
        }
        return known;
    }

    private List<String> meta(String annotation) {
        List<String> all = new ArrayList<>(KnownTypes.metaAnnotations(annotation));
        types.declaration(annotation).ifPresent(node -> on(node).forEach(meta -> all.add(Names.annotation(meta.desc))));
        return all;
    }

    /** The member's values as text; null where it is not given or is an empty list. */
    static @Nullable List<String> values(AnnotationNode annotation, String member) {
        if (annotation.values != null) {
            for (int at = 0; at + 1 < annotation.values.size(); at += 2) {
                if (member.equals(annotation.values.get(at))) {
                    List<String> texts = new ArrayList<>();
                    addTexts(annotation.values.get(at + 1), texts);
                    return texts.isEmpty() ? null : texts;
                }
            }
        }
        return null;
    }

    private static void addTexts(Object value, List<String> texts) {
        if (value instanceof List<?> many) {
            many.forEach(one -> addTexts(one, texts));
        } else if (value instanceof String[] constant) {
            texts.add(constant[1]);
        } else if (value instanceof Type type) {
            texts.add(type.getClassName());
        } else if (value instanceof boolean[] || value instanceof int[] || value instanceof long[]) {
            texts.add(List.of(value).toString());
        } else if (!(value instanceof AnnotationNode)) {
            texts.add(String.valueOf(value));
        }
    }

    private static List<AnnotationNode> joined(
            @Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible) {
        if (visible == null || invisible == null) {
            return visible != null ? visible : invisible != null ? invisible : List.of();
        }
        List<AnnotationNode> all = new ArrayList<>(visible);
        all.addAll(invisible);
        return all;
    }
}
