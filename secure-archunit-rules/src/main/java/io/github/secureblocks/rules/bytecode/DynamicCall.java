package io.github.secureblocks.rules.bytecode;

import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Takes an invokedynamic: text that is put together, a function, a method of a record, a switch over patterns. */
final class DynamicCall {
    private final Execution execution;
    private final Frame frame;

    DynamicCall(Execution execution, Frame frame) {
        this.execution = execution;
        this.frame = frame;
    }

    void take(State state, InvokeDynamicInsnNode insn) {
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
}
