package io.github.secureblocks.rules.bytecode;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Takes one instruction on one path. */
final class Step {
    private final Execution execution;
    private final Frame frame;
    private final Worklist open;
    private final Set<Outcome> outcomes;
    private final Set<Integer> pinned;
    private final Branches branches;
    private final ArrayStep arrays;
    private final Stored stored;
    private final Invocation invocation;
    private final DynamicCall dynamic;

    Step(Execution execution, Frame frame, Worklist open, Set<Outcome> outcomes, Set<Integer> pinned) {
        this.execution = execution;
        this.frame = frame;
        this.open = open;
        this.outcomes = outcomes;
        this.pinned = pinned;
        this.branches = new Branches(execution, frame, open);
        this.arrays = new ArrayStep(execution, frame);
        this.stored = new Stored(execution, frame);
        this.invocation = new Invocation(execution, frame);
        this.dynamic = new DynamicCall(execution, frame);
    }

    /** The path after the instruction; null where it has ended. */
    @Nullable
    State take(State state) {
        int at = state.at();
        AbstractInsnNode insn = frame.control().insn(at);
        int opcode = insn.getOpcode();
        // Labels, frames and line numbers have none; Kotlin's compiler marks the end of what it inlines.
        if (opcode <= Opcodes.NOP) {
            return state.to(at + 1);
        }
        if (canThrow(opcode)) {
            unwind(state, Datum.data(Part.CAUGHT, "", 0), null);
        }
        if (insn instanceof JumpInsnNode jump) {
            return branches.jump(state, jump);
        } else if (insn instanceof TableSwitchInsnNode table) {
            return branches.table(state, table);
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            return branches.lookup(state, lookup);
        } else if (insn instanceof MethodInsnNode call) {
            return called(state, call);
        } else if (insn instanceof InvokeDynamicInsnNode call) {
            dynamic.take(state, call);
            return state.to(at + 1);
        } else if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            return answered(state, at, opcode);
        } else if (opcode == Opcodes.ATHROW) {
            thrown(state, state.pop());
            return null;
        } else if (opcode == Opcodes.RET) {
            execution.lose();
            return null;
        }
        plain(state, insn, opcode);
        return state.to(at + 1);
    }

    private @Nullable State called(State state, MethodInsnNode insn) {
        int at = state.at();
        List<State> after = invocation.call(state, insn, this::thrown);
        if (after.size() > 1) {
            open.meet(at + 1);
            after.forEach(each -> open.push(each.to(at + 1)));
            return null;
        }
        return after.isEmpty() ? null : after.get(0).to(at + 1);
    }

    private @Nullable State answered(State state, int at, int opcode) {
        Value answer = opcode == Opcodes.RETURN ? null : state.pop();
        if (frame.caller() == null) {
            if (answer != null) {
                execution.observer().answer(frame.place(at), answer, state.heap());
            }
            execution.observer().end(state.heap());
        } else {
            state.heap().keep(answer == null ? List.of() : List.of(answer), pinned);
            outcomes.add(new Outcome(answer, null, state.heap(), state.facts()));
        }
        return null;
    }

    /** An exception leaves the instruction: to the handlers that can catch it, else to the caller. */
    private void thrown(State state, Value exception) {
        String type = type(exception, state);
        if (!unwind(state, exception, type) && frame.caller() != null) {
            state.heap().keep(List.of(exception), pinned);
            outcomes.add(new Outcome(null, exception, state.heap(), state.facts()));
        }
    }

    private static @Nullable String type(Value exception, State state) {
        Obj object = state.heap().get(exception);
        return object == null ? null : object.type();
    }

    private boolean unwind(State state, Value exception, @Nullable String type) {
        for (Control.Region region : frame.control().regions()) {
            if (region.covers(state.at()) && mayCatch(region, type)) {
                State caught = state.copy();
                caught.clear(exception);
                open.push(caught.to(region.handler()));
                if (region.type() == null || (type != null && isCaught(type, region.type()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean mayCatch(Control.Region region, @Nullable String type) {
        return type == null
                || region.type() == null
                || isCaught(type, region.type())
                || !execution.program().types().isResolved(type);
    }

    private boolean isCaught(String type, String by) {
        return by.equals("java/lang/Throwable") || execution.program().types().isSubtype(type, by);
    }

    private static boolean canThrow(int opcode) {
        return (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD)
                || (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE)
                || opcode == Opcodes.IDIV
                || opcode == Opcodes.LDIV
                || opcode == Opcodes.IREM
                || opcode == Opcodes.LREM
                || (opcode >= Opcodes.GETFIELD && opcode <= Opcodes.ARRAYLENGTH)
                || opcode == Opcodes.CHECKCAST;
    }

    private void plain(State state, AbstractInsnNode insn, int opcode) {
        if (opcode <= Opcodes.LDC) {
            state.push(constant(insn, opcode));
        } else if (insn instanceof VarInsnNode variable) {
            if (opcode < Opcodes.ISTORE) {
                state.push(state.local(variable.var));
            } else {
                state.local(variable.var, state.pop());
            }
        } else if (insn instanceof IincInsnNode increment) {
            state.local(increment.var, Numbers.add(state.local(increment.var), increment.incr));
        } else if (opcode <= Opcodes.SASTORE || opcode == Opcodes.ARRAYLENGTH || isNewArray(opcode)) {
            arrays.take(state, insn, opcode);
        } else if (opcode <= Opcodes.SWAP) {
            Shuffle.take(state, opcode);
        } else if (opcode <= Opcodes.LXOR && !isNegation(opcode)) {
            Value right = state.pop();
            Value left = state.pop();
            state.push(Numbers.binary(opcode, left, right));
        } else if (opcode <= Opcodes.I2S) {
            state.push(Numbers.convert(opcode, state.pop()));
        } else if (opcode <= Opcodes.DCMPG) {
            Value right = state.pop();
            Value left = state.pop();
            state.push(Numbers.compare(opcode, left, right));
        } else if (insn instanceof FieldInsnNode field) {
            stored.take(state, field);
        } else if (insn instanceof TypeInsnNode type) {
            typed(state, type);
        } else {
            // Entering and leaving a monitor.
            state.pop();
        }
    }

    private static boolean isNegation(int opcode) {
        return opcode >= Opcodes.INEG && opcode <= Opcodes.DNEG;
    }

    private static boolean isNewArray(int opcode) {
        return opcode == Opcodes.NEWARRAY || opcode == Opcodes.ANEWARRAY || opcode == Opcodes.MULTIANEWARRAY;
    }

    private static Value constant(AbstractInsnNode insn, int opcode) {
        if (opcode == Opcodes.ACONST_NULL) {
            return Datum.NULL;
        } else if (opcode <= Opcodes.ICONST_5) {
            return Datum.literal(opcode - Opcodes.ICONST_0, "I");
        } else if (opcode <= Opcodes.LCONST_1) {
            return Datum.literal((long) (opcode - Opcodes.LCONST_0), "J");
        } else if (opcode <= Opcodes.FCONST_2) {
            return Datum.literal((float) (opcode - Opcodes.FCONST_0), "F");
        } else if (opcode <= Opcodes.DCONST_1) {
            return Datum.literal((double) (opcode - Opcodes.DCONST_0), "D");
        } else if (insn instanceof IntInsnNode number) {
            return Datum.literal(number.operand, "I");
        }
        Object value = ((LdcInsnNode) insn).cst;
        if (value instanceof ConstantDynamic dynamic) {
            return Datum.someConstant(dynamic.getDescriptor());
        } else if (value instanceof String) {
            return Datum.literal(value, "Ljava/lang/String;");
        } else if (value instanceof Type) {
            return Datum.literal(value, "Ljava/lang/Class;");
        } else if (value instanceof Long) {
            return Datum.literal(value, "J");
        } else if (value instanceof Double) {
            return Datum.literal(value, "D");
        }
        return Datum.literal(value, value instanceof Float ? "F" : value instanceof Integer ? "I" : "");
    }

    private void typed(State state, TypeInsnNode insn) {
        if (insn.getOpcode() == Opcodes.NEW) {
            Ref made = execution.object(frame, state.at(), 0, state);
            state.push(state.heap().put(made, Creation.of(insn.desc, execution.program())));
        } else if (insn.getOpcode() == Opcodes.INSTANCEOF) {
            Value value = state.pop();
            state.push(isInstance(state, value, insn.desc));
        } else {
            Value value = state.pop();
            boolean narrows = value instanceof Datum datum && datum.constant() == null && !insn.desc.startsWith("[");
            state.push(narrows ? ((Datum) value).typed("L" + insn.desc + ";") : value);
        }
    }

    private Datum isInstance(State state, Value value, String type) {
        Obj object = state.heap().get(value);
        if (value instanceof Datum datum && datum.isNull()) {
            return Datum.truth(false);
        } else if (value instanceof Datum datum && datum.constant() instanceof String) {
            return Datum.truth(execution.program().types().isSubtype("java/lang/String", type));
        } else if (object instanceof Obj.Instance instance) {
            return Datum.truth(execution.program().types().isSubtype(instance.type(), type));
        }
        Datum answer = Datum.harmless("Z", execution.symbol(frame, state.at(), state));
        return value instanceof Datum datum ? answer.on(narrowed(datum, type)) : answer;
    }

    /** Where the answer is yes, the value has the type from there on, also without a cast. */
    private Datum.@Nullable Condition narrowed(Datum datum, String type) {
        boolean narrower = datum.type().equals("Ljava/lang/Object;")
                || (datum.type().startsWith("L")
                        && execution
                                .program()
                                .types()
                                .isSubtype(type, Type.getType(datum.type()).getInternalName()));
        return datum.symbol() == 0 || datum.constant() != null || type.startsWith("[") || !narrower
                ? null
                : new Datum.Condition(datum.symbol(), datum.typed("L" + type + ";"), null);
    }
}
