package io.github.secureblocks.rules.bytecode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;

/** The instructions that read and write fields. */
final class Stored {
    private final Execution execution;
    private final Frame frame;

    Stored(Execution execution, Frame frame) {
        this.execution = execution;
        this.frame = frame;
    }

    void take(State state, FieldInsnNode insn) {
        switch (insn.getOpcode()) {
            case Opcodes.GETSTATIC -> state.push(readStatic(state, insn));
            case Opcodes.PUTSTATIC -> writeStatic(state, insn, state.pop());
            case Opcodes.GETFIELD -> state.push(read(state, insn, state.pop()));
            default -> {
                Value value = state.pop();
                write(state, insn, state.pop(), value);
            }
        }
    }

    private Value readStatic(State state, FieldInsnNode insn) {
        if (state.heap().get(Heap.STATICS) instanceof Obj.Instance statics) {
            Value here = statics.fields().get(insn.owner + "." + insn.name);
            if (here != null) {
                return here;
            }
        }
        return execution.program().fields().ofStatic(insn, follows(insn), state.heap(), symbol(state));
    }

    private boolean follows(FieldInsnNode insn) {
        return execution.follow().follows(new Callee(insn.owner, insn.name, insn.desc));
    }

    private int symbol(State state) {
        return execution.symbol(frame, state.at(), state);
    }

    private void writeStatic(State state, FieldInsnNode insn, Value value) {
        Map<String, Value> all = new LinkedHashMap<>();
        if (state.heap().get(Heap.STATICS) instanceof Obj.Instance statics) {
            all.putAll(statics.fields());
        }
        all.put(insn.owner + "." + insn.name, value);
        state.heap().put(Heap.STATICS, new Obj.Instance("", all, false));
        stored(state, insn, Datum.UNSET, value);
    }

    private void stored(State state, FieldInsnNode insn, Value receiver, Value value) {
        execution.observer().store(frame.place(state.at()), insn.owner, insn.name, receiver, value, state.heap());
    }

    private Value read(State state, FieldInsnNode insn, Value receiver) {
        if (state.heap().get(receiver) instanceof Obj.Instance instance) {
            Value known = instance.fields().get(insn.name);
            if (known != null) {
                return known;
            } else if (instance.fields().get("") instanceof Datum unmade) {
                // Its constructor has not been followed yet.
                Part first = unmade.parts().iterator().next();
                return Datum.unknown(first, Type.getType(insn.desc), symbol(state))
                        .withParts(unmade.parts());
            } else if (instance.fresh()) {
                return nothing(insn.desc);
            }
        }
        if (receiver instanceof Datum datum && datum.constant() instanceof Datum.EnumConstant one && follows(insn)) {
            Value held = execution.program().fields().ofConstant(one, insn.name, state.heap());
            if (held != null) {
                return held;
            }
        }
        Value value = execution.program().fields().ofInstance(insn, follows(insn), state.heap(), symbol(state));
        if (receiver instanceof Ref ref && state.heap().get(ref) instanceof Obj.Instance instance) {
            put(state, ref, instance, insn.name, value);
        }
        return receiver instanceof Datum of ? asked(of, value, state.heap()) : value;
    }

    // Where the field can hold data at all, which object it is may tell more.
    private static Value asked(Datum of, Value value, Heap heap) {
        Datum held = heap.summary(value);
        Set<Part> more = of.deferred();
        if (of.has(Part.Kind.PARAMETER) && held.has(Part.Kind.DATA) && value instanceof Datum) {
            more.add(Part.OF_PARAMETER);
        }
        boolean opaque = heap.get(value) instanceof Obj.Opaque || heap.get(value) instanceof Obj.Instance;
        boolean known = held.parts().isEmpty() && !(held.isNumber() && held.constant() == null);
        if (more.isEmpty() || opaque || known) {
            return value;
        }
        more.addAll(held.parts());
        return held.withParts(more);
    }

    private static Value nothing(String descriptor) {
        return switch (Type.getType(descriptor).getSort()) {
            case Type.LONG -> Datum.literal(0L, "J");
            case Type.FLOAT -> Datum.literal(0f, "F");
            case Type.DOUBLE -> Datum.literal(0d, "D");
            case Type.OBJECT, Type.ARRAY -> Datum.NULL;
            default -> Datum.literal(0, descriptor);
        };
    }

    private void write(State state, FieldInsnNode insn, Value receiver, Value value) {
        if (receiver instanceof Ref ref && state.heap().get(ref) instanceof Obj.Instance instance) {
            put(state, ref, instance, insn.name, value);
        }
        stored(state, insn, receiver, value);
    }

    private static void put(State state, Ref ref, Obj.Instance instance, String name, Value value) {
        Map<String, Value> all = new LinkedHashMap<>(instance.fields());
        all.put(name, value);
        state.heap().put(ref, new Obj.Instance(instance.type(), all, instance.fresh()));
    }
}
