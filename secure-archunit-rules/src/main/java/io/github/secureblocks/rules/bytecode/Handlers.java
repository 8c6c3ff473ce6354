package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the methods that answer requests, by annotations of theirs or of methods that they override. */
final class Handlers {
    private static final int NEVER = Opcodes.ACC_SYNTHETIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC;

    /**
     * A handler as one class has it.
     *
     * @param method with its code
     * @param mapping by which it is one
     * @param annotations of the method and of all that it overrides
     * @param family the class and its supertypes, without those of the JDK
     */
    record Use(MethodNode method, AnnotationNode mapping, List<AnnotationNode> annotations, List<ClassNode> family) {
        ClassNode user() {
            return family.get(0);
        }

        List<AnnotationNode> onTypes() {
            List<AnnotationNode> all = new ArrayList<>();
            family.forEach(each -> all.addAll(Annotations.on(each)));
            return all;
        }
    }

    private final Annotations annotations;
    private final Set<String> mappings;
    private final Map<String, Boolean> mapping = new HashMap<>();

    // Of the class at hand: each detector with these mappings asks.
    private @Nullable ClassNode asked;
    private List<Use> found = List.of();

    Handlers(Annotations annotations, List<String> mappings) {
        this.annotations = annotations;
        this.mappings = Set.copyOf(Names.internal(mappings));
    }

    /** The handlers among the methods of the class, for the class itself and for each that inherits them. */
    List<Use> of(Inspection inspection) {
        ClassNode type = inspection.code().node();
        if (asked != type) {
            found = find(inspection, type);
            asked = type;
        }
        return found;
    }

    private List<Use> find(Inspection inspection, ClassNode type) {
        List<MethodNode> methods = type.methods.stream()
                .filter(method -> (method.access & NEVER) == 0 && !method.name.startsWith("<"))
                .toList();
        if (methods.isEmpty()) {
            return List.of();
        }
        mapping.putIfAbsent(type.name, isMapping(type));
        List<Use> uses = new ArrayList<>();
        if (isMapped(inspection.types(), type.name)) {
            List<ClassNode> family = family(inspection.types(), type);
            methods.forEach(method -> add(inspection.program(), method, family, uses));
        }
        for (String subtype : inspection.types().subtypes(type.name)) {
            if (isMapped(inspection.types(), subtype)) {
                inspection.types().declaration(subtype).ifPresent(user -> inherit(inspection, methods, user, uses));
            }
        }
        return uses;
    }

    static boolean isConcrete(ClassNode type) {
        return (type.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0;
    }

    private void inherit(Inspection inspection, List<MethodNode> methods, ClassNode user, List<Use> uses) {
        if (isConcrete(user)) {
            List<ClassNode> family = family(inspection.types(), user);
            for (MethodNode method : methods) {
                if (Inheritance.reaches(inspection.program(), inspection.code().node(), method, user.name)) {
                    add(inspection.program(), method, family, uses);
                }
            }
        }
    }

    private void add(Program program, MethodNode method, List<ClassNode> family, List<Use> uses) {
        Set<String> parameters = Inheritance.parameters(program, family, method);
        List<AnnotationNode> all = new ArrayList<>();
        for (ClassNode type : family) {
            for (MethodNode other : type.methods) {
                if (other.name.equals(method.name) && parameters.contains(Inheritance.parameters(other.desc))) {
                    all.addAll(Annotations.on(other));
                }
            }
        }
        annotations.find(all, mappings).ifPresent(found -> uses.add(new Use(method, found, all, family)));
    }

    private boolean isMapped(Types types, String type) {
        if (isMapping(types, type)) {
            return true;
        }
        for (String supertype : types.supertypes(type)) {
            if (isMapping(types, supertype)) {
                return true;
            }
        }
        return false;
    }

    private boolean isMapping(Types types, String type) {
        Boolean known = mapping.get(type);
        if (known == null) {
            known = !type.startsWith("java/")
                    && types.declaration(type).filter(this::isMapping).isPresent();
            mapping.put(type, known);
        }
        return known;
    }

    private boolean isMapping(ClassNode type) {
        for (MethodNode method : type.methods) {
            List<AnnotationNode> all = Annotations.on(method);
            if (!all.isEmpty() && annotations.find(all, mappings).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static List<ClassNode> family(Types types, ClassNode type) {
        List<ClassNode> family = new ArrayList<>();
        family.add(type);
        for (String supertype : types.supertypes(type.name)) {
            if (!supertype.startsWith("java/")) {
                types.declaration(supertype).ifPresent(family::add);
            }
        }
        return family;
    }
}
