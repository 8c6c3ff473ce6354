package io.github.secureblocks.rules.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The field that wears an annotation or is given its value by the expression that an instruction stands in. */
final class InitialisedField {
    private InitialisedField() {}

    static @Nullable FieldNode of(ClassNode type, @Nullable MethodNode method, Object at) {
        if (at instanceof AnnotationNode) {
            return type.fields.stream()
                    .filter(field -> Annotations.on(field).stream().anyMatch(on -> on == at))
                    .findFirst()
                    .orElse(null);
        }
        if (method == null || !method.name.startsWith("<") || !(at instanceof AbstractInsnNode insn)) {
            return null;
        }
        for (AbstractInsnNode next = insn; next != null && !endsStatement(next); next = next.getNext()) {
            if (next instanceof FieldInsnNode put && isPut(put) && put.owner.equals(type.name)) {
                return type.fields.stream()
                        .filter(field -> field.name.equals(put.name) && field.desc.equals(put.desc))
                        .findFirst()
                        .orElse(null);
            }
        }
        return null;
    }

    private static boolean isPut(FieldInsnNode insn) {
        return insn.getOpcode() == Opcodes.PUTFIELD || insn.getOpcode() == Opcodes.PUTSTATIC;
    }

    // Whatever leaves no value behind ends the expression: what follows is no part of it.
    private static boolean endsStatement(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (insn instanceof MethodInsnNode call) {
            return Type.getReturnType(call.desc) == Type.VOID_TYPE && !call.name.equals("<init>");
        }
        return opcode == Opcodes.POP
                || opcode == Opcodes.POP2
                || opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE
                || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN
                || opcode == Opcodes.ATHROW;
    }
}
