package io.github.secureblocks.rules.bytecode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The objects of one path by name. */
final class Heap {
    /** Holds what this path has put into static fields. */
    static final Ref STATICS = new Ref(-2);

    private Map<Integer, Obj> objects;
    private Map<Integer, Settings> settings;
    // Of two paths that have parted, most never change an object again.
    private boolean shared;

    Heap() {
        this(new HashMap<>(), new HashMap<>(), false);
    }

    private Heap(Map<Integer, Obj> objects, Map<Integer, Settings> settings, boolean shared) {
        this.objects = objects;
        this.settings = settings;
        this.shared = shared;
    }

    private void own() {
        if (shared) {
            objects = new HashMap<>(objects);
            settings = new HashMap<>(settings);
            shared = false;
        }
    }

    /** Takes on all that another heap holds, and nothing else. */
    void become(Heap other) {
        other.shared = true;
        objects = other.objects;
        settings = other.settings;
        shared = true;
    }

    Heap copy() {
        shared = true;
        return new Heap(objects, settings, true);
    }

    @Nullable
    Obj get(Ref ref) {
        return objects.get(ref.object());
    }

    @Nullable
    Obj get(@Nullable Value value) {
        return value instanceof Ref ref ? objects.get(ref.object()) : null;
    }

    boolean holds(int name) {
        return objects.containsKey(name);
    }

    Ref put(Ref ref, Obj object) {
        own();
        objects.put(ref.object(), object);
        return ref;
    }

    @Nullable
    Settings settings(@Nullable Value value) {
        return value instanceof Ref ref ? settings.get(ref.object()) : null;
    }

    Collection<Settings> allSettings() {
        return settings.values();
    }

    void configure(Ref ref, Settings now) {
        own();
        settings.put(ref.object(), now);
    }

    Set<Integer> names() {
        return objects.keySet();
    }

    /** Takes over the objects that the values reach and that are not here yet. */
    void adopt(Heap other, Collection<? extends Value> roots) {
        for (int name : other.reachable(roots)) {
            Obj object = other.objects.get(name);
            if (object != null && !objects.containsKey(name)) {
                put(new Ref(name), object);
                Settings known = other.settings.get(name);
                if (known != null) {
                    settings.put(name, known);
                }
            }
        }
    }

    /** Forgets what nothing reaches. */
    void keep(Collection<? extends Value> roots, Set<Integer> pinned) {
        if (objects.isEmpty() && settings.isEmpty()) {
            return;
        }
        List<Value> all = new ArrayList<>(roots);
        all.add(STATICS);
        pinned.forEach(name -> all.add(new Ref(name)));
        Set<Integer> reached = reachable(all);
        if (!reached.containsAll(objects.keySet()) || !reached.containsAll(settings.keySet())) {
            own();
            objects.keySet().retainAll(reached);
            settings.keySet().retainAll(reached);
        }
    }

    private Set<Integer> reachable(Collection<? extends Value> roots) {
        Set<Integer> reached = new HashSet<>();
        Deque<Value> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Value next = open.poll();
            if (next instanceof Function function) {
                open.addAll(function.captured());
            } else if (next instanceof Ref ref && reached.add(ref.object())) {
                Obj object = objects.get(ref.object());
                if (object != null) {
                    open.addAll(inside(object));
                }
            }
        }
        return reached;
    }

    static Collection<Value> inside(Obj object) {
        if (object instanceof Obj.Items items) {
            Deque<Value> all = new ArrayDeque<>(items.items());
            all.add(items.rest());
            return all;
        } else if (object instanceof Obj.Entries entries) {
            Deque<Value> all = new ArrayDeque<>(entries.known().values());
            all.add(entries.rest());
            return all;
        } else if (object instanceof Obj.Instance instance) {
            return instance.fields().values();
        } else if (object instanceof Obj.Cursor cursor) {
            return Set.of(cursor.over());
        } else if (object instanceof Obj.Choice choice) {
            return choice.values();
        } else if (object instanceof Obj.Text text) {
            return Set.of(text.content());
        }
        return Set.of(((Obj.Opaque) object).content());
    }

    /** Puts other values into every object. */
    void rewrite(UnaryOperator<Value> change) {
        for (Map.Entry<Integer, Obj> each : List.copyOf(objects.entrySet())) {
            Obj now = Rewriting.of(each.getValue(), change);
            if (now != each.getValue()) {
                put(new Ref(each.getKey()), now);
            }
        }
    }

    /** The objects that the values reach, under other names. */
    Heap renamed(Collection<? extends Value> roots, IntUnaryOperator names) {
        Heap other = new Heap();
        UnaryOperator<Value> change = renaming(names);
        for (int name : reachable(roots)) {
            Obj object = objects.get(name);
            if (object != null) {
                int to = names.applyAsInt(name);
                other.objects.put(to, Rewriting.of(object, change));
                Settings known = settings.get(name);
                if (known != null) {
                    other.settings.put(to, known);
                }
            }
        }
        return other;
    }

    static UnaryOperator<Value> renaming(IntUnaryOperator names) {
        return new UnaryOperator<>() {
            @Override
            public Value apply(Value value) {
                if (value instanceof Ref ref) {
                    return new Ref(names.applyAsInt(ref.object()));
                } else if (value instanceof Function function) {
                    return new Function(
                            function.code(),
                            function.captured().stream().map(this).toList(),
                            function.type(),
                            function.method());
                }
                return value;
            }
        };
    }

    /** All that a value holds, as one datum. */
    Datum summary(Value value) {
        return value instanceof Datum datum ? datum : summary(value, new HashSet<>());
    }

    private Datum summary(Value value, Set<Integer> seen) {
        if (value instanceof Datum datum) {
            return datum;
        } else if (value instanceof Function function) {
            Datum all = Datum.data(Part.data("a function"), "", 0);
            for (Value each : function.captured()) {
                all = all.and(summary(each, seen));
            }
            return all;
        }
        Ref ref = (Ref) value;
        Obj object = objects.get(ref.object());
        if (object == null || !seen.add(ref.object())) {
            return Datum.someConstant("");
        }
        if (object instanceof Obj.Text text) {
            return text.content();
        } else if (object instanceof Obj.Opaque opaque) {
            return opaque.content();
        }
        Datum all = Datum.someConstant("L" + object.type() + ";");
        for (Value each : inside(object)) {
            Datum inner = summary(each, seen);
            all = all.and(inner).mayBe(all.may()).mayBe(inner.texts());
        }
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Heap heap && objects.equals(heap.objects) && settings.equals(heap.settings);
    }

    @Override
    public int hashCode() {
        return objects.hashCode() * 31 + settings.hashCode();
    }
}
