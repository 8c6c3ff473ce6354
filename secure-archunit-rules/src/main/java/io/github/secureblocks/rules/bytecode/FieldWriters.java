package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;

/** What is written into fields, by every method of the program that writes one. */
final class FieldWriters {
    private static final int MAX_WRITERS = 8;

    private final Program program;

    FieldWriters(Program program) {
        this.program = program;
    }

    /** What is written into a field, at every place that writes it. */
    List<Fields.Held> stored(String owner, String field, String descriptor) {
        List<Fields.Held> all = new ArrayList<>();
        Set<Callers.Caller> writers = new LinkedHashSet<>();
        program.callers().in(program.types().family(owner), field, descriptor, caller -> {
            for (AbstractInsnNode insn : caller.method().instructions) {
                if (writes(insn, owner, field, descriptor)) {
                    writers.add(caller);
                }
            }
        });
        if (writers.size() > MAX_WRITERS) {
            all.add(lost(field));
        }
        for (Callers.Caller writer : writers.stream().limit(MAX_WRITERS).toList()) {
            Set<Fields.Held> seen = new LinkedHashSet<>();
            Writing first =
                    write(writer, Entry.open(writer.code(), writer.method(), Part.Kind.PARAMETER), owner, field);
            boolean lost = first.isLost();
            boolean parameters = first.values().stream().anyMatch(held -> Entry.holds(held, Part.Kind.PARAMETER));
            List<Entry> entries = parameters ? program.callers().entries(writer.code(), writer.method()) : null;
            if (entries == null) {
                first.values().forEach(held -> seen.add(Entry.with(held, Part.Kind.PARAMETER, Part.Kind.DATA)));
            } else {
                for (Entry entry : entries) {
                    Writing writing = write(writer, entry, owner, field);
                    seen.addAll(writing.values());
                    lost |= writing.isLost();
                }
            }
            all.addAll(seen);
            if (lost) {
                all.add(lost(field));
            }
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
                && Callers.isRelated(program.types(), write.owner, owner);
    }

    private Writing write(Callers.Caller writer, Entry entry, String owner, String field) {
        Follow follow = Follow.NOTHING;
        for (int round = 0; ; round++) {
            Writing writing = new Writing(program, writer, owner, field);
            Execution execution = new Execution(program, writing, follow);
            execution.run(writer.code(), writer.method(), entry);
            Set<Part> parts = new LinkedHashSet<>();
            writing.values()
                    .forEach(held ->
                            parts.addAll(held.heap().summary(held.value()).parts()));
            boolean asked = !parts.isEmpty() && round < Follow.ROUNDS_OF_CONDITIONS;
            parts.addAll(asked ? execution.conditions() : Set.of());
            Follow more = follow.and(parts).withChecks(parts);
            boolean done = more.keys().equals(follow.keys());
            if (done || round == Follow.ROUNDS) {
                return execution.lost() || !done ? writing.lose() : writing;
            }
            follow = more;
        }
    }
}
