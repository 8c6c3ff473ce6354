package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** The instructions that make, read and write arrays. */
final class ArrayStep {
    private static final int MAX_LENGTH = 512;
    private static final String[] LOADED = {"I", "J", "F", "D", "", "B", "C", "S"};

    private final Execution execution;
    private final Frame frame;

    ArrayStep(Execution execution, Frame frame) {
        this.execution = execution;
        this.frame = frame;
    }

    void take(State state, AbstractInsnNode insn, int opcode) {
        if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
            Value index = state.pop();
            state.push(load(state, state.pop(), index, LOADED[opcode - Opcodes.IALOAD]));
        } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            Value value = state.pop();
            Value index = state.pop();
            store(state, state.pop(), index, value);
        } else if (opcode == Opcodes.ARRAYLENGTH) {
            state.push(length(state, state.pop()));
        } else if (insn instanceof MultiANewArrayInsnNode many) {
            state.pop(many.dims);
            state.push(made(state, Obj.Items.any(many.desc, Datum.NULL)));
        } else {
            state.push(create(state, insn, state.pop()));
        }
    }

    private Value create(State state, AbstractInsnNode insn, Value length) {
        String element = insn instanceof IntInsnNode number
                ? String.valueOf("ZCFDBSIJ".charAt(number.operand - Opcodes.T_BOOLEAN))
                : descriptor(((TypeInsnNode) insn).desc);
        Datum nothing = nothing(element);
        Integer known = Numbers.datum(length).number();
        return made(
                state,
                known == null || known < 0 || known > MAX_LENGTH
                        ? Obj.Items.any("[" + element, nothing.isNull() ? nothing : Lengths.as(length, nothing))
                        : Obj.Items.of("[" + element, Collections.nCopies(known, nothing), false));
    }

    private static String descriptor(String internal) {
        return internal.startsWith("[") ? internal : "L" + internal + ";";
    }

    private static Datum nothing(String element) {
        return switch (element) {
            case "J" -> Datum.literal(0L, "J");
            case "F" -> Datum.literal(0f, "F");
            case "D" -> Datum.literal(0d, "D");
            case "Z", "B", "C", "S", "I" -> Datum.literal(0, element);
            default -> Datum.NULL;
        };
    }

    private Value made(State state, Obj array) {
        return state.heap().put(execution.object(frame, state.at(), 0, state), array);
    }

    private Value load(State state, Value array, Value index, String element) {
        Obj object = state.heap().get(array);
        if (object instanceof Obj.Items items) {
            return item(state, items, index);
        } else if (object instanceof Obj.Choice choice) {
            List<Value> all = new ArrayList<>();
            choice.values().forEach(each -> all.add(load(state, each, index, element)));
            return any(state.heap(), Obj.Items.of("", all, true));
        } else if (!(array instanceof Datum datum) || datum.isNull()) {
            return Datum.someConstant(element);
        } else {
            String type = element.isEmpty() && datum.type().startsWith("[")
                    ? datum.type().substring(1)
                    : element;
            int symbol = execution.symbol(frame, state.at(), state);
            return datum.isConstant()
                    ? Datum.someConstant(type)
                    : Type.getType(type.isEmpty() ? "Ljava/lang/Object;" : type).getSort() < Type.ARRAY
                                    && !type.equals("B")
                                    && !type.equals("C")
                            ? Datum.harmless(type, symbol)
                            : datum.made(type).named(symbol);
        }
    }

    private Value item(State state, Obj.Items items, Value index) {
        Integer at = Numbers.datum(index).number();
        if (at != null && at >= 0 && at < items.items().size()) {
            return items.items().get(at);
        }
        Ref one = items.exact() ? Choices.of(execution, frame, state, items.items()) : null;
        return one == null ? Letters.picked(items.type(), any(state.heap(), items), Numbers.datum(index)) : one;
    }

    /** One of the items, whichever. */
    static Value any(Heap heap, Obj.Items items) {
        List<Value> all = new ArrayList<>(items.items());
        if (!items.exact() || all.isEmpty()) {
            all.add(items.rest());
        }
        Value first = all.get(0);
        if (all.stream().allMatch(first::equals)) {
            return first;
        }
        Datum joined = heap.summary(first);
        for (Value each : all.subList(1, all.size())) {
            joined = joined.join(heap.summary(each));
        }
        return joined;
    }

    private static void store(State state, Value array, Value index, Value value) {
        if (state.heap().get(array) instanceof Obj.Choice choice) {
            choice.values().forEach(each -> store(state, each, Datum.harmless("I", 0), value));
        }
        if (!(array instanceof Ref ref) || !(state.heap().get(ref) instanceof Obj.Items items)) {
            return;
        }
        Integer at = Numbers.datum(index).number();
        Value stored = Letters.stored(items.type(), value, state.choice());
        List<Value> all = new ArrayList<>(items.items());
        if (at != null && at >= 0 && at < all.size()) {
            all.set(at, stored);
            state.heap().put(ref, new Obj.Items(items.type(), all, items.exact(), items.rest(), false));
        } else {
            Heap heap = state.heap();
            Datum joined = heap.summary(any(heap, items)).join(heap.summary(stored));
            // What one letter or byte can be, the whole of them cannot.
            Datum either = items.type().length() == 2 ? joined.withMay(Set.of()) : joined;
            all.replaceAll(each -> either);
            state.heap().put(ref, new Obj.Items(items.type(), all, items.exact(), either, false));
        }
    }

    private Value length(State state, Value array) {
        if (state.heap().get(array) instanceof Obj.Items items && items.exact()) {
            return Datum.computed(items.items().size(), "I");
        }
        Datum length = Datum.harmless("I", execution.symbol(frame, state.at(), state));
        return Lengths.of(array, length);
    }
}
