package io.github.secureblocks.rules.bytecode;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Whether somebody outside of the checked classes calls a method. */
final class Openness {
    private static final Set<String> PLAIN = Set.of(
            "Nullable",
            "NonNull",
            "NotNull",
            "CheckReturnValue",
            "CanIgnoreReturnValue",
            "Deprecated",
            "VisibleForTesting",
            "SafeVarargs",
            "AcceptedRisk",
            "Override");

    private Openness() {}

    static boolean isOpen(Program program, ClassCode code, MethodNode method) {
        if ((method.access & Opcodes.ACC_PRIVATE) != 0 && !isAnnotated(method)) {
            return false;
        }
        return isAnnotated(method)
                || (method.name.equals("main") && method.desc.equals("([Ljava/lang/String;)V"))
                || (isVirtual(method) && overridesLibrary(program.types(), code.name(), method));
    }

    private static boolean isVirtual(MethodNode method) {
        return (method.access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == 0 && !method.name.startsWith("<");
    }

    private static boolean isAnnotated(MethodNode method) {
        return isTelling(Annotations.on(method))
                || isTelling(method.visibleParameterAnnotations)
                || isTelling(method.invisibleParameterAnnotations);
    }

    private static boolean isTelling(List<AnnotationNode> @Nullable [] annotations) {
        return annotations != null && Stream.of(annotations).anyMatch(each -> each != null && isTelling(each));
    }

    private static boolean isTelling(List<AnnotationNode> annotations) {
        return annotations.stream()
                .map(each -> Names.simple(Names.annotation(each.desc)))
                .anyMatch(name -> !PLAIN.contains(name) && !name.equals("CompileTimeConstant"));
    }

    private static boolean overridesLibrary(Types types, String owner, MethodNode method) {
        for (String type : types.supertypes(owner)) {
            if (!types.isChecked(type)) {
                ClassNode declared = types.declaration(type).orElse(null);
                boolean visible = (method.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
                if (declared == null ? visible : declares(declared, method)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean declares(ClassNode type, MethodNode method) {
        return type.methods.stream()
                .anyMatch(each -> each.name.equals(method.name)
                        && each.desc
                                .substring(0, each.desc.indexOf(')'))
                                .equals(method.desc.substring(0, method.desc.indexOf(')'))));
    }
}
