package io.github.secureblocks.rules.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** What final fields hold. */
final class Fields {
    private final Program program;

    Fields(Program program) {
        this.program = program;
    }

    Known of(FieldInsnNode read, Constants constants) {
        String reason = "the field " + read.name;
        ClassNode declared = program.types().declaration(read.owner).orElse(null);
        FieldNode field = declared == null ? null : find(declared, read);
        if (field == null || (field.access & Opcodes.ACC_FINAL) == 0) {
            return Known.not(reason);
        } else if ((field.access & Opcodes.ACC_ENUM) != 0) {
            return Known.text(read.name);
        } else if (field.value != null) {
            return Known.text(field.value.toString());
        }
        ClassCode code = program.code(read.owner);
        if (code != null) {
            return assigned(code, field, reason, constants);
        }
        boolean declaredConstant = Parameters.isCompileTimeConstant(field.invisibleAnnotations)
                || Parameters.isCompileTimeConstant(field.visibleAnnotations);
        return declaredConstant ? Known.CONSTANT : Known.not(reason);
    }

    private static @Nullable FieldNode find(ClassNode type, FieldInsnNode read) {
        return type.fields.stream()
                .filter(field -> field.name.equals(read.name) && field.desc.equals(read.desc))
                .findFirst()
                .orElse(null);
    }

    private static Known assigned(ClassCode code, FieldNode field, String reason, Constants constants) {
        boolean isStatic = (field.access & Opcodes.ACC_STATIC) != 0;
        Known all = Known.NOTHING;
        int assignments = 0;
        for (MethodNode method : code.node().methods) {
            if (method.name.equals(isStatic ? "<clinit>" : "<init>")) {
                for (AbstractInsnNode insn : method.instructions) {
                    if (insn instanceof FieldInsnNode write && writes(write, code, field)) {
                        MethodFlow flow = code.flow(method);
                        if (flow.bounded()) {
                            return Known.undecided(reason);
                        }
                        assignments++;
                        all = all.or(constants.of(flow.stack(insn, 0), insn, Type.getType(field.desc)));
                    }
                }
            }
        }
        if (assignments == 0 || (!all.constant() && !all.undecided())) {
            return Known.not(reason);
        }
        return all;
    }

    private static boolean writes(FieldInsnNode insn, ClassCode code, FieldNode field) {
        return (insn.getOpcode() == Opcodes.PUTSTATIC || insn.getOpcode() == Opcodes.PUTFIELD)
                && insn.owner.equals(code.name())
                && insn.name.equals(field.name)
                && insn.desc.equals(field.desc);
    }
}
