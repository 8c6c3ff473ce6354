package io.github.secureblocks.rules.bytecode;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A call on one path.
 *
 * @param callee what is called
 * @param receiver on what
 * @param arguments with what
 * @param heap the objects that these reach
 */
record Observation(Callee callee, @Nullable Value receiver, List<Value> arguments, Heap heap) {
    static Observation of(Callee callee, @Nullable Value receiver, List<Value> arguments, Heap heap) {
        Heap reached = new Heap();
        reached.adopt(heap, arguments);
        if (receiver != null) {
            reached.adopt(heap, List.of(receiver));
        }
        return new Observation(callee, receiver, List.copyOf(arguments), reached);
    }

    /** Whether it is of that call; what it runs of the functions that it is handed is seen at the same place. */
    boolean isOf(MethodInsnNode call) {
        return callee.name().equals(call.name) && callee.descriptor().equals(call.desc);
    }

    /** All that keeps something in it from being constant. */
    Set<Part> parts() {
        Set<Part> all = new LinkedHashSet<>(receiverDatum().parts());
        arguments.forEach(value -> all.addAll(heap.summary(value).parts()));
        return all;
    }

    Datum receiverDatum() {
        return receiver == null ? Datum.UNSET : heap.summary(receiver);
    }
}
