package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a value is on every round of a loop, from what it was on two. */
final class Widening {
    private final Heap before;
    private final Heap now;

    Widening(Heap before, Heap now) {
        this.before = before;
        this.now = now;
    }

    Value of(Value one, Value other) {
        if (one.equals(other)) {
            return other;
        } else if (one instanceof Datum first && other instanceof Datum second) {
            return joined(first, second);
        } else if (isNull(one)) {
            return other;
        } else if (isNull(other)) {
            return one instanceof Ref ref && now.get(ref) == null ? before.summary(one) : one;
        }
        return before.summary(one).join(now.summary(other));
    }

    // What it can be is kept from the first two rounds: it could grow with every one.
    private static Datum joined(Datum first, Datum second) {
        Datum both = first.join(second);
        return first.constant() == null ? both.withMay(first.may()) : both;
    }

    private static boolean isNull(Value value) {
        return value instanceof Datum datum && datum.isNull();
    }

    void objects() {
        for (int name : List.copyOf(now.names())) {
            Ref ref = new Ref(name);
            Obj old = before.get(ref);
            Obj object = now.get(ref);
            if (old != null && object != null && !old.equals(object)) {
                now.put(ref, of(old, object));
            }
            Settings earlier = before.settings(ref);
            Settings settings = now.settings(ref);
            if (earlier != null && settings != null && !earlier.equals(settings)) {
                now.configure(ref, settings.common(earlier));
            }
        }
    }

    private Obj of(Obj old, Obj object) {
        if (old instanceof Obj.Text first && object instanceof Obj.Text second) {
            return new Obj.Text(second.type(), joined(first.content(), second.content()));
        } else if (old instanceof Obj.Items first && object instanceof Obj.Items second) {
            return items(first, second);
        } else if (old instanceof Obj.Entries first && object instanceof Obj.Entries second) {
            return entries(first, second);
        } else if (old instanceof Obj.Instance first && object instanceof Obj.Instance second) {
            return instance(first, second);
        } else if (old instanceof Obj.Opaque first && object instanceof Obj.Opaque second) {
            return new Obj.Opaque(second.type(), joined(first.content(), second.content()));
        }
        if (object instanceof Obj.Choice choice) {
            return old instanceof Obj.Choice first ? choice(first, choice) : object;
        }
        return object instanceof Obj.Cursor cursor ? new Obj.Cursor(cursor.type(), cursor.over(), -1) : object;
    }

    // What one of the paths has not read or written yet is left to be asked for, unless the object was made on it.
    private Obj instance(Obj.Instance first, Obj.Instance second) {
        Map<String, Value> fields = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>(second.fields().keySet());
        names.addAll(first.fields().keySet());
        for (String name : names) {
            Value one = field(first, name);
            Value other = field(second, name);
            if (one != null && other != null) {
                fields.put(name, of(one, other));
            }
        }
        return new Obj.Instance(second.type(), fields, first.fresh() && second.fresh());
    }

    private static @Nullable Value field(Obj.Instance object, String name) {
        Value known = object.fields().get(name);
        if (known != null) {
            return known;
        }
        Value unmade = object.fields().get("");
        return unmade == null && (object.fresh() || name.isEmpty()) ? Datum.NULL : unmade;
    }

    private Obj choice(Obj.Choice first, Obj.Choice second) {
        if (second.values().containsAll(first.values())) {
            return second;
        }
        Datum all = null;
        for (Value each : first.values()) {
            all = either(all, before.summary(each));
        }
        for (Value each : second.values()) {
            all = either(all, now.summary(each));
        }
        return new Obj.Opaque(second.type(), all == null ? Datum.NULL : all);
    }

    private Obj items(Obj.Items first, Obj.Items second) {
        if (first.exact()
                && second.exact()
                && first.items().size() == second.items().size()) {
            List<Value> items = new ArrayList<>();
            for (int at = 0; at < first.items().size(); at++) {
                items.add(of(first.items().get(at), second.items().get(at)));
            }
            return new Obj.Items(second.type(), items, true, second.rest(), second.fixed());
        }
        Datum rest = null;
        for (Value each : first.items()) {
            rest = either(rest, before.summary(each));
        }
        for (Value each : second.items()) {
            rest = either(rest, now.summary(each));
        }
        if (!first.exact()) {
            rest = either(rest, before.summary(first.rest()));
        }
        if (!second.exact()) {
            rest = either(rest, now.summary(second.rest()));
        }
        return Obj.Items.any(second.type(), rest == null ? Datum.NULL : rest);
    }

    private Obj entries(Obj.Entries first, Obj.Entries second) {
        Datum rest = null;
        for (Value each : first.known().values()) {
            rest = either(rest, before.summary(each));
        }
        for (Value each : second.known().values()) {
            rest = either(rest, now.summary(each));
        }
        if (!first.exact()) {
            rest = either(rest, before.summary(first.rest()));
        }
        if (!second.exact()) {
            rest = either(rest, now.summary(second.rest()));
        }
        return new Obj.Entries(second.type(), Map.of(), false, rest == null ? Datum.NULL : rest, second.fixed());
    }

    private static Datum either(@Nullable Datum all, Datum other) {
        return all == null ? other : all.join(other);
    }
}
