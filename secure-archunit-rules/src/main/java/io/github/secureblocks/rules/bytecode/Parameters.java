package io.github.secureblocks.rules.bytecode;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Which parameter lies in which local variable. */
final class Parameters {
    private static final String COMPILE_TIME_CONSTANT = "CompileTimeConstant";

    private final MethodNode method;

    Parameters(MethodNode method) {
        this.method = method;
    }

    boolean isCompileTimeConstant(int local) {
        int index = index(local);
        return index >= 0
                && (annotated(method.invisibleParameterAnnotations, index)
                        || annotated(method.visibleParameterAnnotations, index));
    }

    static boolean isCompileTimeConstant(@Nullable List<AnnotationNode> annotations) {
        return annotations != null
                && annotations.stream()
                        .anyMatch(annotation ->
                                Names.simple(Names.annotation(annotation.desc)).equals(COMPILE_TIME_CONSTANT));
    }

    /** The index among the captured values of the lambda; negative for {@code this} and for the lambda's own. */
    int captured(int local, InvokeDynamicInsnNode made) {
        int captured = Type.getArgumentTypes(made.desc).length;
        boolean capturesThis = (method.access & Opcodes.ACC_STATIC) == 0;
        int index = index(local) + (capturesThis ? 1 : 0);
        return index < captured ? index : -1;
    }

    /** The declared type; void for {@code this}. */
    Type type(int local) {
        int index = index(local);
        return index < 0 ? Type.VOID_TYPE : Type.getArgumentTypes(method.desc)[index];
    }

    private int index(int local) {
        int at = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
        Type[] types = Type.getArgumentTypes(method.desc);
        for (int index = 0; index < types.length; index++) {
            if (at == local) {
                return index;
            }
            at += types[index].getSize();
        }
        return -1;
    }

    private boolean annotated(List<AnnotationNode> @Nullable [] annotations, int index) {
        if (annotations == null) {
            return false;
        }
        // The compiler's own leading parameters of enums and inner classes carry no annotations.
        int own = index - (Type.getArgumentTypes(method.desc).length - annotations.length);
        return own >= 0 && own < annotations.length && isCompileTimeConstant(annotations[own]);
    }
}
