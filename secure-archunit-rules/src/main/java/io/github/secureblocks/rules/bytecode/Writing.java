package io.github.secureblocks.rules.bytecode;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;

/** Notes what one method writes into a field. */
final class Writing implements Observer {
    private final Program program;
    private final String method;
    private final String owner;
    private final String field;
    private final Set<Fields.Held> values = new LinkedHashSet<>();
    private final Map<Value, Heap> objects = new LinkedHashMap<>();
    private final Set<Value> ended = new HashSet<>();
    private final Set<Place> wanted = new HashSet<>();
    private boolean lost;

    Writing(Program program, Callers.Caller writer, String owner, String field) {
        this.program = program;
        this.method = writer.key();
        this.owner = owner;
        this.field = field;
        // A constructor may do more to the object that it has stored.
        if (!writer.method().name.endsWith("init>")) {
            int at = 0;
            for (AbstractInsnNode insn : writer.method().instructions) {
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
        if (at.method().equals(method) && name.equals(field) && Callers.isRelated(program.types(), of, owner)) {
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

    Writing lose() {
        lost = true;
        return this;
    }

    /** Whether there may be more than was seen. */
    boolean isLost() {
        return lost;
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
