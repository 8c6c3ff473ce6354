package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/** The paths of a method that are still to be followed: the earliest instruction first, so that paths meet. */
final class Worklist {
    private final TreeMap<Integer, List<State>> open = new TreeMap<>();
    private final BitSet meetings = new BitSet();
    private final Control control;

    Worklist(Control control) {
        this.control = control;
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    void push(State state) {
        open.computeIfAbsent(state.at(), at -> new ArrayList<>(2)).add(state);
    }

    /** From now on, paths meet here as they do where branches join. */
    void meet(int at) {
        meetings.set(at);
    }

    boolean isMeeting(int at) {
        return control.isJoin(at) || meetings.get(at);
    }

    /** All paths that wait at the earliest instruction at which any does. */
    List<State> poll() {
        return open.pollFirstEntry().getValue();
    }
}
