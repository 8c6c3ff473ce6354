package io.github.secureblocks.rules.bytecode;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Whether a method changes the collection, map or array that a field holds. */
final class FieldChanges {
    private static final long MAX_SLOTS = 500_000;
    private static final Set<String> CHANGES = Set.of(
            "put",
            "putAll",
            "putIfAbsent",
            "computeIfAbsent",
            "compute",
            "computeIfPresent",
            "merge",
            "replace",
            "replaceAll",
            "remove",
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "set",
            "setProperty",
            "load",
            "push",
            "offer",
            "append",
            "insert");

    /** Of the JDK, those that change what they are handed. */
    private static final Set<String> FILLS =
            Set.of("fill", "setAll", "nextBytes", "arraycopy", "addAll", "read", "readFully", "getChars");

    private FieldChanges() {}

    static boolean in(ClassCode code, MethodNode method, String field, String descriptor) {
        if ((long) method.instructions.size() * (method.maxLocals + method.maxStack + 1) > MAX_SLOTS) {
            return true;
        }
        try {
            Frame<SourceValue>[] frames = new Analyzer<>(new Copies()).analyze(code.name(), method);
            for (int at = 0; at < frames.length; at++) {
                if (frames[at] != null
                        && changes(method.instructions.get(at), frames[at], code.name(), field, descriptor)) {
                    return true;
                }
            }
            return false;
        } catch (AnalyzerException | RuntimeException beyond) {
            return true;
        }
    }

    private static boolean changes(
            AbstractInsnNode insn, Frame<SourceValue> frame, String owner, String field, String descriptor) {
        int opcode = insn.getOpcode();
        if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            return holds(frame, 2, field, descriptor);
        }
        return insn instanceof MethodInsnNode call && changes(call, frame, owner, field, descriptor);
    }

    private static boolean changes(
            MethodInsnNode call, Frame<SourceValue> frame, String owner, String field, String descriptor) {
        int count = Type.getArgumentTypes(call.desc).length;
        if (call.getOpcode() != Opcodes.INVOKESTATIC
                && CHANGES.contains(call.name)
                && holds(frame, count, field, descriptor)) {
            return true;
        }
        boolean onlyReads = !call.owner.equals(owner) && !FILLS.contains(call.name);
        for (int argument = 0; argument < count && !onlyReads; argument++) {
            if (holds(frame, argument, field, descriptor)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Frame<SourceValue> frame, int depth, String field, String descriptor) {
        int at = frame.getStackSize() - 1 - depth;
        return at >= 0
                && frame.getStack(at).insns.stream()
                        .anyMatch(source -> source instanceof FieldInsnNode read
                                && read.name.equals(field)
                                && read.desc.equals(descriptor));
    }

    private static final class Copies extends SourceInterpreter {
        Copies() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
            return value;
        }
    }
}
