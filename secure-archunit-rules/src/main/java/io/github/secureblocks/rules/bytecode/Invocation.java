package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Takes a call: of a library that is known, of the program, which is followed, or of anything else. */
final class Invocation {
    private static final BiConsumer<State, Value> UNSEEN = (state, exception) -> {};

    private final Execution execution;
    private final Frame frame;

    Invocation(Execution execution, Frame frame) {
        this.execution = execution;
        this.frame = frame;
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
        watch(site, place, !targets.isEmpty());
        List<State> after = after(site, targets, thrown);
        if (targets.size() > 1 && site.receiver() instanceof Datum receiver) {
            after.forEach(each -> remember(each, site.callee(), receiver));
        }
        if (observer.watchesCreation(place, site.callee())) {
            after.forEach(each -> watchFromHere(site, place, each));
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
        boolean asked = execution.follow().follows(named) || isWatched(site);
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

    // Whoever is handed an object that a rule watches may make it safe.
    private boolean isWatched(CallSite site) {
        List<Value> values = new ArrayList<>(site.arguments());
        if (site.receiver() != null) {
            values.add(site.receiver());
        }
        for (Value value : values) {
            Obj object = site.heap().get(value);
            Collection<Value> held = value instanceof Function function
                    ? function.captured()
                    : object == null ? List.of() : Heap.inside(object);
            boolean runs =
                    value instanceof Function function && execution.follow().follows(function.callee());
            if (runs
                    || site.heap().settings(value) != null
                    || held.stream().anyMatch(each -> site.heap().settings(each) != null)) {
                return true;
            }
        }
        return false;
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
                        next.push(outcome.answer() instanceof Datum datum ? datum.asComputed() : outcome.answer());
                    }
                    after.add(next);
                }
            }
        }
        if (!whole) {
            Part part = Part.lost("the result of " + site.callee().readable() + ", which calls more than is followed");
            site.arguments().forEach(value -> site.escape(value, part));
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

    List<State> dynamic(State state, InvokeDynamicInsnNode insn) {
        Type[] types = Type.getArgumentTypes(insn.desc);
        List<Value> values = state.pop(types.length);
        String factory = insn.bsm.getOwner();
        if (factory.equals("java/lang/invoke/StringConcatFactory")) {
            state.push(concatenated(state, insn, types, values));
        } else if (factory.equals("java/lang/invoke/LambdaMetafactory")
                && insn.bsmArgs.length > 1
                && insn.bsmArgs[1] instanceof Handle code) {
            Function made =
                    new Function(code, values, Type.getReturnType(insn.desc).getInternalName(), insn.name);
            execution.observer().makes(frame.place(state.at()), made, state.heap());
            state.push(made);
        } else {
            Callee callee = new Callee(factory, insn.name, insn.desc);
            CallSite site = new CallSite(execution, frame, state, callee, null, values);
            state.push(factory.equals("java/lang/runtime/ObjectMethods") ? ofRecord(site) : switched(site, insn));
        }
        return List.of(state);
    }

    private static Value ofRecord(CallSite site) {
        return site.callee().name().equals("toString") && site.count() > 0
                ? Texts.of(site.argument(0), "", site.heap(), site.types())
                : site.unknown(Part.data("the result of " + site.callee().name()));
    }

    // A switch over patterns asks which of its labels the value matches first.
    private Value switched(CallSite site, InvokeDynamicInsnNode insn) {
        Obj object = site.count() > 0 ? site.heap().get(site.argument(0)) : null;
        boolean fromStart = site.count() > 1
                && Integer.valueOf(0).equals(Numbers.datum(site.argument(1)).number());
        if (insn.bsm.getOwner().equals("java/lang/runtime/SwitchBootstraps")
                && insn.name.equals("typeSwitch")
                && fromStart
                && object instanceof Obj.Instance instance) {
            for (int label = 0; label < insn.bsmArgs.length; label++) {
                if (insn.bsmArgs[label] instanceof Type type
                        && site.types().isSubtype(instance.type(), type.getInternalName())) {
                    return Datum.computed(label, "I");
                }
            }
        }
        return site.unknown(Part.data("the result of " + insn.name));
    }

    private Datum concatenated(State state, InvokeDynamicInsnNode insn, Type[] types, List<Value> values) {
        CallSite site = new CallSite(
                execution, frame, state, new Callee(insn.bsm.getOwner(), insn.name, insn.desc), null, values);
        String recipe = insn.name.equals("makeConcat") ? "\1".repeat(types.length) : String.valueOf(insn.bsmArgs[0]);
        Datum all = Datum.computed("", Texts.STRING);
        StringBuilder plain = new StringBuilder();
        int argument = 0;
        int constant = 1;
        for (int at = 0; at < recipe.length(); at++) {
            char letter = recipe.charAt(at);
            if (letter == '\1') {
                all = all.then(Datum.computed(plain.toString(), Texts.STRING))
                        .then(text(site, values, types, argument));
                plain.setLength(0);
                argument++;
            } else if (letter == '\2') {
                plain.append(insn.bsmArgs[constant++]);
            } else {
                plain.append(letter);
            }
        }
        return all.then(Datum.computed(plain.toString(), Texts.STRING));
    }

    private static Datum text(CallSite site, List<Value> values, Type[] types, int index) {
        return site.text(values.get(index), types[index]);
    }

    // Calls on and with an object that a rule watches: what is set on it, and where it is used.
    private void watch(CallSite site, Place place, boolean followed) {
        Settings settings = site.heap().settings(site.receiver());
        if (settings != null
                && site.receiver() instanceof Ref ref
                && !settings.made().equals(place)) {
            execution.observer().use(new Watch.Use(site.callee(), true, settings, followed), site.deferred());
            List<@Nullable String> given = new ArrayList<>();
            for (int index = 0; index < site.count(); index++) {
                Datum text = site.text(index);
                given.add(text.isConstant() ? text.text() : null);
            }
            site.heap().configure(ref, settings.and(new Settings.Given(site.callee(), given)));
        }
        for (Value argument : site.arguments()) {
            Settings passed = site.heap().settings(argument);
            if (passed != null) {
                execution.observer().use(new Watch.Use(site.callee(), false, passed, followed), Set.of());
            }
        }
    }

    private void watchFromHere(CallSite site, Place place, State after) {
        if (site.callee().isConstructor()) {
            if (site.receiver() instanceof Ref ref) {
                after.heap().configure(ref, Settings.none(place));
            }
        } else if (after.depth() > 0) {
            Value made = after.pop();
            Ref ref = made instanceof Ref known
                    ? known
                    : after.heap()
                            .put(
                                    execution.object(frame, after.at(), 6, after),
                                    new Obj.Opaque(
                                            Type.getReturnType(site.callee().descriptor())
                                                    .getInternalName(),
                                            after.heap().summary(made)));
            after.heap().configure(ref, Settings.none(place));
            after.push(ref);
        }
    }
}
