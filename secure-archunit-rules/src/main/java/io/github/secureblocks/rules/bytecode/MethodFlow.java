package io.github.secureblocks.rules.bytecode;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;

/** One method's instructions with the sources of every value at each of them. */
final class MethodFlow {
    private static final long MAX_SLOTS = 8_000_000;

    private final ClassCode owner;
    private final MethodNode method;
    private final List<@Nullable Frame<SourceValue>> frames;
    private final boolean bounded;

    MethodFlow(ClassCode owner, MethodNode method) {
        this.owner = owner;
        this.method = method;
        this.frames = analyse(owner, method);
        this.bounded = frames.isEmpty() && method.instructions.size() > 0;
    }

    private static List<@Nullable Frame<SourceValue>> analyse(ClassCode owner, MethodNode method) {
        long slots = (long) method.instructions.size() * (method.maxLocals + method.maxStack + 1);
        if (slots > MAX_SLOTS) {
            return List.of();
        }
        try {
            return Arrays.asList(new Analyzer<>(new CopyInterpreter()).analyze(owner.name(), method));
        } catch (AnalyzerException | RuntimeException beyondTheAnalysis) {
            return List.of();
        }
    }

    /** Whether the method is beyond the analysis, so that nothing is known of its values. */
    boolean bounded() {
        return bounded;
    }

    ClassCode owner() {
        return owner;
    }

    MethodNode method() {
        return method;
    }

    Iterable<AbstractInsnNode> instructions() {
        return method.instructions;
    }

    int position(AbstractInsnNode insn) {
        return method.instructions.indexOf(insn);
    }

    private @Nullable Frame<SourceValue> frame(AbstractInsnNode insn) {
        return frames.isEmpty() ? null : frames.get(position(insn));
    }

    /** Whether control can arrive at the instruction. */
    boolean reachable(AbstractInsnNode insn) {
        return frame(insn) != null;
    }

    /** The value that lies {@code depth} below the top of the stack before the instruction. */
    Value stack(AbstractInsnNode insn, int depth) {
        Frame<SourceValue> frame = frame(insn);
        if (frame == null || depth < 0 || depth >= frame.getStackSize()) {
            return new Value(this, Set.of());
        }
        return value(frame.getStack(frame.getStackSize() - 1 - depth));
    }

    Value local(AbstractInsnNode insn, int variable) {
        Frame<SourceValue> frame = frame(insn);
        return frame == null ? new Value(this, Set.of()) : value(frame.getLocal(variable));
    }

    private Value value(SourceValue of) {
        return new Value(this, CopyInterpreter.isLost(of) ? Set.of() : of.insns);
    }

    Value argument(AbstractInsnNode call, String descriptor, int index) {
        return stack(call, Type.getArgumentTypes(descriptor).length - 1 - index);
    }

    Value receiver(MethodInsnNode call) {
        return stack(call, Type.getArgumentTypes(call.desc).length);
    }

    static boolean hasReceiver(MethodInsnNode call) {
        return call.getOpcode() != Opcodes.INVOKESTATIC;
    }

    /** The line of the instruction; 0 where the class was compiled without lines. */
    static int line(AbstractInsnNode insn) {
        for (AbstractInsnNode at = insn; at != null; at = at.getPrevious()) {
            if (at instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }
}
