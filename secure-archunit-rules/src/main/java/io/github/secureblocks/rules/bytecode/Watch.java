package io.github.secureblocks.rules.bytecode;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Notes what the calls of one method are given, and how the objects are used that it makes. */
final class Watch implements Observer {
    private static final int MAX_SEEN = 64;

    /**
     * A call on, or with, an object that was made in the method.
     *
     * @param callee what is called
     * @param asReceiver whether on it
     * @param settings what is set on it by then
     * @param followed whether the called method was followed
     */
    record Use(Callee callee, boolean asReceiver, Settings settings, boolean followed) {}

    private final String method;
    private final IntPredicate calls;
    private final IntPredicate creations;
    private final boolean whole;
    private final Map<Integer, Set<Observation>> seen = new LinkedHashMap<>();
    private final Map<Integer, Set<Use>> uses = new LinkedHashMap<>();
    private final Set<Settings> answered = new LinkedHashSet<>();
    private final Set<Settings> stored = new LinkedHashSet<>();
    private final Set<Settings> ended = new LinkedHashSet<>();
    private final Set<String> fields = new LinkedHashSet<>();
    private final Set<Part> open = new LinkedHashSet<>();
    private final Map<Integer, Set<Observation>> answers = new LinkedHashMap<>();
    private boolean full;

    /**
     * @param method the key of the method
     * @param calls the instructions whose arguments are wanted
     * @param creations those whose objects are watched
     * @param whole whether paths are wanted that lead to none of these
     */
    Watch(String method, IntPredicate calls, IntPredicate creations, boolean whole) {
        this.method = method;
        this.calls = calls;
        this.creations = creations;
        this.whole = whole;
    }

    Set<Observation> seen(int at) {
        return seen.getOrDefault(at, Set.of());
    }

    Set<Use> uses(int at) {
        return uses.getOrDefault(at, Set.of());
    }

    Map<Integer, Set<Observation>> answers() {
        return answers;
    }

    /** The watched objects that the method answers, with what is set on them. */
    Set<Settings> answered() {
        return answered;
    }

    Set<Settings> stored() {
        return stored;
    }

    Set<Settings> ended() {
        return ended;
    }

    /** The fields into which watched objects are stored, by owner and name. */
    Set<String> fields() {
        return fields;
    }

    void lose() {
        full = true;
    }

    /** Whether there was more to see than was seen. */
    boolean full() {
        return full;
    }

    private boolean isHere(Place place) {
        return place.method().equals(method);
    }

    @Override
    public boolean wants(Place place) {
        return !whole && isHere(place) && calls.test(place.index());
    }

    @Override
    public void call(Place at, Callee callee, @Nullable Value receiver, List<Value> arguments, Heap heap) {
        if (isHere(at) && calls.test(at.index())) {
            add(seen, at.index(), Observation.of(callee, receiver, arguments, heap));
        }
    }

    private <T> void add(Map<Integer, Set<T>> to, int at, T one) {
        Set<T> all = to.computeIfAbsent(at, key -> new LinkedHashSet<>());
        if (all.size() < MAX_SEEN) {
            all.add(one);
        } else {
            full |= !all.contains(one);
        }
    }

    @Override
    public void answer(Place at, Value value, Heap heap) {
        Settings settings = heap.settings(value);
        if (settings != null) {
            answered.add(settings);
        }
        if (isHere(at)) {
            add(answers, at.index(), Observation.of(new Callee("", "", "()V"), null, List.of(value), heap));
        }
    }

    @Override
    public boolean watchesCreation(Place at, Callee callee) {
        return isHere(at) && creations.test(at.index());
    }

    @Override
    public void use(Use use, Set<Part> deferred) {
        if (isHere(use.settings.made())) {
            add(uses, use.settings.made().index(), use);
            open.addAll(deferred);
        }
    }

    /** What is not followed yet of what the watched objects are handed. */
    Set<Part> open() {
        return open;
    }

    @Override
    public void store(Place at, String owner, String name, @Nullable Value receiver, Value value, Heap heap) {
        Settings settings = heap.settings(value);
        if (settings != null) {
            stored.add(settings);
            fields.add(owner + "." + name);
        }
    }

    @Override
    public void end(Heap heap) {
        ended.addAll(heap.allSettings());
    }
}
