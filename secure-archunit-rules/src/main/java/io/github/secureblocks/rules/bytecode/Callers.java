package io.github.secureblocks.rules.bytecode;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What a method is called with, from every place of the program that calls it.
 *
 * <p>The checked classes are taken for the whole program: a method that nothing in them calls, that a framework finds by
 * an annotation, or that overrides a method of a library can be called with anything.
 */
final class Callers {
    private static final int MAX_METHODS = 24;
    private static final int MAX_ENTRIES = 32;
    private static final int MAX_DEPTH = 4;
    private static final int STEPS = 800;

    /** A method that calls. */
    record Caller(ClassCode code, MethodNode method) {
        String key() {
            return ClassCode.key(code.name(), method);
        }
    }

    private final Program program;
    private final Map<String, Optional<List<Entry>>> known = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    Callers(Program program) {
        this.program = program;
    }

    /** With what the method is called; null where that can be anything. */
    @Nullable
    List<Entry> entries(ClassCode code, MethodNode method) {
        String key = ClassCode.key(code.name(), method);
        Optional<List<Entry>> before = known.get(key);
        if (before != null) {
            return before.orElse(null);
        }
        if (open.size() >= MAX_DEPTH || !open.add(key)) {
            return List.of(Entry.open(code, method, Part.Kind.LOST));
        }
        boolean first = open.size() == 1;
        List<Entry> found = first ? program.apart(STEPS, () -> find(code, method)) : find(code, method);
        open.remove(key);
        if (first || found == null || found.stream().noneMatch(entry -> entry.has(Part.Kind.LOST))) {
            known.put(key, Optional.ofNullable(found));
        }
        return found;
    }

    private @Nullable List<Entry> find(ClassCode code, MethodNode method) {
        ClassCode.Site lambda = code.lambda(method);
        if (lambda != null) {
            return gathered(List.of(new Caller(code, lambda.method())), code, method);
        } else if (Openness.isOpen(program, code, method)) {
            return null;
        }
        Set<Caller> callers = callers(code, method);
        return callers.isEmpty() ? null : gathered(callers, code, method);
    }

    // Beyond a bound, some of the ways of being called are known, and that there are others.
    private List<Entry> gathered(Collection<Caller> callers, ClassCode code, MethodNode method) {
        Set<Entry> all = new LinkedHashSet<>();
        boolean whole = callers.size() <= MAX_METHODS;
        for (Caller caller : callers.stream().limit(MAX_METHODS).toList()) {
            if (all.size() <= MAX_ENTRIES && !program.isSpent()) {
                whole &= inEach(caller, entry -> gather(caller, entry, code, method), all);
            }
        }
        if (!whole || all.size() > MAX_ENTRIES || program.isSpent()) {
            all.add(Entry.open(code, method, Part.Kind.LOST));
        }
        return all.isEmpty() ? List.of(Entry.open(code, method, Part.Kind.DATA)) : List.copyOf(all);
    }

    private interface Run {
        @Nullable
        Set<Entry> of(Entry entry);
    }

    // The caller with any parameters first; where they matter, with those that it is called with itself.
    private boolean inEach(Caller caller, Run run, Set<Entry> all) {
        Set<Entry> first = run.of(Entry.open(caller.code, caller.method, Part.Kind.PARAMETER));
        if (first == null) {
            return false;
        } else if (first.stream().noneMatch(entry -> entry.has(Part.Kind.PARAMETER))) {
            all.addAll(first);
            return true;
        }
        List<Entry> entries = entries(caller.code, caller.method);
        if (entries == null) {
            first.forEach(entry -> all.add(entry.with(Part.Kind.PARAMETER, Part.Kind.DATA)));
            return true;
        }
        for (Entry entry : entries) {
            Set<Entry> more = run.of(entry);
            if (more == null) {
                return false;
            }
            all.addAll(more);
        }
        return true;
    }

