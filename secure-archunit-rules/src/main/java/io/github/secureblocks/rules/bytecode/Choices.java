package io.github.secureblocks.rules.bytecode;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of several objects or functions that are known, where it is not known which. */
final class Choices {
    private static final int MAX = 6;
    private static final int PART = 5;

    private Choices() {}

    /** Null where there is none, where there are too many, or where one of them is not known. */
    static @Nullable Ref of(Execution execution, Frame frame, State state, Collection<? extends Value> values) {
        Set<Value> all = new LinkedHashSet<>(values);
        if (all.isEmpty() || all.size() > MAX || all.stream().anyMatch(Datum.class::isInstance)) {
            return null;
        }
        return state.heap().put(execution.object(frame, state.at(), PART, state), new Obj.Choice("", all));
    }

    static @Nullable Ref of(CallSite site, Collection<? extends Value> values) {
        return of(site.execution(), site.frame(), site.state(), values);
    }

    /** Whether a reference can be null all the same. */
    static boolean isOne(Heap heap, Value value) {
        return heap.get(value) instanceof Obj.Choice;
    }
}
