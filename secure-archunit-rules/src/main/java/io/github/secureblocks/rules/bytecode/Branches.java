package io.github.secureblocks.rules.bytecode;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** Chooses the side of a condition that is known, and follows both sides of one that is not. */
final class Branches {
    private final Execution execution;
    private final Frame frame;
    private final Worklist open;

    Branches(Execution execution, Frame frame, Worklist open) {
        this.execution = execution;
        this.frame = frame;
        this.open = open;
    }

    State jump(State state, JumpInsnNode insn) {
        int opcode = insn.getOpcode();
        int there = frame.control().target(insn.label);
        int here = state.at() + 1;
        if (opcode == Opcodes.GOTO) {
            return state.to(there);
        } else if (opcode == Opcodes.JSR) {
            throw new IllegalStateException("Subroutines are not followed");
        } else if (opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE) {
            Value right = state.pop();
            Value left = state.pop();
            boolean number = opcode < Opcodes.IF_ACMPEQ;
            boolean any = Choices.isOne(state.heap(), left) || Choices.isOne(state.heap(), right);
            Boolean taken = number ? compared(opcode, left, right) : any ? null : same(opcode, left, right);
            if (taken != null) {
                return state.to(taken ? there : here);
            }
            asked(state, left);
            asked(state, right);
            return number
                    ? Lengths.told(state, opcode, left, right, here, there, this::forked)
                    : both(state, here, there);
        }
        Value value = state.pop();
        return opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL
                ? nothing(
                        state, value, opcode == Opcodes.IFNULL ? there : here, opcode == Opcodes.IFNULL ? here : there)
                : zero(state, opcode, value, here, there);
    }

    private State zero(State state, int opcode, Value value, int here, int there) {
        Datum datum = Numbers.datum(value);
        Integer number = datum.number();
        if (number != null) {
            return state.to(holds(opcode, number) ? there : here);
        }
        asked(state, value);
        boolean equality = opcode == Opcodes.IFEQ || opcode == Opcodes.IFNE;
        if (!equality || !datum.type().equals("Z")) {
            int compared = opcode + Opcodes.IF_ICMPEQ - Opcodes.IFEQ;
            return Lengths.told(state, compared, datum, Datum.ZERO, here, there, this::forked);
        }
        int whenTrue = opcode == Opcodes.IFNE ? there : here;
        int whenFalse = opcode == Opcodes.IFNE ? here : there;
        State other = state.copy();
        tell(state, datum, true);
        tell(other, datum, false);
        forked(other.to(whenFalse));
        state.fork();
        return state.to(whenTrue);
    }

    private void asked(State state, Value value) {
        execution.open(value, frame);
        if (frame.control().isLooped(state.at()) && value instanceof Datum datum && Letters.isUnknown(datum)) {
            state.choose(datum.deferred());
        }
    }

    private static void tell(State state, Datum truth, boolean value) {
        if (truth.symbol() != 0) {
            state.learn(truth.symbol(), Datum.truth(value));
        }
        Datum.Condition condition = truth.condition();
        if (condition != null) {
            Datum told = value ? condition.holds() : condition.fails();
            if (told != null) {
                state.learn(condition.symbol(), told);
            }
        }
    }

    private State nothing(State state, Value value, int whenNull, int otherwise) {
        if (Choices.isOne(state.heap(), value)) {
            return both(state, whenNull, otherwise);
        }
        if (!(value instanceof Datum datum) || datum.constant() != null) {
            return state.to(value instanceof Datum known && known.isNull() ? whenNull : otherwise);
        }
        return unknown(state, datum, whenNull, otherwise);
    }

    private State unknown(State state, Datum datum, int whenNull, int otherwise) {
        if (datum.parts().isEmpty() && datum.symbol() == 0) {
            return both(state, whenNull, otherwise);
        }
        execution.open(datum, frame);
        State none = state.copy();
        if (datum.symbol() != 0) {
            none.learn(datum.symbol(), Datum.NULL);
        }
        forked(none.to(whenNull));
        state.fork();
        return state.to(otherwise);
    }

    private State both(State state, int here, int there) {
        forked(state.copy().to(there));
        state.fork();
        return state.to(here);
    }

    private void forked(State other) {
        other.fork();
        open.push(other);
    }

    private static boolean holds(int opcode, int value) {
        return switch (opcode) {
            case Opcodes.IFEQ -> value == 0;
            case Opcodes.IFNE -> value != 0;
            case Opcodes.IFLT -> value < 0;
            case Opcodes.IFGE -> value >= 0;
            case Opcodes.IFGT -> value > 0;
            default -> value <= 0;
        };
    }

    private static @Nullable Boolean compared(int opcode, Value left, Value right) {
        Integer one = Numbers.datum(left).number();
        Integer two = Numbers.datum(right).number();
        if (one == null || two == null) {
            return null;
        }
        return switch (opcode) {
            case Opcodes.IF_ICMPEQ -> one.intValue() == two.intValue();
            case Opcodes.IF_ICMPNE -> one.intValue() != two.intValue();
            case Opcodes.IF_ICMPLT -> one < two;
            case Opcodes.IF_ICMPGE -> one >= two;
            case Opcodes.IF_ICMPGT -> one > two;
            default -> one <= two;
        };
    }

    private static @Nullable Boolean same(int opcode, Value left, Value right) {
        Boolean same = null;
        if (left instanceof Ref && right instanceof Ref) {
            same = left.equals(right);
        } else if (left instanceof Datum one && right instanceof Datum two) {
            if (one.constant() != null && two.constant() != null) {
                // Two equal texts can be two objects.
                same = !one.constant().equals(two.constant())
                        ? Boolean.FALSE
                        : one.constant() instanceof String && one.level() != two.level() ? null : Boolean.TRUE;
            }
        } else if (isNull(left) || isNull(right)) {
            same = Boolean.FALSE;
        }
        return same == null ? null : same == (opcode == Opcodes.IF_ACMPEQ);
    }

    private static boolean isNull(Value value) {
        return value instanceof Datum datum && datum.isNull();
    }

    State table(State state, TableSwitchInsnNode insn) {
        Map<Integer, LabelNode> cases = new LinkedHashMap<>();
        for (int index = 0; index < insn.labels.size(); index++) {
            cases.put(insn.min + index, insn.labels.get(index));
        }
        return choose(state, cases, insn.dflt);
    }

    State lookup(State state, LookupSwitchInsnNode insn) {
        Map<Integer, LabelNode> cases = new LinkedHashMap<>();
        for (int index = 0; index < insn.labels.size(); index++) {
            cases.put(insn.keys.get(index), insn.labels.get(index));
        }
        return choose(state, cases, insn.dflt);
    }

    private State choose(State state, Map<Integer, LabelNode> cases, LabelNode other) {
        Datum value = Numbers.datum(state.pop());
        Integer number = value.number();
        if (number != null) {
            return state.to(frame.control().target(cases.getOrDefault(number, other)));
        }
        asked(state, value);
        int fallback = frame.control().target(other);
        for (Map.Entry<Integer, LabelNode> each : cases.entrySet()) {
            int there = frame.control().target(each.getValue());
            if (there != fallback && !execution.exhausted()) {
                State chosen = state.copy();
                if (value.symbol() != 0) {
                    chosen.learn(value.symbol(), Datum.computed(each.getKey(), "I"));
                }
                forked(chosen.to(there));
            }
        }
        state.fork();
        return state.to(fallback);
    }
}
