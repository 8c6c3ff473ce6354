package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads {@code @AcceptedRisk} from the field, the method, its class and what these are nested in. */
final class Acceptances {
    private static final int MAX_NESTING = 32;

    private final Types types;

    Acceptances(Types types) {
        this.types = types;
    }

    /**
     * @param at the instruction, method, annotation or class that is wrong
     * @param method as written, without lambdas; null for the class itself
     */
    List<Acceptance> of(ClassNode type, @Nullable MethodNode method, Object at) {
        List<Acceptance> found = new ArrayList<>();
        FieldNode field = InitialisedField.of(type, method, written(type, at));
        String within = "";
        if (field != null) {
            within = AcceptanceAnnotations.element(type, field);
            found.addAll(AcceptanceAnnotations.read(Annotations.on(field), within, ""));
        }
        if (method != null) {
            String element = AcceptanceAnnotations.element(type, method);
            found.addAll(AcceptanceAnnotations.read(Annotations.on(method), element, within));
            within = within.isEmpty() && isWritten(method) ? element : within;
        }
        ClassNode next = type;
        for (int depth = 0; next != null && depth < MAX_NESTING; depth++) {
            found.addAll(AcceptanceAnnotations.read(Annotations.on(next), AcceptanceAnnotations.element(next), within));
            InnerClassNode inner = inner(next);
            ClassNode outer = outer(next, inner);
            within = inner == null || inner.innerName == null ? "" : AcceptanceAnnotations.element(next);
            MethodNode around = outer == null ? null : enclosing(outer, next);
            if (outer != null && around != null) {
                String element = AcceptanceAnnotations.element(outer, around);
                found.addAll(AcceptanceAnnotations.read(Annotations.on(around), element, within));
                within = isWritten(around) ? element : "";
            }
            next = outer;
        }
        return found;
    }

    /** The annotation of a field as it is written; repeated ones are the values of one that holds them. */
    private static Object written(ClassNode type, Object at) {
        if (at instanceof AnnotationNode) {
            for (FieldNode field : type.fields) {
                for (AnnotationNode outer : Annotations.on(field)) {
                    if (Annotations.nested(outer).contains(at)) {
                        return outer;
                    }
                }
            }
        }
        return at;
    }

    // A static block and a constructor that the compiler may have added can wear nothing.
    private static boolean isWritten(MethodNode method) {
        return !method.name.equals("<clinit>") && !(method.name + method.desc).equals("<init>()V");
    }

    private static @Nullable InnerClassNode inner(ClassNode type) {
        for (InnerClassNode inner : type.innerClasses) {
            if (inner.name.equals(type.name)) {
                return inner;
            }
        }
        return null;
    }

    private @Nullable ClassNode outer(ClassNode type, @Nullable InnerClassNode inner) {
        String outer = inner != null && inner.outerName != null ? inner.outerName : type.outerClass;
        return outer == null || !types.isChecked(outer)
                ? null
                : types.declaration(outer).orElse(null);
    }

    private static @Nullable MethodNode enclosing(ClassNode outer, ClassNode type) {
        for (MethodNode method : outer.methods) {
            if (method.name.equals(type.outerMethod) && method.desc.equals(type.outerMethodDesc)) {
                return method;
            }
        }
        return null;
    }
}
