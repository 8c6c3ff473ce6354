package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** Takes a call: of a library that is known, of the program, which is followed, or of anything else. */
final class Invocation {
    private static final BiConsumer<State, Value> UNSEEN = (state, exception) -> {};

    private final Execution execution;
    private final Frame frame;
    private final Watching watching;

    Invocation(Execution execution, Frame frame) {
        this.execution = execution;
        this.frame = frame;
        this.watching = new Watching(execution, frame);
    }

    List<State> call(State state, MethodInsnNode insn, BiConsumer<State, Value> thrown) {
        Callee callee = new Callee(insn.owner, insn.name, insn.desc);
        List<Value> arguments = typed(state.pop(callee.parameters().length), callee.parameters());
        Value receiver = insn.getOpcode() == Opcodes.INVOKESTATIC ? null : state.pop();
        boolean exact = insn.getOpcode() == Opcodes.INVOKESPECIAL || insn.getOpcode() == Opcodes.INVOKESTATIC;
        return call(new CallSite(execution, frame, state, callee, receiver, arguments), exact, thrown);
    }

    // On the stack, a truth value and a letter are numbers.
    private static List<Value> typed(List<Value> arguments, Type[] types) {
        List<Value> all = new ArrayList<>(arguments);
        for (int index = 0; index < types.length; index++) {
            if (types[index].getSort() < Type.INT && all.get(index) instanceof Datum datum) {
                all.set(index, datum.typed(types[index].getDescriptor()));
            }
        }
        return all;
    }

    /** Runs a function; its result lies on the stack of each path after it. */
    List<State> apply(State state, Function function, List<Value> values) {
        Callee callee = function.callee();
        int tag = function.code().getTag();
        List<Value> arguments = new ArrayList<>(values);
        Value receiver = null;
        if (tag == Opcodes.H_NEWINVOKESPECIAL) {
            receiver = state.heap()
                    .put(
                            execution.object(frame, state.at(), 7, state),
                            Creation.of(callee.owner(), execution.program()));
        } else if (tag != Opcodes.H_INVOKESTATIC && !arguments.isEmpty()) {
            receiver = arguments.remove(0);
        }
        int wanted = callee.parameters().length;
        while (arguments.size() > wanted) {
            arguments.remove(arguments.size() - 1);
        }
        if (arguments.size() < wanted) {
            state.push(Datum.data(Part.lost("a function that is called in a way that is not followed"), "", 0));
            return List.of(state);
        }
        boolean exact = tag == Opcodes.H_INVOKESTATIC || tag == Opcodes.H_NEWINVOKESPECIAL;
        List<State> after = call(
                new CallSite(execution, frame, state, callee, receiver, arguments),
                exact || tag == Opcodes.H_INVOKESPECIAL,
                UNSEEN);
        if (tag == Opcodes.H_NEWINVOKESPECIAL && receiver != null) {
            Value made = receiver;
            after.forEach(each -> each.push(made));
        }
        return after;
    }

    private List<State> call(CallSite site, boolean exact, BiConsumer<State, Value> thrown) {
        if (site.object() instanceof Obj.Choice choice) {
            List<State> all = new ArrayList<>();
            for (Value each : choice.values()) {
                State path = site.state().copy();
                all.addAll(call(
                        new CallSite(execution, frame, path, site.callee(), each, site.arguments()), exact, thrown));
            }
            return all;
        }
        Observer observer = execution.observer();
        Place place = frame.place(site.state().at());
        observer.call(place, site.callee(), site.receiver(), site.arguments(), site.heap());
        List<Program.Target> targets = targets(site, exact);
        watching.call(site, place, !targets.isEmpty());
        List<State> after = after(site, targets, thrown);
        if (targets.size() > 1 && site.receiver() instanceof Datum receiver) {
            after.forEach(each -> remember(each, site.callee(), receiver));
        }
        if (observer.watchesCreation(place, site.callee())) {
            after.forEach(each -> watching.begin(site, place, each));
        }
        return after;
    }

    // Which of several methods answers can depend on an object that has not been followed yet.
    private static void remember(State state, Callee callee, Datum receiver) {
        if (callee.result() != Type.VOID_TYPE && state.peek(0) instanceof Datum answer) {
            state.pop();
            state.push(answer.alsoBy(receiver));
        }
    }

