package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the paths of one method, and of the methods that it calls, within bounds.
 *
 * <p>A condition that is known chooses its side; one that is not is followed both ways, and tells on each side what it
 * has shown. Paths that differ in nothing that can still be read become one. A loop is followed round by round while its
 * condition is known; else, from its third round on, with what its values are on every round.
 */
final class Execution {
    static final int MAX_PATHS = 2_000;
    static final int MAX_DEPTH = 6;

    private static final int MAX_KNOWN_ROUNDS = 100;
    private static final int MAX_OPEN_ROUNDS = 2;
    private static final int MAX_ROUNDS = MAX_KNOWN_ROUNDS + 20;
    private static final int MAX_RECURSION = 3;
    private static final int MAX_STATES = 12;
    private static final int MAX_STATES_CALLED = 6;
    private static final int MIN_STATES = 2;
    private static final int MAX_INSTRUCTIONS = 1_500;
    private static final int MAX_OUTCOMES = 6;

    private record Site(int frame, int at, Object kind) {}

    private final Program program;
    private final Observer observer;
    private final Follow follow;
    private final Set<Part> conditions = new LinkedHashSet<>();
    private final Map<Site, Integer> names = new HashMap<>();
    private int paths;
    private int floor;
    private boolean lost;
    private boolean check;
    private @Nullable Throwable broken;

    /**
     * @param program what can be called
     * @param observer sees what happens
     * @param follow which methods and fields of the program are followed, rather than told as not yet followed
     */
    Execution(Program program, Observer observer, Follow follow) {
        this.program = program;
        this.observer = observer;
        this.follow = follow;
    }

    Program program() {
        return program;
    }

    Observer observer() {
        return observer;
    }

    Follow follow() {
        return follow;
    }

    /** Whether a bound was met, so that there can be paths that were not followed. */
    boolean lost() {
        return lost;
    }

    void lose() {
        lost = true;
    }

    /** What the code did that no compiler makes it do; null where it did no such thing. */
    @Nullable
    Throwable broken() {
        return broken;
    }

    /** A condition is not known: by the fields, and the methods of the same class, that it was made by. */
    void open(Value condition, Frame frame) {
        if (condition instanceof Datum datum) {
            for (Part part : datum.parts()) {
                Callee by = part.kind() == Part.Kind.DEFERRED ? part.source() : null;
                if (by != null
                        && (by.isField() || by.owner().equals(frame.code().name()))) {
                    conditions.add(part);
                }
            }
        }
    }

    /** A method of the program was called that might refuse what is not known. */
    void sawCheck() {
        check = true;
    }

    boolean hasSeenCheck() {
        return check;
    }

    /** What is not followed yet of what conditions were made by. */
    Set<Part> conditions() {
        return conditions;
    }

    /** Follows a method from its start. */
    void run(ClassCode code, org.objectweb.asm.tree.MethodNode method, Entry entry) {
        Frame frame = Frame.of(null, code, method, 0);
        if (frame.control().isWide()) {
            lost = true;
            return;
        }
        BitSet wanted = new BitSet();
        for (int at = 0; at < frame.control().size(); at++) {
            wanted.set(at, observer.wants(frame.place(at)));
        }
        BitSet useful = wanted.isEmpty() ? null : frame.control().leadingTo(wanted);
        try {
            // What the object holds at the end matters, even where the method reads it no more.
            lost |= !follow(frame, entry.state(frame), Set.of(Entry.SELF), useful)
                    .whole();
        } catch (RuntimeException | StackOverflowError | AssertionError beyond) {
            lost = true;
            broken = beyond;
        }
    }

    /**
     * The ways in which a method ended.
     *
     * @param whole whether these are all
     */
    record Ended(List<Outcome> ways, boolean whole) {}

    /** Follows a method that is called: for at most half of the steps that are left, so that its caller has some as well. */
    Ended call(Frame caller, int at, Program.Target target, List<Value> arguments, State state) {
        String key = ClassCode.key(target.code().name(), target.method());
        Frame frame = Frame.of(caller, target.code(), target.method(), name(caller.name(), at, key));
        State first = new Entry(arguments, state.heap()).state(frame);
        int outer = floor;
        floor = Math.max(floor, program.left() / 2);
        try {
            return follow(frame, first, new HashSet<>(state.heap().names()), null);
        } finally {
            floor = outer;
        }
    }

