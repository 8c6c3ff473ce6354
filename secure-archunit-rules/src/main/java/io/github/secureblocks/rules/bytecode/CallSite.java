package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A call on one path.
 *
 * @param execution what is run
 * @param frame the calling method
 * @param state the path; changed by the call
 * @param callee what is called
 * @param receiver the object, where there is one
 * @param arguments in their order
 */
record CallSite(
        Execution execution,
        Frame frame,
        State state,
        Callee callee,
        @Nullable Value receiver,
        List<Value> arguments) {
    Heap heap() {
        return state.heap();
    }

    Value argument(int index) {
        return arguments.get(index);
    }

    Datum datum(int index) {
        return heap().summary(arguments.get(index));
    }

    int count() {
        return arguments.size();
    }

    Types types() {
        return execution.program().types();
    }

    @Nullable
    Obj object() {
        return heap().get(receiver);
    }

    Ref ref() {
        if (receiver instanceof Ref ref) {
            return ref;
        }
        throw new IllegalStateException("The receiver is not followed");
    }

    void update(Obj object) {
        heap().put(ref(), object);
    }

    Ref make(Obj object) {
        return make(object, 0);
    }

    Ref make(Obj object, int part) {
        return heap().put(execution.object(frame, state.at(), part + 1, state), object);
    }

    int symbol() {
        return execution.symbol(frame, state.at(), state);
    }

    Datum truth() {
        return Datum.harmless("Z", symbol());
    }

    Datum truth(Datum.@Nullable Condition condition) {
        return truth().on(condition);
    }

    /** What goes into the call and was made by code that is not followed yet. */
    Set<Part> deferred() {
        Set<Part> all = new LinkedHashSet<>();
        if (receiver != null) {
            addDeferred(receiver, all);
        }
        for (Value each : arguments) {
            addDeferred(each, all);
        }
        return all;
    }

    private void addDeferred(Value value, Set<Part> all) {
        for (Part part : heap().summary(value).parts()) {
            if (part.kind() == Part.Kind.DEFERRED) {
                all.add(part);
            }
        }
    }

    boolean receiverHolds(Part.Kind kind) {
        return receiver != null && holds(receiver, kind);
    }

    private boolean holds(Value value, Part.Kind kind) {
        return heap().summary(value).parts().stream().anyMatch(part -> part.kind() == kind);
    }

    /** An argument or other value as the text that it is appended as: by its own method, where the program has one. */
    Datum text(Value value, Type type) {
        Obj.Instance object = heap().get(value) instanceof Obj.Instance instance ? instance : null;
        String owner = object == null ? "" : object.type();
        Callee own = new Callee(owner, "toString", "()Ljava/lang/String;");
        String exact = object != null && object.fresh() ? owner : null;
        if (object != null && !execution.program().targets(own, false, exact).isEmpty()) {
            if (!execution.follow().follows(own)) {
                return Datum.data(Part.deferred("the text of a " + Names.simple(owner), own), Texts.STRING, 0);
            }
            Handle code = new Handle(Opcodes.H_INVOKEVIRTUAL, owner, own.name(), own.descriptor(), false);
            return heap().summary(apply(new Function(code, List.of(value), "", own.name()), List.of()));
        }
        return Texts.of(value, type.getDescriptor(), heap(), types());
    }

    Datum text(int index) {
        return text(arguments.get(index), callee.parameters()[index]);
    }

    /** The result, made of everything that goes into the call and of nothing else. */
    Datum made() {
        Datum all = receiver == null ? Datum.someConstant("") : heap().summary(receiver);
        Type[] types = callee.parameters();
        for (int index = 0; index < arguments.size(); index++) {
            if (!Texts.isManner(types[index])) {
                Datum each = text(index);
                all = receiver == null && index == 0 ? each : all.and(each);
            }
        }
        return result(all);
    }

    /** The datum as a result of this call: a number that is not constant is harmless. */
    Datum result(Datum made) {
        String type = callee.isConstructor()
                ? "L" + callee.owner() + ";"
                : callee.result().getDescriptor();
        Datum typed = made.made(type);
        if (typed.isNumber() && !typed.isConstant()) {
            return Datum.number(type, symbol(), typed.parts());
        }
        return typed.isConstant() ? typed : typed.named(symbol());
    }

    /** A result of which nothing is known but this. */
    Value unknown(Part part) {
        Type result = callee.result();
        return result == Type.VOID_TYPE ? Datum.VOID : Datum.unknown(part, result, symbol());
    }

    /** Whoever was handed an object that can be changed may have changed it. */
    void escape(Value value, Part part) {
        if (!(value instanceof Ref ref)) {
            return;
        }
        Obj object = heap().get(ref);
        Datum other = Datum.data(part, "", 0);
        if (object instanceof Obj.Choice choice) {
            choice.values().forEach(each -> escape(each, part));
        }
        if (object instanceof Obj.Text text) {
            heap().put(ref, new Obj.Text(text.type(), other.typed("Ljava/lang/String;")));
        } else if (object instanceof Obj.Items items && !items.fixed()) {
            for (Value each : items.items()) {
                escape(each, part);
            }
            heap().put(ref, Obj.Items.any(items.type(), other));
        } else if (object instanceof Obj.Entries entries && !entries.fixed()) {
            heap().put(ref, new Obj.Entries(entries.type(), Map.of(), false, other, false));
        }
    }

    /** Runs a function on values; where it ends in several ways, what is common to them. */
    Value apply(Value function, List<Value> given) {
        if (!(function instanceof Function code)) {
            Value answer = FunctionModel.run(this, function, given);
            if (answer != null) {
                return answer;
            }
            Datum all = heap().summary(function);
            for (Value each : given) {
                all = all.and(heap().summary(each));
            }
            return all;
        }
        List<Value> all = new ArrayList<>(code.captured());
        all.addAll(given);
        List<State> after = new Invocation(execution, frame).apply(state.copy(), code, all);
        Value joined = null;
        Widening widening = null;
        for (State each : after) {
            Value answer = each.depth() > state.depth() ? each.pop() : Datum.VOID;
            if (joined == null) {
                joined = answer;
                heap().become(each.heap());
            } else {
                widening = new Widening(each.heap(), heap());
                joined = widening.of(answer, joined);
                heap().adopt(each.heap(), each.roots());
                widening.objects();
            }
        }
        return joined == null ? Datum.VOID : joined;
    }
}