    private List<Program.Target> targets(CallSite site, boolean exact) {
        String type = null;
        Callee named = named(site);
        Callee callee = named;
        if (site.object() instanceof Obj.Instance instance) {
            if (instance.fresh()) {
                type = instance.type();
            } else if (execution.program().types().isSubtype(instance.type(), callee.owner())) {
                callee = new Callee(instance.type(), callee.name(), callee.descriptor());
            }
        }
        Datum constant = site.receiver() instanceof Datum datum ? datum : Datum.UNSET;
        if (constant.constant() instanceof Datum.EnumConstant one) {
            type = execution.program().fields().typeOf(one);
        }
        if (!execution.program().types().isChecked(callee.owner()) && type == null) {
            return List.of();
        }
        boolean asked = execution.follow().follows(named) || watching.isHanded(site);
        if (!asked && !isUnknown(site)) {
            return List.of();
        } else if (!asked && !isAskedAbout(site)) {
            execution.sawCheck();
            return List.of();
        }
        List<Program.Target> all = execution.program().targets(exact ? site.callee() : callee, exact, type);
        return asked || mayRefuse(all) ? all : List.of();
    }

    // A method of a library's type, called on an object of the program, is the one of its class.
    private Callee named(CallSite site) {
        Callee callee = site.callee();
        if (site.object() instanceof Obj.Instance instance
                && !callee.isConstructor()
                && !execution.program().types().isChecked(callee.owner())) {
            Callee own = new Callee(instance.type(), callee.name(), callee.descriptor());
            return execution.program().targets(own, false, own.owner()).isEmpty() ? callee : own;
        }
        return callee;
    }

