package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One path's variables, stack and objects, at one instruction. */
final class State {
    /** How a path came to a loop's head before. */
    record Visit(int count, int forks, State then) {}

    private final Value[] locals;
    private final List<Value> stack;
    private final Heap heap;
    private final Map<Integer, Datum> facts;
    private final Set<Integer> asked;
    private final Map<Integer, Visit> visits;
    private final Set<Integer> drawn;
    private int at;
    private int forks;
    private @Nullable Set<Part> choice;

    /**
     * @param locals how many variables
     * @param heap the objects
     * @param asked the unknowns of which a caller wants to be told what this path has shown
     */
    State(int locals, Heap heap, Set<Integer> asked) {
        this.locals = new Value[locals];
        Arrays.fill(this.locals, Datum.UNSET);
        this.stack = new ArrayList<>();
        this.heap = heap;
        this.facts = new HashMap<>();
        this.asked = Set.copyOf(asked);
        this.visits = new HashMap<>();
        this.drawn = new HashSet<>();
    }

    private State(State other) {
        this.locals = other.locals.clone();
        this.stack = new ArrayList<>(other.stack);
        this.heap = other.heap.copy();
        this.facts = new HashMap<>(other.facts);
        this.asked = other.asked;
        this.visits = new HashMap<>(other.visits);
        this.drawn = new HashSet<>(other.drawn);
        this.at = other.at;
        this.forks = other.forks;
        this.choice = other.choice;
    }

    State copy() {
        return new State(this);
    }

    int at() {
        return at;
    }

    State to(int instruction) {
        at = instruction;
        return this;
    }

    Heap heap() {
        return heap;
    }

    /** What conditions have told on this path of the unknowns that were asked for. */
    Map<Integer, Datum> facts() {
        return facts;
    }

    Map<Integer, Visit> visits() {
        return visits;
    }

    int forks() {
        return forks;
    }

    void fork() {
        forks++;
    }

    /** What is not followed yet of the letter that has chosen what this round of a loop does; null where none has. */
    @Nullable
    Set<Part> choice() {
        return choice;
    }

    void choose(@Nullable Set<Part> deferred) {
        choice = deferred;
    }

    void push(Value value) {
        stack.add(value);
    }

    Value pop() {
        if (stack.isEmpty()) {
            throw new IllegalStateException("The method takes more from the stack than it put there");
        }
        return stack.remove(stack.size() - 1);
    }

    Value peek(int depth) {
        if (depth >= stack.size()) {
            throw new IllegalStateException("The method takes more from the stack than it put there");
        }
        return stack.get(stack.size() - 1 - depth);
    }

    /** The last values, in the order in which they were pushed. */
    List<Value> pop(int count) {
        List<Value> taken = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            taken.add(pop());
        }
        Collections.reverse(taken);
        return taken;
    }

    void clear(Value only) {
        stack.clear();
        stack.add(only);
    }

    Value local(int index) {
        return locals[index];
    }

    void local(int index, Value value) {
        locals[index] = value;
    }

    int depth() {
        return stack.size();
    }

    /** All values that the path can still read. */
    List<Value> roots() {
        List<Value> all = new ArrayList<>(Arrays.asList(locals));
        all.addAll(stack);
        return all;
    }

    /** Drops what is not read any more, so that paths that differ in nothing else become one. */
    void forget(Control control, Set<Integer> pinned) {
        for (int index = 0; index < locals.length; index++) {
            if (!control.isLive(at, index)) {
                locals[index] = Datum.UNSET;
            }
        }
        heap.keep(roots(), pinned);
    }

    private void replace(UnaryOperator<Datum> change) {
        UnaryOperator<Value> all = Rewriting.ofData(change);
        for (int index = 0; index < locals.length; index++) {
            locals[index] = all.apply(locals[index]);
        }
        stack.replaceAll(all);
        heap.rewrite(all);
    }

    private static boolean tells(Datum datum, int symbol) {
        return datum.condition() != null && datum.condition().symbol() == symbol;
    }

    /** A condition tells what the named unknown is on this path. */
    void learn(int symbol, Datum known) {
        if (asked.contains(symbol)) {
            facts.put(symbol, known);
        }
        replace(datum -> datum.symbol() == symbol ? known : datum);
    }

    /** What was the length of the object is not its length any more. */
    void outgrow(Ref object) {
        int length = Datum.Condition.lengthOf(object).symbol();
        replace(datum -> tells(datum, length) ? datum.on(null) : datum);
    }

    /** The named unknown is drawn anew: what was drawn before keeps no name. */
    void redraw(int symbol) {
        if (drawn.add(symbol)) {
            return;
        }
        facts.remove(symbol);
        int length = Datum.Condition.lengthOf(symbol).symbol();
        replace(datum -> {
            if (datum.symbol() == symbol) {
                return datum.named(0).on(null);
            }
            return tells(datum, symbol) || tells(datum, length) ? datum.on(null) : datum;
        });
    }

    /** This, widened by how the path came here before. */
    State widened(State before) {
        State wide = copy();
        wide.facts.entrySet().retainAll(before.facts.entrySet());
        Widening widening = new Widening(before.heap, wide.heap);
        for (int index = 0; index < locals.length; index++) {
            wide.locals[index] = widening.of(before.locals[index], locals[index]);
        }
        for (int index = 0; index < stack.size() && index < before.stack.size(); index++) {
            wide.stack.set(index, widening.of(before.stack.get(index), stack.get(index)));
        }
        widening.objects();
        return wide;
    }

    /** What makes two paths at the same instruction one. */
    record Key(
            int at,
            List<Value> locals,
            List<Value> stack,
            Heap heap,
            Map<Integer, Datum> facts,
            @Nullable Set<Part> choice) {
        @Override
        public int hashCode() {
            return (at * 31 + locals.hashCode()) * 31 + stack.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && at == that.at
                    && locals.equals(that.locals)
                    && stack.equals(that.stack)
                    && facts.equals(that.facts)
                    && Objects.equals(choice, that.choice)
                    && heap.equals(that.heap);
        }
    }

    Key key() {
        return new Key(at, List.of(locals), List.copyOf(stack), heap.copy(), Map.copyOf(facts), choice);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
