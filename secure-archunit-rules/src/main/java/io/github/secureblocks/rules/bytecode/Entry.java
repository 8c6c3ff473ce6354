package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * What a method is called with.
 *
 * @param arguments the receiver first, where there is one
 * @param heap the objects that they reach
 */
record Entry(List<Value> arguments, Heap heap) {
    /** Names the object that the method is called on. */
    static final int SELF = -1;

    Entry {
        arguments = List.copyOf(arguments);
    }

    /** Any caller: each parameter can be anything, but one that is declared a constant. */
    static Entry open(ClassCode code, MethodNode method, Part.Kind kind) {
        Heap heap = new Heap();
        List<Value> arguments = new ArrayList<>();
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            boolean made = method.name.equals("<init>");
            arguments.add(heap.put(new Ref(SELF), new Obj.Instance(code.name(), Map.of(), made)));
        }
        Type[] types = Type.getArgumentTypes(method.desc);
        for (int index = 0; index < types.length; index++) {
            arguments.add(
                    Parameters.isCompileTimeConstant(method, index)
                            ? new Datum(
                                    null,
                                    Datum.Level.LITERAL,
                                    Set.of(),
                                    Set.of(),
                                    types[index].getDescriptor(),
                                    0,
                                    null)
                            : Datum.unknown(
                                    new Part(kind, Parameters.described(code, method, index), null, null),
                                    types[index],
                                    -2 - index));
        }
        return new Entry(arguments, heap);
    }

    State state(Frame frame) {
        State state = new State(Math.max(frame.method().maxLocals, slots()), heap.copy(), asked(frame));
        int local = 0;
        for (Value argument : arguments) {
            state.local(local, argument);
            local += argument.size();
        }
        return state.to(0);
    }

    private Set<Integer> asked(Frame frame) {
        Set<Integer> all = new HashSet<>();
        if (frame.caller() != null) {
            arguments.forEach(value -> {
                if (value instanceof Datum datum && datum.symbol() != 0) {
                    all.add(datum.symbol());
                }
            });
        }
        return all;
    }

    private int slots() {
        return arguments.stream().mapToInt(Value::size).sum();
    }

    /** These values for another execution: what is unknown there gets names of its own. */
    static Entry portable(List<Value> arguments, Heap heap) {
        Heap reached = new Heap();
        reached.adopt(heap, arguments);
        UnaryOperator<Value> unnamed = Rewriting.ofData(datum -> datum.named(0).on(null));
        reached.rewrite(unnamed);
        List<Value> values = new ArrayList<>();
        for (int index = 0; index < arguments.size(); index++) {
            Value value = unnamed.apply(arguments.get(index));
            values.add(value instanceof Datum datum && !datum.isConstant() ? datum.named(-2 - index) : value);
        }
        return new Entry(values, reached);
    }

    Set<Part> parts() {
        Set<Part> all = new LinkedHashSet<>();
        arguments.forEach(value -> all.addAll(heap.summary(value).parts()));
        return all;
    }

    /** Whether anything in it has a part of the kind. */
    boolean has(Part.Kind kind) {
        return arguments.stream().anyMatch(value -> heap.summary(value).has(kind));
    }

    Entry with(Part.Kind old, Part.Kind now) {
        UnaryOperator<Value> change = changing(old, now);
        Heap changed = heap.copy();
        changed.rewrite(change);
        return new Entry(arguments.stream().map(change).toList(), changed);
    }

    static boolean holds(Fields.Held held, Part.Kind kind) {
        return held.heap().summary(held.value()).has(kind);
    }

    static Fields.Held with(Fields.Held held, Part.Kind old, Part.Kind now) {
        UnaryOperator<Value> change = changing(old, now);
        Heap changed = held.heap().copy();
        changed.rewrite(change);
        return new Fields.Held(change.apply(held.value()), changed);
    }

    private static UnaryOperator<Value> changing(Part.Kind old, Part.Kind now) {
        return Rewriting.ofData(datum -> datum.has(old)
                ? datum.withParts(datum.parts().stream()
                        .map(part ->
                                part.kind() == old ? new Part(now, part.why(), part.source(), part.encoder()) : part)
                        .collect(Collectors.toCollection(LinkedHashSet::new)))
                : datum);
    }
}
