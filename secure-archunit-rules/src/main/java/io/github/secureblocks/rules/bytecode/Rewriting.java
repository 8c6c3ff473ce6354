package io.github.secureblocks.rules.bytecode;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Puts other values into an object. */
final class Rewriting {
    private Rewriting() {}

    static Obj of(Obj object, UnaryOperator<Value> change) {
        if (!changes(object, change)) {
            return object;
        }
        if (object instanceof Obj.Items items) {
            return new Obj.Items(
                    items.type(),
                    items.items().stream().map(change).toList(),
                    items.exact(),
                    change.apply(items.rest()),
                    items.fixed());
        } else if (object instanceof Obj.Entries entries) {
            return new Obj.Entries(
                    entries.type(),
                    all(entries.known(), change),
                    entries.exact(),
                    change.apply(entries.rest()),
                    entries.fixed());
        } else if (object instanceof Obj.Instance instance) {
            return new Obj.Instance(instance.type(), all(instance.fields(), change), instance.fresh());
        } else if (object instanceof Obj.Choice choice) {
            return new Obj.Choice(
                    choice.type(),
                    choice.values().stream().map(change).collect(Collectors.toCollection(LinkedHashSet::new)));
        } else if (object instanceof Obj.Cursor cursor) {
            return change.apply(cursor.over()) instanceof Ref over
                    ? new Obj.Cursor(cursor.type(), over, cursor.next())
                    : cursor;
        } else if (object instanceof Obj.Text text) {
            return change.apply(text.content()) instanceof Datum content ? new Obj.Text(text.type(), content) : text;
        }
        Obj.Opaque opaque = (Obj.Opaque) object;
        return change.apply(opaque.content()) instanceof Datum content
                ? new Obj.Opaque(opaque.type(), content)
                : opaque;
    }

    private static boolean changes(Obj object, UnaryOperator<Value> change) {
        for (Value value : Heap.inside(object)) {
            if (change.apply(value) != value) {
                return true;
            }
        }
        return false;
    }

    /** A change of data that reaches into functions as well. */
    static UnaryOperator<Value> ofData(UnaryOperator<Datum> change) {
        return new UnaryOperator<>() {
            @Override
            public Value apply(Value value) {
                if (value instanceof Datum datum) {
                    return change.apply(datum);
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

    private static <K> Map<K, Value> all(Map<K, Value> values, UnaryOperator<Value> change) {
        Map<K, Value> changed = new LinkedHashMap<>(values);
        changed.replaceAll((key, value) -> change.apply(value));
        return changed;
    }
}
