package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import org.objectweb.asm.tree.FieldInsnNode;
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
    private static final int ROUNDS_OF_CONDITIONS = 2;
    private static final int MAX_WRITERS = 8;
    private static final int MAX_ENTRIES = 32;
    private static final int MAX_DEPTH = 4;

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
        List<Entry> found = find(code, method);
        open.remove(key);
        if (open.isEmpty() || found == null) {
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
        if (callers.isEmpty()) {
            return null;
        } else if (callers.size() > MAX_METHODS) {
            return List.of(Entry.open(code, method, Part.Kind.LOST));
        }
        return gathered(callers, code, method);
    }

    private List<Entry> gathered(Iterable<Caller> callers, ClassCode code, MethodNode method) {
        Set<Entry> all = new LinkedHashSet<>();
        for (Caller caller : callers) {
            boolean whole = inEach(caller, entry -> gather(caller, entry, code, method), all);
            if (!whole || all.size() > MAX_ENTRIES) {
                return List.of(Entry.open(code, method, Part.Kind.LOST));
            }
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

    private @Nullable Set<Entry> gather(Caller caller, Entry entry, ClassCode code, MethodNode method) {
        Follow follow = Follow.NOTHING;
        for (int round = 0; round < Follow.ROUNDS; round++) {
            Gathering gathering = new Gathering(program, caller, code, method);
            Execution execution = new Execution(program, gathering, follow);
            execution.run(caller.code, caller.method, entry);
            Set<Entry> found = gathering.entries(code, method);
            Set<Part> parts = new LinkedHashSet<>();
            found.forEach(each -> parts.addAll(each.parts()));
            parts.addAll(parts.isEmpty() ? Set.of() : execution.conditions());
            Follow more = follow.and(parts);
            if (execution.lost()) {
                return null;
            } else if (more.keys().equals(follow.keys())) {
                return found;
            }
            follow = more;
        }
        return null;
    }

    private static final class Gathering implements Observer {
        private final Program program;
        private final String owner;
        private final MethodNode method;
        private final Set<Entry> entered = new LinkedHashSet<>();
        private final Set<Place> wanted = new HashSet<>();
        // What it is called with where nobody is seen who calls it.
        private final Set<Entry> made = new LinkedHashSet<>();

        Gathering(Program program, Caller caller, ClassCode code, MethodNode method) {
            this.program = program;
            this.owner = code.name();
            this.method = method;
            if (code.lambda(method) == null) {
                int at = 0;
                for (AbstractInsnNode insn : caller.method.instructions) {
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
                    && arrives(program.types(), callee.owner(), owner, method);
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

    // A constructor or private method is called on its very class, a static one also through a subclass.
    private static boolean arrives(Types types, String called, String owner, MethodNode method) {
        if (method.name.startsWith("<") || (method.access & Opcodes.ACC_PRIVATE) != 0) {
            return called.equals(owner);
        }
        return (method.access & Opcodes.ACC_STATIC) != 0
                ? types.isSubtype(called, owner)
                : isRelated(types, called, owner);
    }

    private static boolean isRelated(Types types, String one, String other) {
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

    private void in(Set<String> owners, String name, String descriptor, Consumer<Caller> each) {
        for (String type : program.references().naming(owners, name, descriptor)) {
            ClassCode code = program.code(type);
            if (code != null) {
                code.node().methods.forEach(method -> each.accept(new Caller(code, method)));
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

    /** What is written into a field, at every place that writes it. */
    List<Fields.Held> stored(String owner, String field, String descriptor) {
        List<Fields.Held> all = new ArrayList<>();
        Set<Caller> writers = new LinkedHashSet<>();
        in(program.types().family(owner), field, descriptor, caller -> {
            for (AbstractInsnNode insn : caller.method.instructions) {
                if (writes(insn, owner, field, descriptor)) {
                    writers.add(caller);
                }
            }
        });
        if (writers.size() > MAX_WRITERS) {
            return List.of(lost(field));
        }
        for (Caller writer : writers) {
            Set<Fields.Held> seen = new LinkedHashSet<>();
            Writing first = write(writer, Entry.open(writer.code, writer.method, Part.Kind.PARAMETER), owner, field);
            boolean parameters = first.values().stream().anyMatch(held -> Entry.holds(held, Part.Kind.PARAMETER));
            List<Entry> entries = parameters ? entries(writer.code, writer.method) : null;
            if (entries == null) {
                first.values().forEach(held -> seen.add(Entry.with(held, Part.Kind.PARAMETER, Part.Kind.DATA)));
            } else {
                entries.forEach(
                        entry -> seen.addAll(write(writer, entry, owner, field).values()));
            }
            all.addAll(first.lost ? Set.of(lost(field)) : seen);
        }
        return all;
    }

    private static Fields.Held lost(String field) {
        return new Fields.Held(
                Datum.data(
                        Part.lost("the field " + field + ", which is written in more ways than are followed"), "", 0),
                new Heap());
    }

    private boolean writes(AbstractInsnNode insn, String owner, String field, String descriptor) {
        return insn instanceof FieldInsnNode write
                && (insn.getOpcode() == Opcodes.PUTFIELD || insn.getOpcode() == Opcodes.PUTSTATIC)
                && write.name.equals(field)
                && write.desc.equals(descriptor)
                && isRelated(program.types(), write.owner, owner);
    }

    private Writing write(Caller writer, Entry entry, String owner, String field) {
        Follow follow = Follow.NOTHING;
        for (int round = 0; ; round++) {
            Writing writing = new Writing(program, writer, owner, field);
            Execution execution = new Execution(program, writing, follow);
            execution.run(writer.code, writer.method, entry);
            Set<Part> parts = new LinkedHashSet<>();
            writing.values()
                    .forEach(held ->
                            parts.addAll(held.heap().summary(held.value()).parts()));
            boolean asked = !parts.isEmpty() && round < ROUNDS_OF_CONDITIONS;
            parts.addAll(asked ? execution.conditions() : Set.of());
            Follow more = follow.and(parts);
            boolean done = more.keys().equals(follow.keys());
            if (done || round == Follow.ROUNDS) {
                writing.lost = execution.lost() || !done;
                return writing;
            }
            follow = more;
        }
    }

    private static final class Writing implements Observer {
        private final Program program;
        private final String method;
        private final String owner;
        private final String field;
        private final Set<Fields.Held> values = new LinkedHashSet<>();
        private final Map<Value, Heap> objects = new LinkedHashMap<>();
        private final Set<Value> ended = new HashSet<>();
        private final Set<Place> wanted = new HashSet<>();
        private boolean lost;

        Writing(Program program, Caller writer, String owner, String field) {
            this.program = program;
            this.method = writer.key();
            this.owner = owner;
            this.field = field;
            // A constructor may do more to the object that it has stored.
            if (!writer.method.name.endsWith("init>")) {
                int at = 0;
                for (AbstractInsnNode insn : writer.method.instructions) {
                    if (insn instanceof FieldInsnNode write
                            && write.name.equals(field)
                            && (insn.getOpcode() == Opcodes.PUTFIELD || insn.getOpcode() == Opcodes.PUTSTATIC)) {
                        wanted.add(new Place(method, at));
                    }
                    at++;
                }
            }
        }

        @Override
        public boolean wants(Place place) {
            return wanted.contains(place);
        }

        @Override
        public void store(Place at, String of, String name, @Nullable Value receiver, Value value, Heap heap) {
            if (at.method().equals(method) && name.equals(field) && isRelated(program.types(), of, owner)) {
                if (value instanceof Ref) {
                    objects.put(value, heap.copy());
                } else {
                    values.add(new Fields.Held(value, heap.copy()));
                }
            }
        }

        // What is done to an object after it was stored counts as well.
        @Override
        public void end(Heap heap) {
            objects.keySet().forEach(value -> {
                if (heap.get(value) != null) {
                    values.add(new Fields.Held(value, heap.copy()));
                    ended.add(value);
                }
            });
        }

        Set<Fields.Held> values() {
            objects.forEach((value, heap) -> {
                if (!ended.contains(value)) {
                    values.add(new Fields.Held(value, heap));
                }
            });
            return values;
        }
    }
}
