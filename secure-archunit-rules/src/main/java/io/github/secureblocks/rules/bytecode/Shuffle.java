package io.github.secureblocks.rules.bytecode;

import java.util.List;
import org.objectweb.asm.Opcodes;

/** The instructions that move values on the stack; a long or a double counts for two. */
final class Shuffle {
    private Shuffle() {}

    static void take(State state, int opcode) {
        switch (opcode) {
            case Opcodes.POP -> state.pop();
            case Opcodes.POP2 -> {
                if (state.pop().size() == 1) {
                    state.pop();
                }
            }
            case Opcodes.DUP -> state.push(state.peek(0));
            case Opcodes.DUP_X1 -> under(state, 1, 1);
            case Opcodes.DUP_X2 -> under(state, 1, 2);
            case Opcodes.DUP2 -> under(state, 2, 0);
            case Opcodes.DUP2_X1 -> under(state, 2, 1);
            case Opcodes.DUP2_X2 -> under(state, 2, 2);
            default -> {
                Value top = state.pop();
                Value below = state.pop();
                state.push(top);
                state.push(below);
            }
        }
    }

    // Copies the values of the first slots below those of the next.
    private static void under(State state, int slots, int skipped) {
        List<Value> top = taken(state, slots);
        List<Value> below = taken(state, skipped);
        top.forEach(state::push);
        below.forEach(state::push);
        top.forEach(state::push);
    }

    private static List<Value> taken(State state, int slots) {
        int count = 0;
        int size = 0;
        while (size < slots) {
            size += state.peek(count).size();
            count++;
        }
        return state.pop(count);
    }
}