    boolean canFollow(Frame frame, Program.Target target) {
        return !target.code().control(target.method()).isWide()
                && frame.depth() < MAX_DEPTH
                && frame.rounds(target.method()) <= MAX_RECURSION
                && !exhausted();
    }

    boolean exhausted() {
        if (paths > MAX_PATHS || program.isSpent()) {
            lost = true;
        }
        return lost || program.left() < floor;
    }

    private Ended follow(Frame frame, State first, Set<Integer> pinned, @Nullable BitSet useful) {
        Set<Outcome> outcomes = new LinkedHashSet<>();
        Control control = frame.control();
        int apart = frame.caller() == null ? MAX_STATES : MAX_STATES_CALLED;
        Meetings meetings =
                new Meetings(Math.max(MIN_STATES, Math.min(apart, MAX_INSTRUCTIONS / Math.max(1, control.size()))));
        Worklist open = new Worklist(control);
        open.push(first);
        Step step = new Step(this, frame, open, outcomes, pinned);
        while (!open.isEmpty()) {
            List<State> arrived = new ArrayList<>();
            for (State each : open.poll()) {
                State now = useful != null && !useful.get(each.at()) ? null : arrived(each, control, pinned);
                if (now != null) {
                    arrived.add(now);
                }
            }
            for (State each : meetings.of(arrived)) {
                paths++;
                if (exhausted()) {
                    return new Ended(List.copyOf(outcomes), false);
                }
                run(each, step, open, control.size());
            }
        }
        return new Ended(Outcome.few(outcomes, MAX_OUTCOMES), !meetings.lost());
    }

    private @Nullable State arrived(State state, Control control, Set<Integer> pinned) {
        if (state.at() >= control.size()) {
            return null;
        }
        state.forget(control, pinned);
        if (control.isLoopHead(state.at()) || !control.isLooped(state.at())) {
            state.choose(null);
        }
        return control.isLoopHead(state.at()) ? round(state) : state;
    }

    // To where paths meet again.
    private void run(State from, Step step, Worklist open, int end) {
        State state = from;
        do {
            program.spend();
            state = step.take(state);
        } while (state != null && state.at() < end && !open.isMeeting(state.at()) && !exhausted());
        if (state != null) {
            open.push(state);
        }
    }

    // A loop whose condition is known is followed as it runs; any other is widened until nothing changes any more.
    private @Nullable State round(State state) {
        State.Visit last = state.visits().get(state.at());
        int count = last == null ? 1 : last.count() + 1;
        State now = state;
        if (last != null) {
            boolean known = last.forks() == state.forks();
            if (count > MAX_ROUNDS) {
                lost = true;
                return null;
            } else if (known ? count > MAX_KNOWN_ROUNDS : count > MAX_OPEN_ROUNDS) {
                now = state.widened(last.then());
            }
        }
        State snapshot = now.copy();
        snapshot.visits().clear();
        now.visits().put(now.at(), new State.Visit(count, now.forks(), snapshot));
        return now;
    }

    /** A name for what an instruction draws, the same on every path; what was drawn there before loses it. */
    int symbol(Frame frame, int at, State state) {
        int symbol = name(frame.name(), at, "unknown");
        if (frame.control().isLooped(at) || frame.caller() != null) {
            state.redraw(symbol);
        }
        return symbol;
    }

    /** A name for an object that an instruction makes; another one while an older of this instruction is held. */
    Ref object(Frame frame, int at, int part, State state) {
        for (int copy = 0; ; copy++) {
            int name = name(frame.name(), at * 8 + part, copy);
            if (!state.heap().holds(name)) {
                return new Ref(name);
            }
        }
    }

    private int name(int frame, int at, Object kind) {
        Site site = new Site(frame, at, kind);
        Integer known = names.get(site);
        if (known == null) {
            known = names.size() + 1;
            names.put(site, known);
        }
        return known;
    }
}