    private boolean isAskedAbout(CallSite site) {
        for (Value value : site.arguments()) {
            if (value instanceof Datum datum && execution.follow().checks(datum)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnknown(CallSite site) {
        for (Value value : site.arguments()) {
            if (value instanceof Datum datum
                    && datum.symbol() != 0
                    && !datum.parts().isEmpty()
                    && !datum.isNumber()) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayRefuse(List<Program.Target> targets) {
        return targets.stream().allMatch(target -> Follow.mayRefuse(target.method()));
    }

    private List<State> after(CallSite site, List<Program.Target> targets, BiConsumer<State, Value> thrown) {
        if (site.receiver() instanceof Function function
                && site.callee().name().equals(function.method())
                && !site.callee().isConstructor()) {
            execution.observer().enters(function.callee(), values(function, site.arguments()), site.heap());
            return apply(site.state(), function, values(function, site.arguments()));
        }
        Labels labels = execution.program().labels();
        boolean asked = labels.isSource(site.callee()) || labels.isEncoder(site.callee());
        Value known = targets.isEmpty() && !asked ? Library.call(site) : null;
        if (known != null) {
            return pushed(site.state(), site.callee(), known);
        }
        return targets.isEmpty() ? unknown(site) : followed(site, targets, thrown);
    }

    private static List<Value> values(Function function, List<Value> arguments) {
        List<Value> all = new ArrayList<>(function.captured());
        all.addAll(arguments);
        return all;
    }

    private static List<State> pushed(State state, Callee callee, Value result) {
        if (callee.result() != Type.VOID_TYPE) {
            state.push(result);
        }
        return List.of(state);
    }

    private List<State> followed(CallSite site, List<Program.Target> targets, BiConsumer<State, Value> thrown) {
        List<Value> values = new ArrayList<>();
        if (site.receiver() != null) {
            values.add(site.receiver());
        }
        values.addAll(site.arguments());
        List<State> after = new ArrayList<>();
        boolean whole = true;
        for (Program.Target target : targets) {
            boolean follows = execution.canFollow(frame, target);
            Execution.Ended ended = follows
                    ? execution.call(frame, site.state().at(), target, values, site.state())
                    : new Execution.Ended(List.of(), false);
            whole &= ended.whole();
            for (Outcome outcome : ended.ways()) {
                State next = site.state().copy();
                next.heap().become(outcome.heap());
                outcome.facts().forEach(next::learn);
                if (outcome.thrown() != null) {
                    thrown.accept(next, outcome.thrown());
                } else {
                    if (outcome.answer() != null) {
                        next.push(
                                outcome.answer() instanceof Datum datum
                                        ? Letters.answered(site, datum.asComputed())
                                        : outcome.answer());
                    }
                    after.add(next);
                }
            }
        }
        if (!whole) {
            Part part = Part.lost("the result of " + site.callee().readable() + ", which calls more than is followed");
            site.arguments().forEach(value -> site.escape(value, part));
            watching.leave(site, targets.get(0).callee());
            after.addAll(pushed(site.state(), site.callee(), site.unknown(part)));
        }
        return after;
    }

    // What is not known can change whatever it is handed, and runs the functions with anything.
    private List<State> unknown(CallSite site) {
        Callee callee = site.callee();
        Callee named = named(site);
        boolean own = execution.program().types().isChecked(named.owner());
        String why = "the result of " + callee.readable();
        Set<Part> inputs = site.deferred();
        boolean follows = own && !execution.follow().follows(named);
        Part part = follows
                ? Part.deferred(why, named)
                : !inputs.isEmpty()
                        ? inputs.iterator().next()
                        : own && site.receiverHolds(Part.Kind.PARAMETER) ? Part.parameter(why) : Part.data(why);
        if (Effects.canChange(callee, own)) {
            Part changed = part.kind() == Part.Kind.DEFERRED ? part : Part.data("an object that other code can change");
            site.arguments().forEach(value -> site.escape(value, changed));
        }
        if (follows && !callee.isConstructor() && !onlyAnswers(callee)) {
            site.arguments().forEach(value -> unmake(value, site.heap(), part));
            if (site.receiver() != null) {
                unmake(site.receiver(), site.heap(), part);
            }
        }
        site.arguments().forEach(value -> runLater(value, site));
        if (callee.isConstructor()) {
            return constructed(site, part);
        }
        if (site.receiver() instanceof Ref ref && isChained(callee, site.heap().get(ref))) {
            return pushed(site.state(), callee, ref);
        }
        Value result = named.equals(callee) ? Effects.result(site, part) : site.unknown(part);
        // What it is called on and handed is followed first: then it is known which method that is, and with what.
        boolean later = (follows ? !inputs.isEmpty() : inputs.size() > 1)
                && result instanceof Datum datum
                && datum.parts().contains(part);
        return pushed(site.state(), callee, later ? ((Datum) result).withParts(inputs) : result);
    }

    private void runLater(Value value, CallSite site) {
        if (value instanceof Function function) {
            List<Value> values = Effects.later(function);
            execution.observer().enters(function.callee(), values, site.heap());
            site.apply(function, values.subList(function.captured().size(), values.size()));
        }
    }

    private static boolean isChained(Callee callee, @Nullable Obj object) {
        return object instanceof Obj.Opaque
                && callee.result().getDescriptor().equals("L" + callee.owner() + ";")
                && !callee.name().startsWith("get");
    }

    // A method of the program that is not followed yet may write the fields of what it is called on or handed.
    private static void unmake(Value value, Heap heap, Part part) {
        if (value instanceof Ref ref && heap.get(ref) instanceof Obj.Instance instance) {
            Datum now = Datum.data(part, "", 0);
            if (instance.fields().get("") instanceof Datum before) {
                now = before.and(now);
            }
            heap.put(ref, new Obj.Instance(instance.type(), Map.of("", now), false));
        }
    }

    private static boolean onlyAnswers(Callee callee) {
        return callee.parameters().length == 0 && callee.result() != Type.VOID_TYPE;
    }

    private List<State> constructed(CallSite site, Part part) {
        if (site.object() instanceof Obj.Opaque opaque) {
            site.update(new Obj.Opaque(opaque.type(), site.count() == 0 ? opaque.content() : Effects.wrapped(site)));
        } else if (site.object() instanceof Obj.Instance
                && part.kind() == Part.Kind.DEFERRED
                && site.types().isChecked(site.callee().owner())) {
            unmake(site.ref(), site.heap(), part);
        }
        return List.of(site.state());
    }
}
