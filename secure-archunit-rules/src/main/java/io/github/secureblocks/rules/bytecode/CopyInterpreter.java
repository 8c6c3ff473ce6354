package io.github.secureblocks.rules.bytecode;

import java.util.IdentityHashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Tells which instructions can have made a value, through copies and casts.
 *
 * <p>In the stock interpreter a parameter has no source at all, so that it vanishes where it meets a constant. Here a
 * parameter and a caught exception are sources of their own. A value with very many sources is given up as lost: the
 * analysis of a loop would cost the cube of their number.
 */
final class CopyInterpreter extends SourceInterpreter {
    /** Stands for the parameter in one local variable. */
    static final class Parameter extends LabelNode {
        private final int local;

        Parameter(int local) {
            this.local = local;
        }

        int local() {
            return local;
        }
    }

    /** Stands for a caught exception. */
    static final class Caught extends LabelNode {}

    /** Stands for more sources than are followed. */
    private static final class Lost extends LabelNode {}

    private static final int MAX_SOURCES = 32;

    private final Lost lost = new Lost();

    // One for each handler: a new one at every visit would keep the analysis of a loop from ending.
    private final Map<TryCatchBlockNode, Caught> caught = new IdentityHashMap<>();

    CopyInterpreter() {
        super(Opcodes.ASM9);
    }

    @Override
    public SourceValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
        return new SourceValue(type.getSize(), new Parameter(local));
    }

    @Override
    public SourceValue newExceptionValue(TryCatchBlockNode block, Frame<SourceValue> handlerFrame, Type exceptionType) {
        return new SourceValue(1, caught.computeIfAbsent(block, key -> new Caught()));
    }

    @Override
    public SourceValue merge(SourceValue one, SourceValue other) {
        if (!isLost(one) && !isLost(other)) {
            SourceValue merged = super.merge(one, other);
            if (merged.insns.size() <= MAX_SOURCES) {
                return merged;
            }
        }
        return new SourceValue(Math.min(one.size, other.size), lost);
    }

    static boolean isLost(SourceValue value) {
        return value.insns.size() == 1 && value.insns.iterator().next() instanceof Lost;
    }

    @Override
    public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
        return value;
    }

    @Override
    public SourceValue unaryOperation(AbstractInsnNode insn, SourceValue value) {
        return insn.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(insn, value);
    }
}
