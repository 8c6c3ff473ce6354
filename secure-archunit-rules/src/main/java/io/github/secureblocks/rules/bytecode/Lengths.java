package io.github.secureblocks.rules.bytecode;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** What a comparison with a length tells of the array: a loop over it that never runs has met an empty one. */
final class Lengths {
    private Lengths() {}

    /** Follows both sides of a comparison of numbers that is not known. */
    static State told(State state, int opcode, Value left, Value right, int here, int there, Consumer<State> forked) {
        State other = state.copy();
        boolean first = Integer.valueOf(0).equals(Numbers.datum(left).number());
        Value length = first ? right : left;
        boolean zero = first || Integer.valueOf(0).equals(Numbers.datum(right).number());
        // A length is never below zero.
        State empty = !zero
                ? null
                : switch (opcode) {
                    case Opcodes.IF_ICMPEQ -> other;
                    case Opcodes.IF_ICMPNE -> state;
                    case Opcodes.IF_ICMPGE -> first ? other : null;
                    case Opcodes.IF_ICMPLT -> first ? state : null;
                    case Opcodes.IF_ICMPGT -> first ? null : state;
                    default -> first ? null : other;
                };
        if (empty != null) {
            emptied(empty, Numbers.datum(length).condition());
        }
        forked.accept(other.to(there));
        state.fork();
        return state.to(here);
    }

    private static void emptied(State path, Datum.@Nullable Condition told) {
        Ref array = told == null ? null : told.lengthened();
        if (array != null && path.heap().get(array) instanceof Obj.Items items && !items.exact()) {
            path.heap().put(array, Obj.Items.of(items.type(), List.of(), items.fixed()));
        }
    }
}