    // Where following more meets a bound, what was seen before it stays, with what was not followed as lost.
    private @Nullable Set<Entry> gather(Caller caller, Entry entry, ClassCode code, MethodNode method) {
        Follow follow = Follow.NOTHING;
        Set<Entry> before = null;
        for (int round = 0; round < Follow.ROUNDS; round++) {
            Gathering gathering = new Gathering(program, caller, code, method);
            Execution execution = new Execution(program, gathering, follow);
            execution.run(caller.code, caller.method, entry);
            Set<Entry> found = gathering.entries(code, method);
            if (execution.lost()) {
                break;
            }
            before = found;
            Set<Part> parts = new LinkedHashSet<>();
            found.forEach(each -> parts.addAll(each.parts()));
            parts.addAll(parts.isEmpty() ? Set.of() : execution.conditions());
            Follow more = follow.and(parts).withChecks(parts);
            if (more.keys().equals(follow.keys())) {
                return found;
            }
            follow = more;
        }
        if (before == null) {
            return null;
        }
        Set<Entry> all = new LinkedHashSet<>();
        before.forEach(each -> all.add(each.with(Part.Kind.DEFERRED, Part.Kind.LOST)));
        return all;
    }

    // A constructor or private method is called on its very class, a static one also through a subclass.
    static boolean arrives(Types types, String called, String owner, MethodNode method) {
        if (method.name.startsWith("<") || (method.access & Opcodes.ACC_PRIVATE) != 0) {
            return called.equals(owner);
        }
        return (method.access & Opcodes.ACC_STATIC) != 0
                ? types.isSubtype(called, owner)
                : isRelated(types, called, owner);
    }

    static boolean isRelated(Types types, String one, String other) {
        return types.isSubtype(one, other) || types.isSubtype(other, one);
    }

    /** The methods of the program that call or refer to a method. */
    Set<Caller> callers(ClassCode code, MethodNode method) {
        Set<Caller> all = new LinkedHashSet<>();
        boolean exact = method.name.startsWith("<") || (method.access & Opcodes.ACC_PRIVATE) != 0;
        Set<String> owners = exact ? Set.of(code.name()) : program.types().family(code.name());
        in(owners, method.name, method.desc, caller -> {
            for (AbstractInsnNode insn : caller.method.instructions) {
                if (calls(insn, code.name(), method)) {
                    all.add(caller);
                }
            }
        });
        return all;
    }

    /** How the caller names the method where it calls it. */
    Set<Callee> keys(Caller caller, ClassCode code, MethodNode method) {
        Set<Callee> all = new LinkedHashSet<>();
        for (AbstractInsnNode insn : caller.method.instructions) {
            if (insn instanceof MethodInsnNode call && calls(insn, code.name(), method)) {
                all.add(new Callee(call.owner, call.name, call.desc));
            } else if (insn instanceof InvokeDynamicInsnNode && calls(insn, code.name(), method)) {
                all.add(new Callee(code.name(), method.name, method.desc));
            }
        }
        return all;
    }

    /** The methods that may name a member of one of the types. */
    void in(Set<String> owners, String name, String descriptor, Consumer<Caller> each) {
        for (String type : program.references().naming(owners, name, descriptor)) {
            ClassCode code = program.code(type);
            if (code != null) {
                code.naming(name, descriptor).forEach(method -> each.accept(new Caller(code, method)));
            }
        }
    }

    private boolean calls(AbstractInsnNode insn, String owner, MethodNode method) {
        if (insn instanceof MethodInsnNode call) {
            return call.name.equals(method.name)
                    && call.desc.equals(method.desc)
                    && arrives(program.types(), call.owner, owner, method);
        } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
            for (Object argument : dynamic.bsmArgs) {
                if (argument instanceof Handle handle
                        && handle.getName().equals(method.name)
                        && handle.getDesc().equals(method.desc)
                        && arrives(program.types(), handle.getOwner(), owner, method)) {
                    return true;
                }
            }
        }
        return false;
    }
}
