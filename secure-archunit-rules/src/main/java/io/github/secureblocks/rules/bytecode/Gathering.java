package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Notes with what a method is called by one of its callers. */
final class Gathering implements Observer {
    private final Program program;
    private final String owner;
    private final MethodNode method;
    private final Set<Entry> entered = new LinkedHashSet<>();
    private final Set<Place> wanted = new HashSet<>();
    // What it is called with where nobody is seen who calls it.
    private final Set<Entry> made = new LinkedHashSet<>();

    Gathering(Program program, Callers.Caller caller, ClassCode code, MethodNode method) {
        this.program = program;
        this.owner = code.name();
        this.method = method;
        if (code.lambda(method) == null) {
            int at = 0;
            for (AbstractInsnNode insn : caller.method().instructions) {
                if (insn instanceof MethodInsnNode call && isMeant(new Callee(call.owner, call.name, call.desc))) {
                    wanted.add(new Place(caller.key(), at));
                } else if (insn instanceof InvokeDynamicInsnNode) {
                    // A function may call it anywhere.
                    wanted.clear();
                    return;
                }
                at++;
            }
        }
    }

    @Override
    public boolean wants(Place place) {
        return wanted.contains(place);
    }

    private boolean isMeant(Callee callee) {
        return callee.name().equals(method.name)
                && callee.descriptor().equals(method.desc)
                && Callers.arrives(program.types(), callee.owner(), owner, method);
    }

    @Override
    public void call(Place at, Callee callee, @Nullable Value receiver, List<Value> arguments, Heap heap) {
        if (isMeant(callee)) {
            List<Value> all = new ArrayList<>(arguments);
            if (receiver != null) {
                all.add(0, receiver);
            }
            entered.add(Entry.portable(all, heap));
        }
    }

    @Override
    public void enters(Callee callee, List<Value> values, Heap heap) {
        if (isMeant(callee)) {
            entered.add(Entry.portable(values, heap));
        }
    }

    @Override
    public void makes(Place at, Function function, Heap heap) {
        if (isMeant(function.callee())) {
            made.add(Entry.portable(Effects.later(function), heap));
        }
    }

    Set<Entry> entries(ClassCode code, MethodNode of) {
        int wanted = Entry.open(code, of, Part.Kind.DATA).arguments().size();
        Set<Entry> all = new LinkedHashSet<>();
        (entered.isEmpty() ? made : entered)
                .forEach(entry ->
                        all.add(entry.arguments().size() == wanted ? entry : Entry.open(code, of, Part.Kind.LOST)));
        return all;
    }
}
