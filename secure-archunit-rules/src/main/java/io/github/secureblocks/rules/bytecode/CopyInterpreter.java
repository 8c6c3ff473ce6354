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
 * parameter and a caught exception are sources of their own.
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
    public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
        return value;
    }

    @Override
    public SourceValue unaryOperation(AbstractInsnNode insn, SourceValue value) {
        return insn.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(insn, value);
    }
}
