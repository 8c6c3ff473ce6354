package io.github.secureblocks.rules.bytecode;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * What a comparison with a length tells: a loop over an array that never runs has met an empty one, and what was made as
 * long as it is empty as well.
 */
final class Lengths {
    // What is shorter is no key.
    private static final int MAX_PART = 4;

    private Lengths() {}

    /** The number, as the length of the value. */
    static Datum of(@Nullable Value value, Datum length) {
        if (value instanceof Ref ref) {
            return length.on(Datum.Condition.lengthOf(ref));
        }
        return value instanceof Datum datum && datum.symbol() != 0
                ? length.on(Datum.Condition.lengthOf(datum.symbol()))
                : length;
    }

    /** What every item of a new array is, in an array of that length. */
    static Datum as(Value length, Datum item) {
        return item.on(told(Numbers.datum(length)));
    }

    private static Datum.@Nullable Condition told(Datum number) {
        Datum.Condition told = number.condition();
        if (told != null && told.lengthened() != null) {
            return told;
        }
        return number.symbol() == 0 ? null : Datum.Condition.lengthOf(number.symbol());
    }

    /** What a multiple of a length tells, or a part of it. */
    static Datum.@Nullable Condition scaled(int opcode, Datum one, Datum two) {
        Integer by = two.number();
        if (by == null) {
            return opcode == Opcodes.IMUL && one.number() != null ? scaled(opcode, two, one) : null;
        }
        boolean scales = switch (opcode) {
            case Opcodes.IMUL -> by > 0;
            case Opcodes.ISHL -> by > 0 && by <= MAX_PART;
            case Opcodes.IDIV -> by > 0 && by <= MAX_PART;
            case Opcodes.ISHR, Opcodes.IUSHR -> by > 0 && 1 << by <= MAX_PART;
            default -> false;
        };
        return scales ? told(one) : null;
    }

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
            emptied(empty, told(Numbers.datum(length)));
        }
        forked.accept(other.to(there));
        state.fork();
        return state.to(here);
    }

    private static void emptied(State path, Datum.@Nullable Condition told) {
        if (told == null) {
            return;
        }
        Ref array = told.lengthened();
        for (int name : List.copyOf(path.heap().names())) {
            Ref each = new Ref(name);
            if (path.heap().get(each) instanceof Obj.Items items
                    && !items.exact()
                    && (each.equals(array) || isAsLong(items, told))) {
                path.heap().put(each, Obj.Items.of(items.type(), List.of(), items.fixed()));
            }
        }
    }

    private static boolean isAsLong(Obj.Items items, Datum.Condition told) {
        return items.rest() instanceof Datum rest && told.equals(rest.condition());
    }
}
