package io.github.secureblocks.rules.bytecode;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** Which parameters are declared to be compile-time constants. */
final class Parameters {
    private static final String COMPILE_TIME_CONSTANT = "CompileTimeConstant";

    private Parameters() {}

    static boolean isCompileTimeConstant(MethodNode method, int index) {
        return isDeclared(method, index, COMPILE_TIME_CONSTANT);
    }

    /** What a parameter is called in the source, where the class file says so. */
    static String described(MethodNode method, int index) {
        int slot = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
        Type[] types = Type.getArgumentTypes(method.desc);
        for (int before = 0; before < index; before++) {
            slot += types[before].getSize();
        }
        if (method.localVariables != null) {
            for (LocalVariableNode local : method.localVariables) {
                if (local.index == slot && local.desc.equals(types[index].getDescriptor())) {
                    return "the parameter " + local.name;
                }
            }
        }
        return "parameter " + (index + 1);
    }

    static boolean isDeclared(MethodNode method, int index, String annotation) {
        return declares(method, method.invisibleParameterAnnotations, index, annotation)
                || declares(method, method.visibleParameterAnnotations, index, annotation);
    }

    static boolean isCompileTimeConstant(@Nullable List<AnnotationNode> annotations) {
        return isNamed(annotations, COMPILE_TIME_CONSTANT);
    }

    private static boolean declares(
            MethodNode method, List<AnnotationNode> @Nullable [] annotations, int index, String annotation) {
        if (annotations == null) {
            return false;
        }
        // The compiler's own leading parameters of enums and inner classes carry no annotations.
        int own = index - (Type.getArgumentTypes(method.desc).length - annotations.length);
        return own >= 0 && own < annotations.length && isNamed(annotations[own], annotation);
    }

    private static boolean isNamed(@Nullable List<AnnotationNode> annotations, String name) {
        return annotations != null
                && annotations.stream()
                        .anyMatch(annotation ->
                                Names.simple(Names.annotation(annotation.desc)).equals(name));
    }
}
